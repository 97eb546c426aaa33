// @ts-check
/** Wires the page by its data attributes. Whoever stands first answers an action first: Escape ends the edges, then
 * mark mode, then the popover, then leaves the panel. What each module looks for is in README.md beside this file. */
import { start as announce } from "./announce.js";
import { actions, emit, htmx } from "./bus.js";
import { start as draft } from "./draft.js";
import { start as edges } from "./edges.js";
import { start as idempotency } from "./idempotency.js";
import { start as keys } from "./keys.js";
import { start as keysheet } from "./keysheet.js";
import { start as list } from "./list.js";
import { start as minimap } from "./minimap.js";
import { start as palette } from "./palette.js";
import { start as poll } from "./poll.js";
import { start as selection } from "./selection.js";
import { start as spans } from "./spans.js";
import { start as theme } from "./theme.js";
import { start as toast } from "./toast.js";
import { start as upload } from "./upload.js";

/** A click on a control is the same act as its key. Controls with an act of their own (a link, a submit button, a
 * radio) do that when no module has taken the action. */
function clicks() {
  document.addEventListener("click", (event) => {
    const control = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-action]"));
    if (!control || control.matches(":disabled, [aria-disabled=true]")) return;
    for (const name of (control.dataset.action ?? "").split(" ")) {
      if (!emit("action", { name, source: control })) event.preventDefault();
    }
  });
}

/** Small things any page may have: focus a field, toggle a class or a filter. */
function controls() {
  actions({
    rationale: () => focusOn("[data-field=rationale]"),
    find: () => focusOn("[data-field=find]"),
  });
  document.addEventListener("click", (event) => {
    const control = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-toggle]"));
    if (!control) return;
    const on = document.body.classList.toggle(control.dataset.toggle ?? "");
    control.setAttribute("aria-pressed", String(control.dataset.pressed === "off" ? !on : on));
  });
}

/** @param {string} selector */
function focusOn(selector) {
  const field = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  field?.focus();
  return field !== null;
}

/** An error that has no fragment of its own must not replace what the reader was looking at. */
function failures() {
  document.addEventListener("htmx:error", () => emit("toast", { message: "The connection broke. Nothing was lost; try again.", bad: true }));
  document.addEventListener("htmx:before:swap", (/** @type {any} */ event) => {
    const { text, response } = event.detail.ctx;
    if (response?.status >= 400 && /^\s*<(!doctype|html)/i.test(text ?? "")) {
      event.preventDefault();
      emit("toast", { message: `The server refused this (${response.status}).`, bad: true });
    }
  });
}

for (const start of [announce, toast, idempotency, draft, edges, selection, spans, list, theme, upload, poll, keysheet, palette, controls, failures, clicks, keys, minimap]) start();
if (htmx()) document.documentElement.dataset.htmx = "";
document.documentElement.dataset.ready = "";
