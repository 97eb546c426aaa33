// @ts-check
/** One box that ticks all boxes of a name: `[data-check-all="article"]`. */
import { all, at } from "./bus.js";

export function start() {
  document.addEventListener("change", (event) => {
    const box = at(event, "[data-check-all]");
    if (!box) return;
    for (const one of all(`input[name="${box.dataset.checkAll}"]`)) /** @type {HTMLInputElement} */ (one).checked = box.checked;
  });
}
