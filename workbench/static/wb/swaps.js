// @ts-check
/** After htmx has put something new on the page: once an answer, before the next frame, whatever number of places it fills. */
import { at } from "./bus.js";

/** What is done after swaps, and what they brought since the last frame. @type {{acts: ((root: any) => void)[], fresh: Element[] | null}} */
const swaps = { acts: [], fresh: null };

/** Several elements looked through as one, themselves included. @param {Element[]} roots */
const together = (roots) => ({
  querySelectorAll: (/** @type {string} */ selector) =>
    roots.flatMap((root) => [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)]),
  querySelector(/** @type {string} */ selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  },
});

/** Do after the swaps of an answer: once, before the next frame, with what is new; the text of an article has marks and nothing else.
 * @param {(root: ParentNode) => void} act */
export function swapped(act) {
  if (!swaps.acts.length) document.addEventListener("htmx:after:settle", bring);
  swaps.acts.push(act);
}

/** @param {any} event */
function bring(event) {
  if (!swaps.fresh) {
    requestAnimationFrame(() => {
      const root = together((swaps.fresh ?? []).filter((element) => element.isConnected));
      swaps.fresh = null;
      for (const act of swaps.acts) act(root);
    });
  }
  swaps.fresh ??= [];
  if (!at(event, "article[data-text]")) swaps.fresh.push(...event.detail.newContent.filter((/** @type {Node} */ node) => node instanceof Element));
}

/** Do now, and after swaps with what is new. @param {(root: ParentNode) => void} act */
export function everywhere(act) {
  act(document);
  swapped(act);
}
