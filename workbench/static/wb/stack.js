// @ts-check
/** Which spans stand where on the page: read from the marks and the list, kept nowhere else. */
import { all, one } from "./bus.js";

/** @param {string} id */
export const marksOf = (id) => all(`article mark[data-s~="${id}"]`);

/** @param {string} id */
export const rowOf = (id) => one(`[data-list] [data-span="${id}"]`);

/** The spans over one mark, shortest first. @param {HTMLElement} mark */
export function stackOf(mark) {
  const ids = (mark.dataset.s ?? "").split(" ").filter(Boolean).reverse();
  if (ids.length < 2) return ids;
  const size = new Map(ids.map((id) => [id, marksOf(id).reduce((sum, one) => sum + (one.textContent ?? "").length, 0)]));
  return ids.sort((a, b) => (size.get(a) ?? 0) - (size.get(b) ?? 0));
}

/** Is this span a suggestion that nobody has decided? @param {string} id */
export function suggested(id) {
  const state = rowOf(id)?.dataset.state;
  if (state) return state === "suggested";
  const [first] = marksOf(id);
  return first?.dataset.sug?.split(" ").includes(id) ?? (first?.classList.contains("t-sug") && stackOf(first)[0] === id);
}
