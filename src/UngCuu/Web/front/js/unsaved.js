const unsaved = new Set();

// Leaving a form that somebody typed into and did not send is asked about first.
export function warnOfUnsaved() {
  for (const form of document.querySelectorAll("main form[method=post]")) {
    if (!form.querySelector(".field")) continue;
    form.addEventListener("input", () => unsaved.add(form));
    form.addEventListener("submit", () => unsaved.clear());
  }
  window.addEventListener("beforeunload", (event) => { if (unsaved.size > 0) event.preventDefault(); });
}
