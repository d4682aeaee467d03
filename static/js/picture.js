// Pictures: zoom, pan, full screen, and what a hop listens on and does when one points at it.
// Panning is scrolling, so touch, wheel, keys and scroll bars all work as they do anywhere.

const STEP = 1.25;
const LEAST = 0.2;
const MOST = 6;

const figureOf = (target) => target.closest?.("[data-picture]");
const frameOf = (figure) => figure.querySelector(".picture-frame");
const drawingOf = (figure) => figure.querySelector(".picture-canvas > svg");

// --- Zoom. The scale is the drawn width against the picture's own; 0 means: as the page fits it.

const scales = new WeakMap();

function shown(svg) {
  return svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
}

function zoom(figure, scale, at = null) {
  const svg = drawingOf(figure);
  if (!svg) return;
  const frame = frameOf(figure);
  const before = shown(svg);
  const box = frame.getBoundingClientRect();
  const point = at ?? { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const inside = { x: point.x - box.left + frame.scrollLeft, y: point.y - box.top + frame.scrollTop };
  if (scale === 0) {
    svg.style.removeProperty("width");
    svg.style.removeProperty("min-width");
    svg.style.removeProperty("max-width");
  } else {
    const wanted = Math.min(MOST, Math.max(LEAST, scale));
    svg.style.minWidth = "0";
    svg.style.maxWidth = "none";
    svg.style.width = `${svg.viewBox.baseVal.width * wanted}px`;
  }
  scales.set(figure, scale);
  const ratio = shown(svg) / before;
  frame.scrollLeft += inside.x * (ratio - 1);
  frame.scrollTop += inside.y * (ratio - 1);
  const said = figure.querySelector("[data-zoom-said]");
  if (said) said.textContent = `${Math.round(shown(svg) * 100)}%`;
}

const nearer = (figure, at) => zoom(figure, shown(drawingOf(figure)) * STEP, at);
const farther = (figure, at) => zoom(figure, shown(drawingOf(figure)) / STEP, at);

async function fullScreen(figure) {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await figure.requestFullscreen();
  } catch {
    // Refused by the browser or its owner: the picture stays where it is.
  }
}

const ACTIONS = { in: nearer, out: farther, fit: (figure) => zoom(figure, 0), full: fullScreen };
const KEYS = { "+": "in", "=": "in", "-": "out", 0: "fit", f: "full", F: "full" };

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-zoom]");
  if (button) ACTIONS[button.dataset.zoom](figureOf(button));
});

document.addEventListener("keydown", (event) => {
  const figure = figureOf(event.target);
  if (!figure || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const action = KEYS[event.key];
  if (action) {
    event.preventDefault();
    ACTIONS[action](figure);
  }
});

document.addEventListener(
  "wheel",
  (event) => {
    const frame = event.target.closest?.(".picture-frame");
    if (!frame || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const figure = figureOf(frame);
    const at = { x: event.clientX, y: event.clientY };
    zoom(figure, shown(drawingOf(figure)) * Math.exp(-event.deltaY / 300), at);
  },
  { passive: false },
);

// --- Pan by dragging with a mouse or a pen; a finger scrolls by itself.

let drag = null;

document.addEventListener("pointerdown", (event) => {
  const frame = event.target.closest?.(".picture-frame");
  if (!frame || event.button !== 0 || event.pointerType === "touch") return;
  drag = { frame, x: event.clientX, y: event.clientY, moved: false };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.moved && Math.hypot(dx, dy) < 4) return;
  if (!drag.moved) drag.frame.classList.add("dragging");
  drag.moved = true;
  drag.frame.scrollLeft -= dx;
  drag.frame.scrollTop -= dy;
  [drag.x, drag.y] = [event.clientX, event.clientY];
});

function drop() {
  if (!drag) return;
  drag.frame.classList.remove("dragging");
  if (drag.moved) {
    // The click that ends a drag is no click on a link.
    const stop = (event) => event.preventDefault();
    drag.frame.addEventListener("click", stop, { capture: true, once: true });
    const { frame } = drag;
    setTimeout(() => frame.removeEventListener("click", stop, { capture: true }), 0);
  }
  drag = null;
}

document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", drop);
document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.(".picture-frame")) event.preventDefault();
});

// --- What a hop listens on and does. The words are those of the list under the picture.

const card = document.createElement("div");
card.className = "hop-card";
card.id = "hop-card";
card.hidden = true;
let shownFor = null;
let timer = 0;

function wordsFor(link) {
  const figure = figureOf(link);
  const address = link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
  const hop = address.match(/\/hops\/([^/#?]+)\//)?.[1];
  return hop ? figure.querySelector(`[data-words-for="${CSS.escape(hop)}"]`) : null;
}

function place(link) {
  const box = link.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const width = card.offsetWidth;
  const left = Math.min(Math.max(8, box.left + box.width / 2 - width / 2), room - width - 8);
  const below = box.bottom + 8 + card.offsetHeight < window.innerHeight;
  card.style.left = `${left}px`;
  card.style.top = `${below ? box.bottom + 8 : Math.max(8, box.top - card.offsetHeight - 8)}px`;
}

function tell(link) {
  clearTimeout(timer);
  const words = wordsFor(link);
  if (!words || shownFor === link) return;
  hush();
  card.replaceChildren(words.content.cloneNode(true));
  figureOf(link).append(card);
  card.hidden = false;
  place(link);
  link.setAttribute("aria-describedby", card.id);
  shownFor = link;
}

function hush() {
  clearTimeout(timer);
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
  card.hidden = true;
}

const linkOf = (target) => target.closest?.(".picture-canvas a");

// What the focus asked for stays while the focus does, wherever the pointer happens to rest.
const focused = () => shownFor === document.activeElement;

// Where the pointer was last. A page that scrolls under a pointer at rest points at nothing.
let pointer = { x: -1, y: -1 };
const rests = ({ clientX, clientY }) => clientX === pointer.x && clientY === pointer.y;

document.addEventListener("pointermove", ({ clientX, clientY }) => {
  pointer = { x: clientX, y: clientY };
});

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch" || drag?.moved || rests(event)) return;
  const link = linkOf(event.target);
  if (link) tell(link);
  else if (event.target.closest?.(".hop-card")) clearTimeout(timer);
  else if (shownFor && !focused()) {
    // A moment's grace, so that the pointer can travel to the card.
    clearTimeout(timer);
    timer = setTimeout(hush, 250);
  }
});

document.addEventListener("focusin", (event) => {
  const link = linkOf(event.target);
  if (link) tell(link);
  else if (!event.target.closest?.(".hop-card")) hush();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shownFor) hush();
});

// Tabbing to a hop scrolls it into view: what it is told stays, and goes where it went.
function follow() {
  if (shownFor && focused()) place(shownFor);
  else hush();
}

document.addEventListener("scroll", follow, { capture: true, passive: true });
document.addEventListener("page:changed", hush);
