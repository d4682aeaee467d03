// "?" lists the keys. A key is left alone while somebody types.

const sheet = document.getElementById("keys");

const typing = (target) => target.closest?.("input, select, textarea, [contenteditable]");

function toggle() {
  if (sheet.open) sheet.close();
  else if (!document.querySelector("dialog[open]")) sheet.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "?" && !typing(event.target)) {
    event.preventDefault();
    toggle();
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-open]")) toggle();
  const dialog = event.target.closest("dialog");
  // A click on the backdrop is a click on the dialog itself.
  if (dialog && (event.target === dialog || event.target.closest("[data-close]"))) dialog.close();
});
