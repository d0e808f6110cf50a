// The few words the script itself says, in the page's language: <meta name="words" content='{"left": "còn {0}", …}'>.
const given = document.querySelector('meta[name="words"]')?.content;
const words = given ? JSON.parse(given) : {};

// 4 212, as Figures.cs groups.
export const figure = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");

export const say = (key, value) => (words[key] ?? "").replace("{0}", value);
