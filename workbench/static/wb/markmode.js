// @ts-check
/** Mark mode: a span chosen with the keyboard, from an anchor word to a moving one. A mouse selection goes on alike. */
import { actions, emit, on, one, say } from "./bus.js";
import { settle, toCodePoint, toRange } from "./offsets.js";
import { rightToLeft } from "./paint.js";
import { articleOf } from "./selection.js";
import { firstWordOf, next, onScreen } from "./steps.js";

/** @typedef {import("./steps.js").Word} Word */

export function start() {
  /** @type {Word} */
  let anchor = { start: 0, end: 0 };
  let moving = anchor;
  /** Who had the focus before. @type {any} */
  let caller = null;

  /** @param {Word | undefined} word @param {boolean} [extend] */
  function go(word, extend) {
    const article = articleOf();
    if (!word || !article) return;
    moving = word;
    if (!extend) anchor = word;
    const span = settle(article, Math.min(anchor.start, moving.start), Math.max(anchor.end, moving.end));
    emit("choose", { span });
    toRange(article, moving.start, moving.end)?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
    emit("say", { message: span?.quote, soon: true });
  }

  /** @param {number} arrow @param {boolean} [extend] */
  const word = (arrow, extend) => () => {
    const article = articleOf();
    if (!article) return;
    const way = rightToLeft(article, moving.start) ? -arrow : arrow;
    go(next(article, way > 0 ? moving.end : moving.start, way, "word", true), extend);
  };

  /** @param {number} way @param {boolean} [extend] */
  const paragraph = (way, extend) => () => {
    const article = articleOf();
    if (article) go(firstWordOf(article, moving.start, way), extend);
  };

  /** Begin at the active span, else at the first paragraph on the screen. */
  function begin() {
    const article = articleOf();
    if (!article || !one("#span-form")) return false;
    caller = document.activeElement;
    if (!article.hasAttribute("tabindex")) article.tabIndex = -1;
    article.focus({ preventScroll: true });
    emit("say", { message: say("Mark mode. Arrows move by word, Shift extends, Enter makes a claim."), aside: true });
    const active = article.querySelector("mark.t-active");
    const from = (active && toCodePoint(article, active, 0)) ?? onScreen(article);
    go(next(article, from, 1, "word", true));
  }

  on("selection", ({ span, pointer }) => {
    const article = articleOf();
    if (span && pointer && article) {
      anchor = { start: span.start, end: Math.max(next(article, span.start, 1)?.end ?? 0, span.start) };
      moving = { start: Math.max(next(article, span.end, -1)?.start ?? 0, span.start), end: span.end };
    } else if (!span) {
      caller?.focus({ preventScroll: true });
      caller = null;
    }
  });
  actions({
    mark: begin,
    "mark-right": word(1),
    "mark-left": word(-1),
    "mark-extend-right": word(1, true),
    "mark-extend-left": word(-1, true),
    "mark-down": paragraph(1),
    "mark-up": paragraph(-1),
    "mark-extend-down": paragraph(1, true),
    "mark-extend-up": paragraph(-1, true),
  });
  emit("ask-selection");
}
