// Buttons that copy: data-copy holds the text itself, data-copy-from an address to fetch it from,
// data-copy-of the id of a field that holds it.

const SAID_FOR = 2000;

async function textOf(button) {
  if (button.dataset.copyFrom) {
    const response = await fetch(button.dataset.copyFrom);
    if (!response.ok) throw new Error(String(response.status));
    return response.text();
  }
  if (button.dataset.copyOf) return document.getElementById(button.dataset.copyOf).value;
  return button.dataset.copy;
}

async function put(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Over plain HTTP there is no clipboard for scripts but this old way.
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("refused");
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-copy-from], [data-copy-of]");
  if (!button || button.dataset.saying) return;
  const words = [...button.childNodes].findLast((node) => node.nodeType === Node.TEXT_NODE);
  const before = words.textContent;
  button.dataset.saying = "yes";
  button.setAttribute("aria-live", "polite");
  try {
    await put(await textOf(button));
    words.textContent = "Copied";
  } catch {
    words.textContent = "Could not copy";
  }
  setTimeout(() => {
    words.textContent = before;
    delete button.dataset.saying;
  }, SAID_FOR);
});
