// Shows what a save would make: changes, findings and pictures. Nothing is saved by asking.

import { asker, fill, later } from "./asking.js";

export function previewSave(form, pane) {
  const body = pane.querySelector(".rb-preview-body");
  const ask = asker((html, message) => {
    fill(body, html, message);
    pane.removeAttribute("aria-busy");
  });
  const show = () => {
    const sent = new FormData(form);
    sent.set("_preview", "fragment");
    pane.setAttribute("aria-busy", "true");
    ask(form.getAttribute("action") || window.location.href, sent);
  };
  for (const button of form.querySelectorAll("[name=_preview]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      pane.hidden = false;
      pane.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
      show();
    });
  }
  // Once it is open it follows what is typed.
  const follow = later(() => !pane.hidden && show(), 900);
  form.addEventListener("input", follow);
  form.addEventListener("change", follow);
}
