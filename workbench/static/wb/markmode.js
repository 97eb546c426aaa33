// @ts-check
/** Mark mode: a span chosen with the keyboard, from an anchor word to a moving one. A mouse selection goes on alike. */
import { emit } from "./bus.js";
import { settle, toCodePoint, toRange } from "./offsets.js";
import { firstWordOf, next, onScreen, rightToLeft } from "./steps.js";

/** @typedef {import("./offsets.js").Span} Span */
/** @typedef {import("./steps.js").Word} Word */

/** @param {() => HTMLElement | null} articleOf @param {(span: Span | null) => void} choose */
export function markMode(articleOf, choose) {
  /** @type {Word} */
  let anchor = { start: 0, end: 0 };
  let moving = anchor;

  /** @param {HTMLElement} article @param {Word | undefined} word @param {boolean} [extend] */
  function go(article, word, extend) {
    if (!word) return;
    moving = word;
    if (!extend) anchor = word;
    const span = settle(article, Math.min(anchor.start, moving.start), Math.max(anchor.end, moving.end));
    choose(span);
    toRange(article, moving.start, moving.end)?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
    emit("say", { message: span?.quote, soon: true });
  }

  /** @param {number} arrow @param {boolean} [extend] */
  const word = (arrow, extend) => () => {
    const article = articleOf();
    if (!article) return;
    const way = rightToLeft(article, moving.start) ? -arrow : arrow;
    go(article, next(article, way > 0 ? moving.end : moving.start, way, "word", true), extend);
  };

  /** @param {number} way @param {boolean} [extend] */
  const paragraph = (way, extend) => () => {
    const article = articleOf();
    if (article) go(article, firstWordOf(article, moving.start, way), extend);
  };

  return {
    /** Begin at the active span, else at the first paragraph on the screen. @param {HTMLElement} article */
    begin(article) {
      const active = article.querySelector("mark.t-active");
      const from = (active && toCodePoint(article, active, 0)) ?? onScreen(article);
      go(article, next(article, from, 1, "word", true));
    },
    /** Go on from a selection made otherwise. @param {HTMLElement} article @param {Span} span */
    follow(article, { start, end }) {
      anchor = { start, end: Math.max(next(article, start, 1)?.end ?? 0, start) };
      moving = { start: Math.max(next(article, end, -1)?.start ?? 0, start), end };
    },
    actions: {
      "mark-right": word(1),
      "mark-left": word(-1),
      "mark-extend-right": word(1, true),
      "mark-extend-left": word(-1, true),
      "mark-down": paragraph(1),
      "mark-up": paragraph(-1),
      "mark-extend-down": paragraph(1, true),
      "mark-extend-up": paragraph(-1, true),
    },
  };
}
