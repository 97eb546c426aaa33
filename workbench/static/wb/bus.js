// @ts-check
/** How the modules speak: `wb:*` events on `document`; and the one place that knows htmx. */

/** @param {string} selector @param {ParentNode} [root] @returns {HTMLElement | null} */
export const one = (selector, root = document) => root.querySelector(selector);

/** @param {string} selector @param {ParentNode} [root] @returns {HTMLElement[]} */
export const all = (selector, root = document) => [...root.querySelectorAll(/** @type {"p"} */ (selector))];

/** What an event happened to, or the nearest ancestor that fits.
 * @param {Event} event @param {string} [selector] @returns {any} */
export const at = (event, selector = "*") => (event.target instanceof Element ? event.target.closest(selector) : null);

/** Make an element. @param {string} tag @param {Record<string, any>} [with_] @param {...(Node | string)} inside @returns {any} */
export function make(tag, with_ = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(with_)) {
    if (name in made) Object.assign(made, { [name]: value });
    else made.setAttribute(name, value);
  }
  made.append(...inside);
  return made;
}

/** There the panel is a sheet, which lies over the text. */
export const narrow = matchMedia("(max-width: 820px)");

/** Fill a hidden field of a form, which is made if need be. @param {HTMLFormElement} form @param {string} name @param {string} value */
export function tuck(form, name, value) {
  if (!one(`[name=${name}]`, form)) form.append(make("input", { type: "hidden", name }));
  /** @type {HTMLInputElement} */ (one(`[name=${name}]`, form)).value = value;
}

/** Send an event; false when somebody has taken it in hand. @param {string} name @param {object} [detail] */
export const emit = (name, detail = {}) =>
  document.dispatchEvent(new CustomEvent(`wb:${name}`, { detail, cancelable: true }));

/** Hear an event; the server sends the same ones with HX-Trigger.
 * @param {string} name @param {(detail: any, event: Event) => void} act */
export const on = (name, act) =>
  document.addEventListener(`wb:${name}`, (event) => act(/** @type {any} */ (event).detail ?? {}, event));

/** Take the actions of a table in hand; one that returns false leaves its action to the next module.
 * @param {Record<string, (detail: any) => any>} table */
export const actions = (table) =>
  on("action", (detail, event) => {
    const act = Object.hasOwn(table, detail.name) ? table[detail.name] : null;
    if (act && !event.defaultPrevented && act(detail) !== false) event.preventDefault();
  });

/** @returns {any} */
export const htmx = () => /** @type {any} */ (window).htmx;

/** The way by which modules write; the outbox puts itself there (its answer carries `X-Kept`).
 * @type {{send: (url: string, init: any) => Promise<Response>}} */
export const wire = { send: (url, init) => fetch(url, init) };

/** A refusal that is shown beside the page: a dialog of two versions, or a page. @param {string} [text] */
export const isShown = (text = "") => /^\s*<(!doctype|html|dialog)/i.test(text);

/** Hear the answer to what this form sends next; `told`: the server itself says what is next (HX-Trigger), or it came ahead; `kept`: it
 * waits in the outbox, and is heard again when it has arrived or was let go.
 * Without htmx the browser posts the form and goes on to a new page.
 * @param {HTMLFormElement} form @param {(answer: {ok: boolean, kept: boolean, told: boolean, shown?: boolean}) => void} heard */
export function answered(form, heard) {
  if (!htmx() || !form.hasAttribute("hx-post")) return;
  /** @param {any} event */
  const listen = ({ detail: { ctx } }) => {
    if (ctx.request.form !== form) return;
    document.removeEventListener("htmx:finally:request", listen);
    const [status, kept] = [ctx.response?.status ?? 0, ctx.response?.headers.get("X-Kept")];
    heard({ ok: status >= 200 && status < 400, kept: Boolean(kept), told: Boolean(ctx.hx?.trigger || ctx.request.headers["X-Ahead"]), shown: isShown(ctx.text) });
    if (!kept) return;
    const settled = (/** @type {any} */ event) => {
      if (event.detail.id !== kept) return;
      document.removeEventListener("wb:settled", settled);
      heard({ ok: event.detail.ok, kept: false, told: true });
    };
    document.addEventListener("wb:settled", settled);
  };
  document.addEventListener("htmx:finally:request", listen);
}

/** Fill a form and send it as if its button had been pressed; `{id}` in its `data-url` becomes the object's number.
 * @param {HTMLFormElement} form @param {Record<string, any>} values @param {string} [id] */
export function send(form, values, id) {
  if (id) aim(form, id);
  for (const [name, value] of Object.entries(values)) {
    const field = /** @type {HTMLInputElement | null} */ (form.elements.namedItem(name));
    if (field) field.value = value;
  }
  form.requestSubmit();
}

/** Point a form at a span, and at the version of it that the page shows: its row has it, or its panel.
 * @param {HTMLFormElement} form @param {string} id */
export function aim(form, id) {
  const field = /** @type {HTMLInputElement | null} */ (one(`#panel form[data-span-id="${id}"] [name=_version]`));
  const version = one(`[data-list] [data-span="${id}"]`)?.dataset.version ?? field?.value;
  tuck(form, "_version", version ?? "");
  const url = (form.dataset.url ?? "").replace("{id}", id.replace(/^\D+/, ""));
  form.setAttribute("action", url);
  if (form.hasAttribute("hx-post")) form.setAttribute("hx-post", url);
}

/** Load a fragment; of two loads by one source the newer wins.
 * @param {HTMLElement} source @param {string} url @param {string | Element} target @param {string} [swap] */
export async function load(source, url, target, swap = "innerHTML") {
  source.setAttribute("hx-sync", "this:replace");
  await htmx()?.ajax("GET", url, { source, target, swap });
}

/** The first match that a person can see and use; an open modal dialog hides the rest of the page.
 * @param {string} selector */
export function visible(selector) {
  const root = all("dialog:modal").at(-1) ?? document;
  const shown = all(selector, root).filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.matches(":disabled"));
  return shown.find((el) => el.closest(":popover-open")) ?? shown[0] ?? null;
}

/** Open a fold and go to its first field; an open one stays open. @param {HTMLElement} summary */
function unfold(summary) {
  const fold = /** @type {HTMLDetailsElement} */ (summary.parentElement);
  fold.open = true;
  all("input:not([type=hidden]), select, textarea", fold)[0]?.focus();
}

/** Do an action as if its control had been clicked, in the row that has the focus before any other; true when nobody took it. @param {string} name */
export function perform(name) {
  const wanted = `[data-action~="${name}"]`;
  const row = document.activeElement?.closest("[data-row]");
  const control = (row && all(wanted, row).find((el) => el.checkVisibility())) || visible(wanted);
  if (!control) return emit("action", { name });
  if (control.matches("textarea, select, input:not([type=radio], [type=checkbox])")) control.focus();
  else if (control.matches("summary")) emit("action", { name, source: control }) && unfold(control);
  else control.click();
  return false;
}

/** JSON that the page carries in `<script type="application/json" id=…>`. @param {string} id @returns {any} */
export const data = (id) => JSON.parse(one(`script#${id}`)?.textContent || "null");

/** A sentence in the reader's language: `#words` maps the English to it. @param {string} english @param {any} [fill] */
export const say = (english, fill = {}) =>
  (data("words")?.[english] ?? english).replace(/\{(\w+)\}/g, (/** @type {any} */ _, /** @type {string} */ key) => fill[key]);
