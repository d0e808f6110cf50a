import { say } from "./words.js";

const pad = (number) => String(number).padStart(2, "0");

// 03/4/2018, with the leading zeros that Decree 30/2020 asks for.
const day = ([year, month, date]) => `${pad(date)}/${month < 3 ? pad(month) : month}/${year}`;

const written = {
  "datetime-local": (value) => `${value.slice(11, 16)} ${day(value.slice(0, 10).split("-").map(Number))}`,
  date: (value) => day(value.split("-").map(Number)),
  time: (value) => value.slice(0, 5),
};

// The browser's own calendar beside a field of text: the field keeps the Vietnamese way of writing whatever the browser's language.
export function openCalendars() {
  for (const field of document.querySelectorAll(`input[data-picker]:not([data-picker=""])`)) {
    const kind = field.dataset.picker;
    const calendar = Object.assign(document.createElement("input"), { type: kind, tabIndex: -1 });
    calendar.setAttribute("aria-hidden", "true");
    if (!calendar.showPicker || field.readOnly || field.disabled) continue;

    const opener = Object.assign(document.createElement("button"), { type: "button", title: say("calendar") });
    const of = field.labels[0]?.textContent.replace(/\s*\*$/, "");
    opener.setAttribute("aria-label", of ? `${say("calendar")}: ${of}` : say("calendar"));
    opener.append(icon(kind === "time" ? "clock" : "calendar"));
    const around = Object.assign(document.createElement("div"), { className: "picker" });
    field.replaceWith(around);
    around.append(field, calendar, opener);

    opener.addEventListener("click", () => calendar.showPicker());
    calendar.addEventListener("change", () => {
      if (!calendar.value) return;
      field.value = written[kind](calendar.value);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

function icon(name) {
  const sprite = document.querySelector('meta[name="icons"]').content;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}
