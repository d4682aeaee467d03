// Previews while somebody edits. Without it, the button "Preview" does the same with a page load.

import { previewText } from "./text.js";
import { previewSave } from "./save.js";

const pane = document.getElementById("rb-preview");
const form = pane?.closest("form");

if (pane && form) {
  previewText(form, pane.dataset.textPreview);
  previewSave(form, pane);
}
