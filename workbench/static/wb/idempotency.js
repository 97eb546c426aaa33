// @ts-check
/**
 * A name for each act. A form posted again because no answer came keeps its key, so that the server does the act
 * once; after an answer, or with other content, the next post is a new act.
 */
import { at, make, one } from "./bus.js";

/** randomUUID exists only on secure origins; the workbench is also served on plain local networks. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @param {HTMLFormElement} form @param {string} value */
export function setKey(form, value) {
  if (!one("[name=_idempotency_key]", form)) form.append(make("input", { type: "hidden", name: "_idempotency_key" }));
  /** @type {HTMLInputElement} */ (one("[name=_idempotency_key]", form)).value = value;
}

/** @param {HTMLFormElement} form @param {any} button */
function content(form, button) {
  const fields = [...new FormData(form)].filter(([name]) => name !== "_idempotency_key");
  const files = fields.map(([name, value]) => (value instanceof File ? [name, value.name, value.size] : [name, value]));
  return JSON.stringify([form.getAttribute("action"), button?.name, button?.value, files]);
}

export function start() {
  /** @type {WeakMap<HTMLFormElement, {key: string, now: string}>} */
  const unanswered = new WeakMap();
  /** @param {any} event */
  const name = (event) => {
    const form = at(event);
    if (form.method !== "post") return;
    const now = content(form, event.submitter);
    const before = unanswered.get(form);
    const key = before?.now === now ? before.key : uuid();
    unanswered.set(form, { key, now });
    setKey(form, key);
  };
  document.addEventListener("submit", name, true);
  document.addEventListener("htmx:finally:request", (/** @type {any} */ { detail: { ctx } }) => {
    if (ctx.response && ctx.request.form) unanswered.delete(ctx.request.form);
  });
}
