// @ts-check
/**
 * Positions in the text of an edition: Unicode code points, half-open, as the server counts them.
 * UTF-16 never leaves this file and `steps.js`.
 * @typedef {{start: number, end: number, quote: string}} Span
 */

/** Two halves of a pair are one code point. @param {string} text */
export const lengthOf = (text) => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);

/** UTF-16 index of a code point index.
 * @param {string} text @param {number} points */
export function utf16(text, points) {
  let i = 0;
  for (let left = points; left > 0 && i < text.length; left -= 1) i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
  return i;
}

/** The paragraphs of the text, or of one part of it, that are here already: asked for at each key and move, among thousands of marks.
 * @param {Element} article @returns {HTMLElement[]} */
export const paragraphs = (article) =>
  /** @type {any} */ ([...article.children].flatMap((child) => (child.matches(".part") ? [...child.children] : child.hasAttribute("data-o") ? child : [])));

/** Parts of a long text that are out of sight are not laid out, so which is in sight is asked of the parts first.
 * @param {Element} article @param {number} top @returns {HTMLElement | undefined} the first paragraph that ends below */
export function firstBelow(article, top) {
  const below = (/** @type {Element} */ one) => one.getBoundingClientRect().bottom > top;
  const part = [...article.querySelectorAll(":scope > .part")].find(below);
  return paragraphs(part ?? article).find((p) => below(p) && p.textContent);
}

/** @param {HTMLElement} paragraph */
export const startOf = (paragraph) => Number(paragraph.dataset.o);

/** @param {HTMLElement} paragraph */
export const endOf = (paragraph) => startOf(paragraph) + lengthOf(paragraph.textContent ?? "");

/** Code point of a DOM position; one between paragraphs belongs to the end of the one before, one outside to the nearest end.
 * @param {Element} article @param {Node} node @param {number} offset @returns {number | null} */
export function toCodePoint(article, node, offset) {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = /** @type {HTMLElement | null | undefined} */ (element?.closest("[data-o]"));
  const range = document.createRange();
  if (paragraph && article.contains(paragraph)) {
    range.setStart(paragraph, 0);
    range.setEnd(node, offset);
    return startOf(paragraph) + lengthOf(range.toString());
  }
  range.setStart(node, offset);
  const [first, ...rest] = paragraphs(article);
  const before = [first, ...rest].findLast((p) => p && range.comparePoint(p, 0) < 0);
  return before ? endOf(before) : first ? startOf(first) : null;
}

/** The paragraph a code point lies in (the end of a paragraph is still inside it).
 * @param {Element} article @param {number} point @returns {HTMLElement | null} */
export function paragraphAt(article, point) {
  const all = paragraphs(article);
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(all[middle]) <= point) low = middle;
    else high = middle - 1;
  }
  return all[low] ?? null;
}

/** DOM position of a code point.
 * @param {Element} article @param {number} point @returns {[Node, number] | null} */
export function toPosition(article, point) {
  const paragraph = paragraphAt(article, point);
  if (!paragraph) return null;
  let left = utf16(paragraph.textContent ?? "", Math.max(0, point - startOf(paragraph)));
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  /** @type {Text | null} */
  let last = null;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    last = /** @type {Text} */ (node);
    if (left <= last.length) return [last, left];
    left -= last.length;
  }
  return last ? [last, last.length] : [paragraph, 0];
}

/** @param {Element} article @param {number} start @param {number} end @returns {Range | null} */
export function toRange(article, start, end) {
  const [from, to] = [toPosition(article, start), toPosition(article, end)];
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** The text between two code points. What lies between paragraphs is not on the page: `data-gap` tells it,
 * else it is line feeds; the server compares the quote and refuses a wrong one.
 * @param {Element} article @param {number} start @param {number} end */
export function slice(article, start, end) {
  let text = "";
  let at = start;
  const all = paragraphs(article);
  const first = all.indexOf(/** @type {HTMLElement} */ (paragraphAt(article, start)));
  for (const paragraph of all.slice(Math.max(0, first))) {
    const [from, content] = [startOf(paragraph), paragraph.textContent ?? ""];
    const to = from + lengthOf(content);
    if (from >= end) break;
    if (to <= start) continue;
    if (from > at) text += "\n".repeat(from - at);
    text += content.slice(utf16(content, Math.max(0, start - from)), utf16(content, Math.min(to, end) - from));
    at = to;
    const gap = paragraph.dataset.gap;
    if (gap !== undefined && end > to) {
      text += gap.slice(0, utf16(gap, end - to));
      at = to + lengthOf(gap);
    }
  }
  return text;
}

/** Edges widened to whole graphemes and then freed of white space: what is stored is what is shown.
 * @param {HTMLElement} article @param {number} start @param {number} end @returns {Span | null} */
export function settle(article, start, end) {
  const [low, high] = [snap(article, Math.min(start, end), "start"), snap(article, Math.max(start, end), "end")];
  const quote = slice(article, low, high);
  const trimmed = quote.replace(/^[\s\u0085\u001c-\u001f]+|[\s\u0085\u001c-\u001f]+$/g, "");
  if (!trimmed) return null;
  const from = low + lengthOf(quote.slice(0, quote.indexOf(trimmed)));
  return { start: from, end: from + lengthOf(trimmed), quote: trimmed };
}

/** A code point inside a grapheme moves to the grapheme's start or end.
 * @param {HTMLElement} article @param {number} point @param {"start" | "end"} side */
export function snap(article, point, side) {
  const paragraph = paragraphAt(article, point);
  const text = paragraph?.textContent ?? "";
  if (!paragraph || point <= startOf(paragraph) || point >= startOf(paragraph) + lengthOf(text)) return point;
  const index = utf16(text, point - startOf(paragraph));
  const cluster = new Intl.Segmenter(article.lang || undefined).segment(text).containing(index);
  if (!cluster || cluster.index === index) return point;
  return startOf(paragraph) + lengthOf(text.slice(0, cluster.index + (side === "start" ? 0 : cluster.segment.length)));
}

/** The span of a selection. The end of a triple click lies in the next paragraph, after white space that is trimmed.
 * @param {HTMLElement} article @param {Range} range @returns {Span | null} */
export function spanOf(article, range) {
  const start = toCodePoint(article, range.startContainer, range.startOffset);
  const end = toCodePoint(article, range.endContainer, range.endOffset);
  return start === null || end === null ? null : settle(article, start, end);
}
