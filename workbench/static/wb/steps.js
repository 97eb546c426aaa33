// @ts-check
/** Steps by word and by grapheme on code points, across paragraphs and marks: what the keyboard moves by. */
import { endOf, length, paragraphAt, paragraphs, startOf } from "./offsets.js";

/** @typedef {{start: number, end: number}} Word */

/** Words, numbers and pictures are words; white space and punctuation are not.
 * @param {Intl.SegmentData} piece */
const counts = (piece) => piece.isWordLike || /[^\s\p{P}]/u.test(piece.segment);

/** @param {HTMLElement} article @param {HTMLElement} paragraph @param {"word" | "grapheme"} unit @returns {Word[]} */
function pieces(article, paragraph, unit) {
  const segmenter = new Intl.Segmenter(article.lang || undefined, { granularity: unit });
  let at = startOf(paragraph);
  const found = [];
  for (const piece of segmenter.segment(paragraph.textContent ?? "")) {
    const start = at;
    at += length(piece.segment);
    if (unit === "grapheme" || counts(piece)) found.push({ start, end: at });
  }
  return found;
}

/** The paragraphs from the one at `point`, in reading order or against it.
 * @param {HTMLElement} article @param {number} point @param {1 | -1} way */
function* walk(article, point, way) {
  const all = paragraphs(article);
  const here = paragraphAt(article, point);
  for (let i = here ? all.indexOf(here) : -1; i >= 0 && i < all.length; i += way) yield all[i];
}

/** The next piece that ends after `point` (or starts at it or later, when `whole`), or the last one before it.
 * @param {HTMLElement} article @param {number} point @param {1 | -1} way
 * @param {{unit?: "word" | "grapheme", whole?: boolean}} [how] @returns {Word | null} */
export function next(article, point, way, { unit = "word", whole = false } = {}) {
  for (const paragraph of walk(article, point, way)) {
    const all = pieces(article, paragraph, unit);
    const found =
      way > 0
        ? all.find((piece) => (whole ? piece.start >= point : piece.end > point))
        : all.findLast((piece) => (whole ? piece.end <= point : piece.start < point));
    if (found) return found;
  }
  return null;
}

/** One edge moved by a unit: an end stops at ends of words, a start at their starts.
 * @param {HTMLElement} article @param {number} point @param {1 | -1} way @param {"start" | "end"} side
 * @param {"word" | "grapheme"} unit @returns {number} */
export function moved(article, point, way, side, unit) {
  if (side === "end" && way > 0) return next(article, point, 1, { unit })?.end ?? point;
  if (side === "start" && way < 0) return next(article, point, -1, { unit })?.start ?? point;
  if (side === "end") {
    const last = next(article, point, -1, { unit });
    if (!last) return point;
    return last.end < point ? last.end : (next(article, last.start, -1, { unit, whole: true })?.end ?? point);
  }
  const first = next(article, point, 1, { unit });
  if (!first) return point;
  return first.start > point ? first.start : (next(article, first.end, 1, { unit, whole: true })?.start ?? point);
}

/** The first word of a paragraph above or below the one at `point`.
 * @param {HTMLElement} article @param {number} point @param {1 | -1} way @returns {Word | null} */
export function firstWordOf(article, point, way) {
  const all = paragraphs(article);
  const here = paragraphAt(article, point);
  for (let i = here ? all.indexOf(here) + way : 0; i >= 0 && i < all.length; i += way) {
    const [first] = pieces(article, all[i], "word");
    if (first) return first;
  }
  return null;
}

/** Is the text at this point read from right to left? There the arrows change places.
 * @param {HTMLElement} article @param {number} point */
export function rightToLeft(article, point) {
  const paragraph = paragraphAt(article, point);
  return paragraph !== null && getComputedStyle(paragraph).direction === "rtl";
}

/** The first paragraph on the screen, where the keyboard starts.
 * @param {HTMLElement} article */
export function onScreen(article) {
  const all = paragraphs(article);
  const found = all.find((p) => p.getBoundingClientRect().bottom > 80 && endOf(p) > startOf(p)) ?? all[0];
  return found ? startOf(found) : 0;
}
