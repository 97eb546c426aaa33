// @ts-check
/** Paint that passes: the preview of a selection, and marks before the server has answered. */
import { all } from "./bus.js";
import { paragraphAt, paragraphs, toRange } from "./offsets.js";

/** Show a range without touching the marks. @param {string} name @param {Range | null} range */
export function preview(name, range) {
  if (!range) CSS.highlights?.delete(name);
  else CSS.highlights?.set(name, new Highlight(range));
}

/** The text nodes of a range, cut at its ends; what lies between paragraphs is no part of it.
 * @param {HTMLElement} article @param {Range} range @returns {Text[]} */
function textsIn(article, range) {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const found = [];
  for (const paragraph of paragraphs(article).filter((p) => range.intersectsNode(p))) {
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (range.intersectsNode(walk.currentNode)) found.push(/** @type {Text} */ (walk.currentNode));
  }
  return found.flatMap((text) => {
    const from = text === startContainer ? startOffset : 0;
    const to = text === endContainer ? endOffset : text.length;
    if (from >= to) return [];
    if (to < text.length) text.splitText(to);
    return [from ? text.splitText(from) : text];
  });
}

/** Mark a stretch at once, in the lowest lane that is free there; the answer is the way back.
 * @param {HTMLElement} article @param {{start: number, end: number}} span @param {string} kind @returns {() => void} */
export function paint(article, span, kind) {
  const range = toRange(article, span.start, span.end);
  const texts = range ? textsIn(article, range) : [];
  const used = texts.map((text) => text.parentElement?.closest("mark")?.className).join(" ");
  const lane = [0, 1].find((n) => !used.includes(`l${n}-`)) ?? 2;
  const marks = texts.map((text) => {
    const mark = document.createElement("mark");
    mark.className = `k-${kind} l${lane}-${kind} t-new`;
    text.replaceWith(mark);
    mark.append(text);
    return mark;
  });
  return () => {
    for (const mark of marks) {
      const home = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      home?.normalize();
    }
  };
}

/** Change classes of every mark of a span now; the answer is the way back.
 * @param {string} id @param {string[]} add @param {string[]} remove @returns {() => void} */
export function recolour(id, add, remove) {
  const before = all(`mark[data-s~="${id}"]`).map((mark) => /** @type {const} */ ([mark, mark.className]));
  for (const [mark] of before) {
    mark.classList.remove(...remove);
    mark.classList.add(...add);
  }
  return () => before.forEach(([mark, name]) => (mark.className = name));
}

/** Where the text runs right to left the arrows change places. @param {Element} article @param {number} point */
export function rightToLeft(article, point) {
  const paragraph = paragraphAt(article, point);
  return paragraph !== null && getComputedStyle(paragraph).direction === "rtl";
}

/** @type {Map<HTMLElement, [Range | Element, boolean]>} */
const placed = new Map();
addEventListener("resize", () => placed.forEach((where, box) => box.checkVisibility() && place(box, ...where)));

/** Put a floating element under the last line of a range (the first where text runs right to left), above it at the
 * foot of the window; it goes along when the window's size changes. Positions go through the CSS object model, which the policy allows.
 * @param {HTMLElement} box @param {Range | Element} what @param {boolean} rtl */
export function place(box, what, rtl) {
  const rects = [...what.getClientRects()].filter((rect) => rect.width);
  const rect = rtl ? rects[0] : rects.at(-1);
  if (!rect) return;
  placed.set(box, [what, rtl]);
  const { offsetWidth: width, offsetHeight: height } = box;
  const { clientWidth, clientHeight } = document.documentElement;
  const text = document.querySelector(".scroll")?.getBoundingClientRect().left ?? 0; // never over the list beside it
  const left = Math.max(text, Math.min(rtl ? rect.left : rect.right - width, clientWidth - width - 8));
  const top = rect.bottom + height + 14 > clientHeight ? rects[0].top - height - 6 : rect.bottom + 6;
  Object.assign(box.style, { position: "fixed", margin: "0", inset: "auto" });
  Object.assign(box.style, { left: `${Math.max(8, left)}px`, top: `${Math.max(8, top)}px` });
}
