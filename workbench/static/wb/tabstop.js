// @ts-check
/** One tab stop a list: its chosen row, else its first. */
import { all, one } from "./bus.js";

/** The link or button of a row, the one with `data-grip` if it has several. @param {HTMLElement} row */
export const gripOf = (row) => (row.matches("a, button") ? row : (one("[data-grip]", row) ?? one("a[href], button", row) ?? row));

/** The row of a list that Tab reaches. @type {WeakMap<HTMLElement, HTMLElement>} */
const homes = new WeakMap();

/** Only the chosen row (else the first) can be reached with Tab.
 * @param {{row?: HTMLElement, fresh?: ParentNode}} [now] the row that is now; rows that have come */
export function rove({ row, fresh } = {}) {
  for (const other of fresh ? all("[data-list] [data-row]", fresh) : []) gripOf(other).tabIndex = -1;
  for (const list of all("[data-list]")) {
    const seen = (/** @type {HTMLElement} */ one) => one.checkVisibility();
    const [before, held] = [homes.get(list), row && list.contains(row) ? row : null];
    const home = held ?? all("[data-row][aria-current=true]", list).find(seen) ?? all("[data-row]", list).find(seen);
    if (before && before !== home) gripOf(before).tabIndex = -1;
    if (!home) continue;
    gripOf(home).tabIndex = 0;
    homes.set(list, home);
  }
}
