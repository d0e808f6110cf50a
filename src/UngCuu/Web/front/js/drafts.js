const unsaved = new Set();

const drafted = (state) => document.querySelector(state.getAttribute("hx-include"));

// A <draft-state> posts its form by htmx; here only what happens around it.
export function keepDrafts() {
  const failed = (event) => {
    const state = event.target.closest?.(".draft-state");
    if (!state) return;
    state.classList.add("failed");
    state.textContent = state.dataset.failed;
  };
  document.addEventListener("htmx:error", failed);
  document.addEventListener("htmx:response:error", failed);
  document.addEventListener("htmx:after:swap", (event) => {
    const state = event.target.closest?.(".draft-state");
    if (!state) return;
    state.classList.remove("failed");
    unsaved.delete(drafted(state));
  });
}

export function warnOfUnsaved() {
  for (const form of document.querySelectorAll("main form[method=post]")) {
    if (!form.querySelector(".field")) continue;
    form.addEventListener("input", () => unsaved.add(form));
    form.addEventListener("submit", () => unsaved.clear());
  }
  window.addEventListener("beforeunload", (event) => { if (unsaved.size > 0) event.preventDefault(); });
}
