// @ts-check
/**
 * Mark mode: choosing a span with the keyboard. Arrows go from word to word, with Shift they extend.
 * The choice runs from an anchor word to a moving word; a mouse selection may be continued the same way.
 * @typedef {import("./offsets.js").Span} Span
 * @typedef {import("./steps.js").Word} Word
 */
import { emit } from "./bus.js";
import { settle, spanOf, toRange } from "./offsets.js";
import { firstWordOf, next, onScreen, rightToLeft } from "./steps.js";

/** @param {HTMLElement} article @param {Element} mark */
function startOfMark(article, mark) {
  const range = document.createRange();
  range.selectNodeContents(mark);
  return spanOf(article, range)?.start ?? onScreen(article);
}

/** @param {() => HTMLElement | null} articleOf @param {(span: Span | null) => void} choose */
export function markMode(articleOf, choose) {
  /** @type {Word} */
  let anchor = { start: 0, end: 0 };
  let moving = anchor;

  /** @param {HTMLElement} article @param {Word | null} word @param {boolean} extend */
  function go(article, word, extend) {
    if (!word) return;
    moving = word;
    if (!extend) anchor = word;
    const span = settle(article, Math.min(anchor.start, moving.start), Math.max(anchor.end, moving.end));
    choose(span);
    toRange(article, moving.start, moving.end)?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
    emit("say", { message: span?.quote ?? "", soon: true });
  }

  /** @param {1 | -1} arrow @param {boolean} extend */
  function word(arrow, extend) {
    const article = articleOf();
    if (!article) return;
    const way = rightToLeft(article, moving.start) ? -arrow : arrow;
    const from = way > 0 ? moving.end : moving.start;
    go(article, next(article, from, /** @type {1 | -1} */ (way), { whole: true }), extend);
  }

  /** @param {1 | -1} way @param {boolean} extend */
  function paragraph(way, extend) {
    const article = articleOf();
    if (article) go(article, firstWordOf(article, moving.start, way), extend);
  }

  return {
    /** Begin at the active span, else at the first paragraph on the screen. @param {HTMLElement} article */
    begin(article) {
      const active = article.querySelector("mark.t-active");
      const from = active ? startOfMark(article, active) : onScreen(article);
      go(article, next(article, from, 1, { whole: true }), false);
    },
    /** Go on from a selection made otherwise. @param {HTMLElement} article @param {Span} span */
    follow(article, span) {
      const [first, last] = [next(article, span.start, 1), next(article, span.end, -1)];
      anchor = { start: span.start, end: Math.max(first?.end ?? 0, span.start) };
      moving = { start: Math.max(last?.start ?? 0, span.start), end: span.end };
    },
    actions: {
      "mark-right": () => word(1, false),
      "mark-left": () => word(-1, false),
      "mark-extend-right": () => word(1, true),
      "mark-extend-left": () => word(-1, true),
      "mark-down": () => paragraph(1, false),
      "mark-up": () => paragraph(-1, false),
      "mark-extend-down": () => paragraph(1, true),
      "mark-extend-up": () => paragraph(-1, true),
    },
  };
}
