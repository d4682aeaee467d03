// Comforts for the form of a trace: whoever writes a fault's value means the fault.

for (const field of document.querySelectorAll(".fault-value input")) {
  field.addEventListener("input", () => {
    field.closest(".fault-row").querySelector("[type=checkbox]").checked = true;
  });
}
