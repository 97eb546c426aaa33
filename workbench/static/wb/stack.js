// @ts-check
/** Which spans stand where on the page: read from the marks and the list, kept nowhere else. */

/** @param {string} id */
export const marksOf = (id) => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`article [data-s~="${CSS.escape(id)}"]`)]);

/** @param {string} id @returns {HTMLElement | null} */
export const rowOf = (id) => document.querySelector(`[data-list] [data-span="${CSS.escape(id)}"]`);

/** @param {string} id */
const size = (id) => marksOf(id).reduce((sum, mark) => sum + (mark.textContent ?? "").length, 0);

/** The spans over one mark, shortest first. @param {Element} mark @returns {string[]} */
export function stackOf(mark) {
  const ids = (mark.closest("[data-s]")?.getAttribute("data-s") ?? "").split(" ").filter(Boolean).reverse();
  return ids.length > 1 ? ids.map((id) => ({ id, size: size(id) })).sort((a, b) => a.size - b.size).map((s) => s.id) : ids;
}

/** Is this span a machine's suggestion that nobody has decided? @param {string} id */
export function suggested(id) {
  const row = rowOf(id);
  if (row?.dataset.state) return row.dataset.state === "suggested";
  const [first] = marksOf(id);
  return (first?.dataset.sug?.split(" ") ?? (first?.classList.contains("t-sug") ? stackOf(first).slice(0, 1) : [])).includes(id);
}
