const typing = (element) => element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);

export function focusSearch() {
  const box = document.querySelector("[data-search]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !box?.offsetParent) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

// On a phone the menu is opened by the address #menu; with script it leaves no trace in the history and closes on Escape.
export function openMenu() {
  const menu = document.getElementById("menu");
  const opener = document.querySelector("[data-menu]");
  if (!menu || !opener) return;
  const show = (open) => {
    menu.classList.toggle("open", open);
    opener.setAttribute("aria-expanded", String(open));
    (open ? menu.querySelector("a[aria-current], nav a") : opener).focus();
  };
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", (event) => { event.preventDefault(); show(true); });
  menu.querySelector(".sidebar-close").addEventListener("click", (event) => { event.preventDefault(); show(false); });
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape" && menu.classList.contains("open")) show(false); });
}

export function closePopups() {
  const popups = document.querySelectorAll("details[data-popup]");
  document.addEventListener("click", (event) => {
    for (const popup of popups) if (!popup.contains(event.target)) popup.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const popup of popups)
      if (popup.open) {
        popup.open = false;
        popup.querySelector("summary").focus();
      }
  });
}

export function focusFaults() {
  document.querySelector("[data-focus]")?.focus();
}
