// A route's steps: arrow keys move between them, P plays them. Each step has an address of its own;
// this fetches the page there and shows its main part, so the address always says what is shown.

const SECONDS = 3.5;

const main = document.getElementById("main");
const pages = new Map();
let playing = 0;
let going = 0;
let here = window.location.pathname + window.location.search;

const link = (rel) => main.querySelector(`[data-step-${rel}]`);
const typing = (target) => target.closest?.("input, select, textarea, summary, [contenteditable]");

function fetched(address) {
  if (!pages.has(address)) {
    const page = fetch(address).then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.text();
    });
    page.catch(() => pages.delete(address));
    pages.set(address, page);
  }
  return pages.get(address);
}

// What a reader has set up by hand, and a new page would forget.
function kept() {
  const frame = main.querySelector(".picture-frame");
  return {
    style: main.querySelector(".picture-canvas > svg")?.style.cssText ?? "",
    left: frame?.scrollLeft ?? 0,
    down: frame?.scrollTop ?? 0,
    focus: document.activeElement?.closest?.("[data-keep-focus]")?.dataset.keepFocus,
    top: window.scrollY,
  };
}

function restore({ style, left, down, focus, top }) {
  const svg = main.querySelector(".picture-canvas > svg");
  if (svg && style) svg.style.cssText = style;
  main.querySelector(".picture-frame")?.scrollTo({ left, top: down, behavior: "instant" });
  window.scrollTo({ top, behavior: "instant" });
  if (focus) main.querySelector(`[data-keep-focus="${focus}"]`)?.focus({ preventScroll: true });
  bringIntoView();
}

// In a picture wider than its frame, the step looked at is brought to where it can be seen.
function bringIntoView() {
  const frame = main.querySelector(".picture-frame");
  const current = frame?.querySelector("svg .current");
  if (!current) return;
  const [box, room] = [current.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (box.left < room.left || box.right > room.right) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    frame.scrollBy({
      left: box.left + box.width / 2 - room.left - room.width / 2,
      behavior: still ? "instant" : "smooth",
    });
  }
}

async function show(address, { push = true } = {}) {
  const turn = ++going;
  let text;
  try {
    text = await fetched(address);
  } catch {
    window.location.assign(address);
    return;
  }
  if (turn !== going) return;
  const page = new DOMParser().parseFromString(text, "text/html");
  const fresh = page.getElementById("main");
  if (!fresh) {
    window.location.assign(address);
    return;
  }
  const before = kept();
  main.replaceChildren(...fresh.childNodes);
  document.title = page.title;
  for (const rel of ["prev", "next", "alternate"]) {
    document.head.querySelector(`link[rel=${rel}]`)?.remove();
    const there = page.head.querySelector(`link[rel=${rel}]`);
    if (there) document.head.append(there);
  }
  if (push) history.pushState({ step: true }, "", address);
  here = window.location.pathname + window.location.search;
  restore(before);
  document.dispatchEvent(new CustomEvent("page:changed"));
  say();
  const next = link("next");
  if (next) fetched(next.href).catch(() => {});
}

function say() {
  const button = main.querySelector("[data-play]");
  if (!button) return;
  button.setAttribute("aria-pressed", String(playing !== 0));
  button.querySelector("[data-play-word]").textContent = playing ? "Pause" : "Play";
}

function stop() {
  clearTimeout(playing);
  playing = 0;
  say();
}

async function play() {
  const next = link("next");
  if (!next) {
    stop();
    return;
  }
  playing = -1;
  await show(next.href);
  // Somebody may have paused while the page was on its way.
  if (playing === 0) return;
  if (link("next")) playing = setTimeout(play, SECONDS * 1000);
  else playing = 0;
  say();
}

async function toggle() {
  if (playing) {
    stop();
    return;
  }
  const first = main.querySelector("[data-step-first]");
  if (!link("next") && first) {
    playing = -1;
    await show(first.href);
    if (playing === 0) return;
    playing = setTimeout(play, SECONDS * 1000);
    say();
  } else await play();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const rel = { ArrowLeft: "previous", ArrowRight: "next" }[event.key];
  if (rel && link(rel) && !scrolls(event)) {
    event.preventDefault();
    stop();
    show(link(rel).href);
  } else if (event.key.toLowerCase() === "p" && main.querySelector("[data-play]")) toggle();
});

// In a table that scrolls sideways, the arrows scroll it.
const scrolls = (event) => event.target.closest?.(".table-frame");

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-play]")) {
    toggle();
    return;
  }
  const step = event.target.closest("a[data-step]");
  if (!step || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  stop();
  show(step.href);
});

window.addEventListener("popstate", () => {
  // A jump to a heading is no other page.
  if (here === window.location.pathname + window.location.search) return;
  stop();
  show(window.location.href, { push: false });
});

bringIntoView();
const first = link("next");
if (first) fetched(first.href).catch(() => {});
