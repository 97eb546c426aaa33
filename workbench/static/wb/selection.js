// @ts-check
/**
 * Making a span: by mouse, by touch handles, and by keyboard (`markmode.js`, which sends `wb:choose`). The choice is
 * previewed as it will be stored; `#span-form` carries it; the new mark is painted before the answer comes.
 */
import { actions, answered, at, emit, on, one, say, send } from "./bus.js";
import { spanOf, toRange } from "./offsets.js";
import { paint, place, preview, rightToLeft } from "./paint.js";

const PREVIEW = "wb-preview";

/** @typedef {import("./offsets.js").Span} Span */

export const articleOf = () => one("article[data-text]");

/** @param {HTMLElement} article */
function readSelection(article) {
  const selection = document.getSelection();
  const range = selection?.isCollapsed === false ? selection.getRangeAt(0) : null;
  return range?.intersectsNode(article) ? spanOf(article, range) : null;
}

export function start() {
  /** @type {Span | null} */
  let chosen = null;
  let pressed = false;

  /** @param {Span | null} span @param {boolean} [pointer] */
  function choose(span, pointer) {
    const article = articleOf();
    const range = article && span && toRange(article, span.start, span.end);
    const [bar, data] = [one("#mark-bar"), document.body.dataset];
    chosen = span;
    preview(PREVIEW, range);
    if (span) data.mode = "mark";
    else if (data.mode === "mark") delete data.mode;
    if (bar) bar.hidden = !range;
    if (bar && range) place(bar, range, rightToLeft(article, span.end));
    emit("selection", { span, pointer });
  }

  /** @param {HTMLElement} article */
  function fromPointer(article) {
    const span = readSelection(article);
    if (span && !(span.start === chosen?.start && span.end === chosen.end)) choose(span, true);
    return span !== null;
  }

  /** The browser's own selection becomes what will be stored: whole graphemes, no white space around. @param {HTMLElement} article */
  function fit(article) {
    const [selection, range] = [/** @type {any} */ (document.getSelection()), chosen && toRange(article, chosen.start, chosen.end)];
    if (!selection || !range) return;
    const [from, to] = [[range.startContainer, range.startOffset], [range.endContainer, range.endOffset]];
    selection.setBaseAndExtent(...(selection.direction === "backward" ? [...to, ...from] : [...from, ...to]));
  }

  function leave() {
    if (document.body.dataset.mode !== "mark") return false;
    choose(null);
    document.getSelection()?.removeAllRanges();
    return true;
  }

  /** @param {string} kind */
  const create = (kind) => (/** @type {{source?: HTMLElement}} */ { source }) => {
    const [article, form] = [articleOf(), /** @type {HTMLFormElement | null} */ (one("#span-form"))];
    if (!chosen || !article || !form) return false;
    const label = (source ?? one(`[data-action="make-${kind}"]`))?.dataset.label ?? kind;
    const fields = { ...chosen, label, text_sha256: article.dataset.text };
    const lift = paint(article, chosen, kind);
    leave();
    answered(form, ({ ok, kept }) => {
      if (kept) return; // painted until it arrives
      lift();
      if (!ok) emit("toast", { message: say("The mark was not saved. Try again."), bad: true });
    });
    send(form, fields);
    return true;
  };

  document.addEventListener("pointerdown", (event) => {
    pressed = event.pointerType === "mouse";
  });
  document.addEventListener("mousedown", (event) => at(event, "#mark-bar") && event.preventDefault());
  document.addEventListener("mouseup", (event) => {
    pressed = false;
    const article = articleOf();
    if (!article || at(event, "#mark-bar")) return;
    if (fromPointer(article)) fit(article);
    else if (at(event, "article")) leave();
  });
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    const article = articleOf();
    if (article && !pressed) timer = setTimeout(() => !pressed && fromPointer(article), 150);
  });
  on("select", leave);
  on("choose", ({ span }) => choose(span));
  on("ask-selection", () => emit("selection", { span: chosen, pointer: true }));
  actions({
    close: leave,
    "make-claim": create("claim"),
    "make-quote": create("quote"),
    "make-number": create("number"),
    "make-frame": create("frame"),
  });
}
