// @ts-check
/** Steps by word and by grapheme on code points, across paragraphs and marks: what the keyboard moves by. */
import { firstBelow, lengthOf, paragraphAt, paragraphs, startOf } from "./offsets.js";

/** @typedef {{start: number, end: number}} Word */
/** @typedef {"word" | "grapheme"} Unit */

/** Words, numbers and pictures count as words; white space and punctuation do not.
 * @param {HTMLElement} paragraph @param {Unit} unit @returns {Word[]} */
function pieces(paragraph, unit) {
  const language = paragraph.closest("[lang]")?.getAttribute("lang") || undefined;
  let end = startOf(paragraph);
  const found = [];
  for (const piece of new Intl.Segmenter(language, { granularity: unit }).segment(paragraph.textContent ?? "")) {
    const start = end;
    end += lengthOf(piece.segment);
    if (unit === "grapheme" || piece.isWordLike || /[^\s\p{P}]/u.test(piece.segment)) found.push({ start, end });
  }
  return found;
}

/** The next piece after a point (`whole`: beginning there or later), or the last one before it.
 * @param {Element} article @param {number} point @param {number} way @param {Unit} [unit] @param {boolean} [whole]
 * @returns {Word | undefined} */
export function next(article, point, way, unit = "word", whole = false) {
  const [paragraphsHere, here] = [paragraphs(article), paragraphAt(article, point)];
  for (let i = paragraphsHere.findIndex((p) => p === here); paragraphsHere[i]; i += way) {
    const all = pieces(paragraphsHere[i], unit);
    const found =
      way > 0
        ? all.find((piece) => (whole ? piece.start : piece.end - 1) >= point)
        : all.findLast((piece) => (whole ? piece.end : piece.start + 1) <= point);
    if (found) return found;
  }
  return undefined;
}

/** One edge moved by a unit: an end stops at ends, a start at starts.
 * @param {Element} article @param {number} point @param {number} way @param {"start" | "end"} side @param {Unit} unit */
export function moved(article, point, way, side, unit) {
  const outwards = (side === "end") === way > 0;
  const piece = next(article, point, way, unit);
  if (!piece) return point;
  if (outwards) return piece[side];
  const inside = side === "end" ? piece.end < point : piece.start > point;
  const from = way > 0 ? piece.end : piece.start;
  return inside ? piece[side] : (next(article, from, way, unit, true)?.[side] ?? point);
}

/** The first word of the paragraph above or below. @param {Element} article @param {number} point @param {number} way */
export function firstWordOf(article, point, way) {
  const [all, here] = [paragraphs(article), paragraphAt(article, point)];
  for (let i = all.findIndex((p) => p === here) + way; all[i]; i += way) {
    const [first] = pieces(all[i], "word");
    if (first) return first;
  }
  return undefined;
}

/** The first paragraph on the screen, where the keyboard starts. @param {Element} article */
export function onScreen(article) {
  const found = firstBelow(article, Math.max(0, article.parentElement?.getBoundingClientRect().top ?? 0)) ?? paragraphs(article)[0];
  return found ? startOf(found) : 0;
}
