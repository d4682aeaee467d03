// Menus are <details>: they open by themselves. This closes them, as menus are expected to,
// and fills the list of architectures when somebody looks at it.

const open = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of open()) {
    if (!menu.contains(event.target) || event.target.closest("a, [data-print]")) menu.open = false;
  }
  if (event.target.closest("[data-print]")) window.print();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
});

document.addEventListener("focusout", (event) => {
  const menu = event.target.closest("details.menu[open]");
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});

// Without this the menu holds one link, to the page that lists them all.
const switcher = document.querySelector("[data-architectures]");

async function list() {
  const response = await fetch(switcher.dataset.architectures);
  if (!response.ok) return;
  const { architectures } = await response.json();
  const items = architectures.map(({ name, note, href }) => {
    const [item, link] = [document.createElement("li"), document.createElement("a")];
    link.href = href;
    link.append(name);
    if (note) {
      const said = document.createElement("span");
      said.className = "menu-note";
      said.textContent = note;
      link.append(" ", said);
    }
    if (href === switcher.dataset.here) link.setAttribute("aria-current", "true");
    item.append(link);
    return item;
  });
  switcher.querySelector("ul").replaceChildren(...items, switcher.querySelector("li:last-child"));
}

switcher?.addEventListener("toggle", () => list().catch(() => {}), { once: true });
