import { figure, say } from "./words.js";

// The page says what time it is on the working clock, which drills move; the reader's own clock only counts on from there.
const ahead = Date.parse(document.documentElement.dataset.now) - Date.now() || 0;
const now = () => Date.now() + ahead;

const minute = 60_000, hour = 60 * minute, day = 24 * hour;

const count = (unit, number) => say(number === 1 ? unit : `${unit}s`, figure(number));

// As Durations.cs words it: always rounded down.
function amount(length) {
  if (length < minute) return say("moment");
  if (length < hour) return count("minute", Math.floor(length / minute));
  const minutes = Math.floor((length % hour) / minute);
  if (length < 6 * hour && minutes > 0) return `${count("hour", Math.floor(length / hour))} ${count("minute", minutes)}`;
  return length < 2 * day ? count("hour", Math.floor(length / hour)) : count("day", Math.floor(length / day));
}

const set = (element, text) => { if (element.textContent !== text) element.textContent = text; };

function refresh() {
  for (const element of document.querySelectorAll("[data-left]")) {
    const left = Date.parse(element.dateTime) - now();
    set(element, left < 0 ? say("late", amount(-left)) : say("left", amount(left)));
    const soon = element.dataset.left && now() >= Date.parse(element.dataset.left);
    element.classList.toggle("left-late", left < 0);
    element.classList.toggle("left-soon", left >= 0 && !!soon);
    element.classList.toggle("left-quiet", left >= 0 && !soon);
  }
  for (const element of document.querySelectorAll("[data-ago]")) {
    const ago = now() - Date.parse(element.dataset.ago);
    set(element, ago < 0 ? say("in", amount(-ago)) : say("ago", amount(ago)));
  }
}

export function keepTime() {
  if (!document.documentElement.dataset.now) return;
  setInterval(() => { if (!document.hidden) refresh(); }, 15_000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
}
