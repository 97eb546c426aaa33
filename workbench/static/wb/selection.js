// @ts-check
/**
 * Making a span: by mouse, by touch handles, and by keyboard in mark mode. The choice is previewed as it will
 * be stored; `#span-form` carries it to the server; the new mark is painted before the answer comes.
 * @typedef {import("./offsets.js").Span} Span
 */
import { actions, answered, emit, on, say } from "./bus.js";
import { markMode } from "./markmode.js";
import { spanOf, toRange } from "./offsets.js";
import { paint, place, preview } from "./paint.js";
import { rightToLeft } from "./steps.js";

const PREVIEW = "wb-preview";
const KINDS = ["claim", "quote", "number", "frame"];

/** @returns {HTMLElement | null} */
export const articleOf = () => document.querySelector("article[data-text]");

/** @param {HTMLFormElement} form @param {Record<string, string | number>} values */
export function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = String(value);
  }
}

/** @param {HTMLElement} article */
function readSelection(article, clicks = 1) {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(article) ? spanOf(article, range, clicks) : null;
}

export function start() {
  /** @type {Span | null} */
  let chosen = null;
  let pressed = false;
  /** @type {HTMLElement | null} */
  let caller = null;
  const bar = () => document.getElementById("mark-bar");
  /** @param {Event} event */
  const inBar = (event) => bar()?.contains(/** @type {Node} */ (event.target)) ?? false;

  /** @param {Span | null} span */
  function choose(span) {
    const article = articleOf();
    const range = article && span && toRange(article, span.start, span.end);
    chosen = span;
    preview(PREVIEW, range);
    if (span) document.body.dataset.mode = "mark";
    else if (document.body.dataset.mode === "mark") delete document.body.dataset.mode;
    const box = bar();
    if (box) box.hidden = !range;
    if (box && range && article) place(box, range, rightToLeft(article, span.end));
    emit("selection", { span });
  }
  const keyboard = markMode(articleOf, choose);

  /** @param {HTMLElement} article @param {number} [clicks] */
  function fromPointer(article, clicks) {
    const span = readSelection(article, clicks);
    if (span) {
      keyboard.follow(article, span);
      choose(span);
    }
    return span !== null;
  }

  function leave() {
    if (document.body.dataset.mode !== "mark") return false;
    choose(null);
    document.getSelection()?.removeAllRanges();
    caller?.focus({ preventScroll: true });
    caller = null;
    return true;
  }

  function enter() {
    const article = articleOf();
    if (!article || !document.getElementById("span-form")) return false;
    if (document.activeElement instanceof HTMLElement) caller = document.activeElement;
    if (!article.hasAttribute("tabindex")) article.tabIndex = -1;
    article.focus({ preventScroll: true });
    emit("say", { message: say("Mark mode. Arrows move by word, Shift extends, Enter makes a claim.") });
    keyboard.begin(article);
    return true;
  }

  /** @param {string} kind @param {HTMLElement | null} [source] */
  function make(kind, source) {
    const [article, form] = [articleOf(), document.getElementById("span-form")];
    if (!chosen || !article || !(form instanceof HTMLFormElement)) return false;
    /** @type {HTMLElement | null} */
    const button = source ?? document.querySelector(`[data-action="make-${kind}"][data-label]`);
    fill(form, { ...chosen, label: button?.dataset.label ?? kind, text_sha256: article.dataset.text ?? "" });
    const painted = paint(article, chosen, kind);
    leave();
    answered(form, ({ ok }) => {
      painted.lift();
      if (!ok) emit("toast", { message: say("The mark was not saved. Try again."), bad: true });
    });
    form.requestSubmit();
    return true;
  }

  document.addEventListener("pointerdown", (event) => {
    pressed = event.pointerType === "mouse";
  });
  document.addEventListener("mousedown", (event) => inBar(event) && event.preventDefault());
  document.addEventListener("mouseup", (event) => {
    pressed = false;
    const article = articleOf();
    if (!article || inBar(event)) return;
    if (!fromPointer(article, event.detail) && article.contains(/** @type {Node} */ (event.target))) leave();
  });
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    const article = articleOf();
    if (article && !pressed) timer = setTimeout(() => !pressed && fromPointer(article), 150);
  });
  on("select", leave);
  actions({
    mark: enter,
    close: leave,
    ...keyboard.actions,
    ...Object.fromEntries(KINDS.map((kind) => [`make-${kind}`, (/** @type {any} */ act) => make(kind, act.source)])),
  });
}
