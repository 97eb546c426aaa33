// @ts-check
/**
 * A name for each act. A form posted again because no answer came keeps its key, so that the server does the act
 * once; after any answer, or with other content, the next post is a new act.
 */

/** crypto.randomUUID exists only on secure origins; the workbench also runs on a plain local network. */
export function uuid() {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** @param {HTMLFormElement} form @param {string} value */
export function setKey(form, value) {
  const found = form.querySelector("input[name=_idempotency_key]");
  const field = /** @type {HTMLInputElement} */ (found ?? document.createElement("input"));
  if (!found) {
    field.type = "hidden";
    field.name = "_idempotency_key";
    form.append(field);
  }
  field.value = value;
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
function content(form, submitter) {
  const fields = [...new FormData(form)].filter(([name]) => name !== "_idempotency_key");
  const button = submitter?.getAttribute("name") ?? "";
  return JSON.stringify([form.getAttribute("action"), button, submitter?.getAttribute("value") ?? "", fields.map(([name, value]) => [name, value instanceof File ? [value.name, value.size, value.lastModified] : value])]);
}

export function start() {
  /** @type {WeakMap<HTMLFormElement, {key: string, content: string}>} */
  const unanswered = new WeakMap();
  document.addEventListener(
    "submit",
    (event) => {
      const form = /** @type {HTMLFormElement} */ (event.target);
      if (form.method !== "post") return;
      const now = content(form, /** @type {SubmitEvent} */ (event).submitter);
      const before = unanswered.get(form);
      const key = before?.content === now ? before.key : uuid();
      unanswered.set(form, { key, content: now });
      setKey(form, key);
    },
    true,
  );
  document.addEventListener("htmx:finally:request", (/** @type {any} */ event) => {
    const { request, response } = event.detail.ctx;
    if (request.form && response) unanswered.delete(request.form);
  });
}
