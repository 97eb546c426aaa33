// @ts-check
/** Choices that are made in tables: arrows go from one difference to the next; one box ticks all boxes of a name; a review's column takes it; while the merged verdict has the
 * focus the digits choose it, choosing to merge goes there, and Escape leaves. */
import { actions, all, at, one, visible } from "./bus.js";

const MERGED = "[data-action^=merged-]";

/** From where one is; a table that is wider than its place keeps the arrows for itself. @param {number} step */
const toApart = (step) => () => {
  const here = document.activeElement;
  const found = all("a.apart").filter((el) => el.checkVisibility());
  if (!found.length || here?.matches(".tw")) return false;
  const at = found.indexOf(/** @type {HTMLElement} */ (here));
  found[(at + (at < 0 && step < 0 ? 0 : step) + found.length) % found.length].focus();
};

export function start() {
  document.addEventListener("change", (event) => {
    const box = at(event, "[data-check-all]");
    for (const each of box ? all(`input[name="${box.dataset.checkAll}"]`) : []) /** @type {HTMLInputElement} */ (each).checked = box.checked;
  });
  document.addEventListener("focusin", (event) => at(event, MERGED) && (document.body.dataset.mode = "merge"));
  document.addEventListener("focusout", (event) => at(event, MERGED) && delete document.body.dataset.mode);
  document.addEventListener("click", (event) => one(`#${at(event, "[data-take]")?.dataset.take}`)?.click());
  document.addEventListener("change", (event) => at(event, "[data-action=decide-3]") && visible(MERGED)?.focus());
  actions({
    "next-apart": toApart(1),
    "prev-apart": toApart(-1),
    close() {
      if (!document.activeElement?.matches(MERGED)) return false;
      /** @type {HTMLElement} */ (document.activeElement).blur();
    },
  });
}
