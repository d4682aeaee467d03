// Before, after, or both in the comparison's picture: shown in place. Each has an address of its
// own; this fetches the page there and takes its picture, so the address always says what is shown.

const pages = new Map();
let going = 0;

const part = () => document.querySelector("[data-compared]");

// Announces what is shown; it must be there before it changes.
const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
part()?.after(said);

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

async function show(link) {
  const turn = ++going;
  const address = link.href.split("#")[0];
  let fresh = null;
  try {
    const page = new DOMParser().parseFromString(await fetched(address), "text/html");
    fresh = page.querySelector("[data-compared]");
  } catch {
    // Told below by going there.
  }
  if (turn !== going) return;
  if (!fresh) {
    window.location.assign(link.href);
    return;
  }
  const here = part();
  const frame = here.querySelector(".picture-frame");
  const open = [...here.querySelectorAll("details")].map((each) => each.open);
  const before = {
    style: here.querySelector(".picture-canvas > svg")?.style.cssText ?? "",
    left: frame?.scrollLeft ?? 0,
    top: frame?.scrollTop ?? 0,
    zoom: here.querySelector("[data-zoom-said]")?.textContent ?? "",
  };
  here.replaceChildren(...fresh.childNodes);
  here.querySelectorAll("details").forEach((each, at) => (each.open = open[at] ?? false));
  const svg = here.querySelector(".picture-canvas > svg");
  if (svg && before.style) svg.style.cssText = before.style;
  const zoom = here.querySelector("[data-zoom-said]");
  if (zoom) zoom.textContent = before.zoom;
  here.querySelector(".picture-frame")?.scrollTo({ left: before.left, top: before.top, behavior: "instant" });
  here.querySelector(`[data-show="${link.dataset.show}"]`)?.focus({ preventScroll: true });
  said.textContent = here.querySelector("figcaption")?.textContent ?? "";
  history.replaceState(history.state, "", address);
  document.dispatchEvent(new CustomEvent("page:changed"));
}

// In a picture wider than its frame, what changed is brought to where it can be seen.
function bringIntoView() {
  const frame = part()?.querySelector(".picture-frame");
  const marked = [...(frame?.querySelectorAll("svg [class*=change-]") ?? [])];
  if (!marked.length || frame.scrollWidth <= frame.clientWidth) return;
  const room = frame.getBoundingClientRect();
  const boxes = marked.map((each) => each.getBoundingClientRect());
  if (boxes.some((box) => box.left >= room.left && box.right <= room.right)) return;
  const [first] = boxes.sort((one, other) => one.left - other.left);
  frame.scrollLeft += first.left + first.width / 2 - room.left - room.width / 2;
}

bringIntoView();

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-show]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  show(link);
});

// Pointing at one of them fetches it, so that it is there when it is wanted.
document.addEventListener("pointerover", (event) => {
  const link = event.target.closest?.("a[data-show]");
  if (link) fetched(link.href.split("#")[0]).catch(() => {});
});
