// The search dialog: Ctrl or Cmd and K, or "/". Without this file the same link leads to /search/.

const dialog = document.getElementById("finder");
const input = dialog.querySelector("input[type=search]");
const list = dialog.querySelector(".finder-results");
const state = dialog.querySelector(".finder-state");
const PAUSE = 120;

let timer = 0;
let asked = "";
let chosen = -1;

const typing = (target) => target.closest?.("input, select, textarea, [contenteditable]");

function open() {
  if (document.querySelector("dialog[open]")) return;
  dialog.showModal();
  input.select();
  look();
}

function choose(number) {
  const options = [...list.children];
  chosen = options.length ? (number + options.length) % options.length : -1;
  for (const [at, option] of options.entries()) {
    option.setAttribute("aria-selected", String(at === chosen));
  }
  if (chosen < 0) input.removeAttribute("aria-activedescendant");
  else {
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }
}

// Text comes in pieces, [words, whether they are a match], so nothing is ever read as HTML.
function marked(tag, pieces) {
  const element = document.createElement(tag);
  for (const [text, match] of pieces) {
    if (match) {
      const mark = document.createElement("mark");
      mark.textContent = text;
      element.append(mark);
    } else element.append(text);
  }
  return element;
}

function option(result, at) {
  const link = document.createElement("a");
  link.id = `finder-${at}`;
  link.setAttribute("role", "option");
  link.href = result.href;
  link.tabIndex = -1;
  const kind = document.createElement("span");
  kind.className = "finder-kind";
  kind.textContent = result.kind;
  link.append(kind, marked("strong", result.title), marked("span", result.excerpt));
  return link;
}

function show(results, words) {
  list.replaceChildren(...results.map(option));
  input.setAttribute("aria-expanded", String(results.length > 0));
  if (!words) state.textContent = "Type a name, a port number, a path.";
  else if (!results.length) state.textContent = `Nothing found for “${words}”.`;
  else state.textContent = results.length === 1 ? "1 result" : `${results.length} results`;
  choose(results.length ? 0 : -1);
}

async function look() {
  const words = input.value.trim();
  asked = words;
  if (!words) {
    show([], "");
    return;
  }
  const query = new URLSearchParams({ q: words });
  if (dialog.dataset.architecture) query.set("a", dialog.dataset.architecture);
  try {
    const response = await fetch(`${dialog.dataset.results}?${query}`);
    if (!response.ok) throw new Error(String(response.status));
    const { results } = await response.json();
    if (asked === words) show(results, words);
  } catch {
    if (asked === words) {
      show([], words);
      state.textContent = "The search did not answer. Press Enter to try it on a page of its own.";
    }
  }
}

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
});

input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter" && chosen >= 0 && asked === input.value.trim()) {
    event.preventDefault();
    dialog.close();
    list.children[chosen].click();
  } else if (event.key === "Escape") {
    // The browser's own answer in a search field is to empty it, and only the next one closes.
    event.preventDefault();
    dialog.close();
  }
});

document.addEventListener("keydown", (event) => {
  const combined = (event.ctrlKey || event.metaKey) && !event.altKey;
  if ((combined && event.key.toLowerCase() === "k") || (event.key === "/" && !typing(event.target))) {
    event.preventDefault();
    open();
  }
});

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("[data-search-open]")) {
    event.preventDefault();
    open();
  }
});
