// A comfort for faults that take a value: whoever writes the value means the fault.

document.addEventListener("input", ({ target }) => {
  if (!target.matches(".fault-value input")) return;
  target.closest(".fault-row").querySelector("[type=checkbox]").checked = true;
});
