import { figure, say } from "./words.js";

export function countLetters() {
  for (const counter of document.querySelectorAll("[data-counts]")) {
    const field = document.getElementById(counter.dataset.counts);
    if (!field || field.maxLength < 0) continue;
    const show = () => { counter.textContent = say("letters", figure(field.maxLength - field.value.length)); };
    field.addEventListener("input", show);
    show();
  }
}
