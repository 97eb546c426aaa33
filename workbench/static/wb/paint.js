// @ts-check
/** Paint that passes: the preview of a selection, and a new span before the server has answered. */
import { paragraphs, toRange } from "./offsets.js";

const LANES = [0, 1, 2];

/** Show a range without touching the marks; nothing hides it.
 * @param {string} name @param {Range | null} range */
export function preview(name, range) {
  if (!("highlights" in CSS)) return;
  if (range) CSS.highlights.set(name, new Highlight(range));
  else CSS.highlights.delete(name);
}

/** The text nodes of a range, cut at its ends, paragraph by paragraph.
 * @param {HTMLElement} article @param {Range} range @returns {Text[]} */
function textsIn(article, range) {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  /** @type {Text[]} */
  const found = [];
  for (const paragraph of paragraphs(article)) {
    if (!range.intersectsNode(paragraph)) continue;
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (range.intersectsNode(node)) found.push(/** @type {Text} */ (node));
    }
  }
  return found.flatMap((text) => {
    const from = text === startContainer ? startOffset : 0;
    const to = text === endContainer ? endOffset : text.length;
    if (from >= to) return [];
    if (to < text.length) text.splitText(to);
    return [from > 0 ? text.splitText(from) : text];
  });
}

/** The lowest lane that none of these texts uses.
 * @param {Text[]} texts @param {string} kind */
function lane(texts, kind) {
  const used = new Set(texts.flatMap((text) => [...(text.parentElement?.closest("mark")?.classList ?? [])]));
  const free = LANES.find((n) => ![...used].some((name) => name.startsWith(`l${n}-`))) ?? LANES.length - 1;
  return `l${free}-${kind}`;
}

/** Mark a stretch at once. The answer's paragraphs replace it; `lift` takes it back.
 * @param {HTMLElement} article @param {{start: number, end: number}} span @param {string} kind
 * @returns {{lift: () => void}} */
export function paint(article, span, kind) {
  const range = toRange(article, span.start, span.end);
  const texts = range ? textsIn(article, range) : [];
  const name = lane(texts, kind);
  const marks = texts.map((text) => {
    const mark = document.createElement("mark");
    mark.className = `k-${kind} ${name} t-new`;
    text.replaceWith(mark);
    mark.append(text);
    return mark;
  });
  const lift = () => {
    for (const mark of marks) {
      const home = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      home?.normalize();
    }
  };
  return { lift };
}

/** Change classes of every mark of a span now; the answer is the way back.
 * @param {string} id @param {{add?: string[], remove?: string[]}} change @returns {() => void} */
export function recolour(id, { add = [], remove = [] }) {
  const marks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`[data-s~="${CSS.escape(id)}"]`)]);
  const before = marks.map((mark) => mark.className);
  for (const mark of marks) {
    mark.classList.remove(...remove);
    mark.classList.add(...add);
  }
  return () => marks.forEach((mark, i) => (mark.className = before[i]));
}

/** Keep a floating element beside a range: under its last line (its first line where text runs right to left),
 * flipped at the edges of the window. Positions go through the CSS object model, which the policy allows.
 * @param {HTMLElement} box @param {Range | Element} what @param {boolean} rtl */
export function place(box, what, rtl) {
  const rects = [...what.getClientRects()].filter((rect) => rect.width > 0);
  const rect = rtl ? rects[0] : rects.at(-1);
  if (!rect) return;
  const { offsetWidth: width, offsetHeight: height } = box;
  const [room, gap] = [document.documentElement, 6];
  const left = Math.min(Math.max(8, rtl ? rect.left : rect.right - width), room.clientWidth - width - 8);
  const below = rect.bottom + gap;
  const top = below + height > room.clientHeight - 8 ? rects[0].top - height - gap : below;
  box.style.position = "fixed";
  box.style.margin = "0";
  box.style.inset = "auto";
  box.style.left = `${Math.max(8, left)}px`;
  box.style.top = `${Math.max(8, top)}px`;
}
