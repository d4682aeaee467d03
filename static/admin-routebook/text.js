// Shows Markdown as readers will see it, beside the field that is typed in.

import { asker, fill, later } from "./asking.js";

export function previewText(form, url) {
  if (!url) return;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const start = (field) => {
    if (!field?.matches?.("textarea[data-markdown]") || field.dataset.previewed) return;
    field.dataset.previewed = "yes";
    watch(field, url, token);
  };
  form.addEventListener("focusin", (event) => start(event.target));
  // It may have been focused before this was loaded.
  start(document.activeElement);
}

function watch(field, url, token) {
  const pane = document.createElement("section");
  pane.className = "rb-text-pane";
  const title = document.createElement("p");
  title.textContent = "As readers will see it";
  title.id = `${field.id}-preview`;
  pane.setAttribute("aria-labelledby", title.id);
  const body = document.createElement("div");
  body.className = "rb-text";
  pane.append(title, body);
  (field.closest(".form-row") ?? field.parentElement).append(pane);

  const ask = asker((html, message) => fill(body, html, message));
  const show = () => {
    const sent = new FormData();
    sent.set("csrfmiddlewaretoken", token);
    sent.set("text", field.value);
    sent.set("id", field.id);
    ask(url, sent);
  };
  field.addEventListener("input", later(show, 400));
  show();
}
