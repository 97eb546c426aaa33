// @ts-check
/**
 * How the modules speak: `wb:*` events on `document`, and the one place that knows htmx.
 * @typedef {{ok: boolean, status: number}} Answer
 * @typedef {{swap: Function, ajax: Function, process: Function}} Htmx
 */

/** Send an event; false when somebody has taken it in hand (`preventDefault`).
 * @param {string} name @param {Record<string, any>} [detail] */
export function emit(name, detail = {}) {
  return document.dispatchEvent(new CustomEvent(`wb:${name}`, { detail, cancelable: true }));
}

/** Listen to an event. The server may send the same events with an HX-Trigger header.
 * @param {string} name @param {(detail: any, event: Event) => void} act */
export function on(name, act) {
  document.addEventListener(`wb:${name}`, (event) => act(/** @type {CustomEvent} */ (event).detail ?? {}, event));
}

/** Answer the actions named in the table; a handler returns false to leave the action to the next.
 * @param {Record<string, (detail: any) => any>} table */
export function actions(table) {
  on("action", (detail, event) => {
    const act = table[detail.name];
    if (act && !event.defaultPrevented && act(detail) !== false) event.preventDefault();
  });
}

/** @returns {Htmx | null} */
export const htmx = () => /** @type {any} */ (window).htmx ?? null;

/** Does htmx carry this form? Without it the form is posted by the browser, as on a page without scripts.
 * @param {HTMLFormElement} form */
const carried = (form) =>
  htmx() !== null && ["hx-post", "data-hx-post", "hx-get", "data-hx-get"].some((name) => form.hasAttribute(name));

/** Hear the answer to the request that this form sends next.
 * @param {HTMLFormElement} form @param {(answer: Answer) => void} heard */
export function answered(form, heard) {
  if (!carried(form)) return;
  /** @param {any} event */
  const listen = (event) => {
    const { request, response } = event.detail.ctx;
    if (request.form !== form) return;
    document.removeEventListener("htmx:finally:request", listen);
    const status = response?.status ?? 0;
    heard({ ok: status >= 200 && status < 400, status });
  };
  document.addEventListener("htmx:finally:request", listen);
}

/** Load a fragment into a target, the newest wish winning over older ones of the same source.
 * @param {HTMLElement} source @param {string} url @param {string | Element} target @param {string} [swap] */
export async function load(source, url, target, swap = "innerHTML") {
  if (!source.hasAttribute("hx-sync")) source.setAttribute("hx-sync", "this:replace");
  await htmx()?.ajax("GET", url, { source, target, swap });
}

/** Run now and after each swap, with the part of the page that is new.
 * @param {(root: ParentNode) => void} act */
export function everywhere(act) {
  act(document);
  document.addEventListener("htmx:after:settle", (event) => {
    if (event.target instanceof Element) act(event.target.parentElement ?? event.target);
  });
}

/** The first match that a person can see and use; an open modal dialog hides the rest of the page.
 * @param {string} selector @returns {HTMLElement | null} */
export function visible(selector) {
  const root = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document;
  const found = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
  const shown = found.filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.matches(":disabled"));
  return shown.find((el) => el.closest(":popover-open")) ?? shown[0] ?? null;
}

/** Do an action as if it had been clicked; true when nobody took it. @param {string} name */
export function perform(name) {
  const control = visible(`[data-action~="${CSS.escape(name)}"]`);
  if (!control) return emit("action", { name, source: null });
  if (control.matches("input:not([type=radio], [type=checkbox]), textarea, select")) control.focus();
  else control.click();
  return false;
}

/** JSON that the page carries in `<script type="application/json" id=…>`.
 * @param {string} id @returns {any} */
export function data(id) {
  const text = document.getElementById(id)?.textContent;
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** A word of the interface in the reader's language: `#words` maps the English to it.
 * @param {string} english @param {Record<string, string | number>} [fill] */
export function say(english, fill = {}) {
  const text = data("words")?.[english] ?? english;
  return text.replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ key) => String(fill[key] ?? whole));
}
