// Runs before the page is painted, so that no page flashes in the wrong colours.
// The choice is "light", "dark" or "system"; only the first two are written on the root element.
// The admin keeps its own choice in the same place, and its word for the system's is another.
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  const chosen = () => {
    try {
      const theme = localStorage.getItem("theme");
      return theme === "light" || theme === "dark" ? theme : "system";
    } catch {
      return "system"; // Storage may be forbidden; the system's choice is then the only one.
    }
  };

  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
    }
  };

  show(chosen());
  document.addEventListener("DOMContentLoaded", () => show(chosen()));
  window.addEventListener("storage", (event) => event.key === "theme" && show(chosen()));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-theme-choice]");
    if (!button) return;
    try {
      localStorage.setItem("theme", button.dataset.themeChoice);
    } catch {
      // The choice then holds for this page only.
    }
    show(button.dataset.themeChoice);
  });
})();
