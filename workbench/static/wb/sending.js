// @ts-check
/**
 * What a form sends: a name for each act, the way it goes, and what is told when it is refused or does not arrive.
 * A form posted again because no answer came keeps its key, so that the server does the act once; after an answer, or with
 * other content, the next post is a new act. Refusals are shown beside the page, never in place of a part of it.
 */
import { at, emit, isShown, load, make, on, one, say, visible, wire } from "./bus.js";

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

/** Each act has its key before anything is sent. */
function names() {
  /** @type {WeakMap<HTMLFormElement, {key: string, now: string}>} */
  const unanswered = new WeakMap();
  /** @param {any} event */
  const name = (event) => {
    const form = at(event).form ?? at(event);
    if (form.method !== "post") return;
    const now = content(form, event.submitter);
    const before = unanswered.get(form);
    const key = before?.now === now ? before.key : uuid();
    unanswered.set(form, { key, now });
    setKey(form, key);
  };
  for (const sent of ["submit", "change"]) document.addEventListener(sent, name, true); // settings are sent as they are chosen
  document.addEventListener("htmx:finally:request", (/** @type {any} */ { detail: { ctx } }) => {
    if (ctx.response && ctx.request.form) unanswered.delete(ctx.request.form);
  });
}

/** What htmx sends goes the modules' way; what breaks before the outbox has come waits for it. */
function ways() {
  const first = wire.send;
  wire.send = (url, init) => first(url, init).catch((error) => {
    if (!wire.outbox || error.name === "AbortError") throw error;
    return wire.outbox.then(() => wire.send(url, init));
  });
  document.addEventListener("htmx:before:request", (/** @type {any} */ { detail: { ctx } }) => {
    if (ctx.request.method !== "POST") return;
    ctx.fetch = async (/** @type {string} */ url, /** @type {any} */ init) => {
      const answer = await wire.send(url, init);
      if (answer.headers.get("X-Kept") && /evidence$/.test(url)) ctx.request.form?.reset();
      return answer;
    };
  });
}

/** @param {{text: string, item?: import("./outbox.js").Item}} refused */
function conflict(refused) {
  const far = () => emit("toast", { message: say("This needs the network. Nothing was sent; what you typed is still here."), bad: true });
  import("./conflict.js").then(({ show }) => show(refused), far);
}

/** What may be needed when nothing can be fetched any more. */
const fetchAhead = () => [import("./markmode.js"), import("./edges.js"), import("./conflict.js")];

export function start() {
  names();
  ways();
  setTimeout(() => navigator.onLine && Promise.allSettled(fetchAhead()), 3000);
  on("refused", conflict);
  document.addEventListener("htmx:error", (/** @type {any} */ { detail: { ctx } }) => {
    const read = ctx?.request.method === "GET";
    const words = say("This is not in this browser, so it needs the network. What you do in the list and in the text is kept.");
    const place = read ? ctx.target?.id : "";
    if (/^(panel|history-body)$/.test(place)) {
      const note = make("p", { className: "state" }, words);
      ctx.target.replaceChildren(note);
      if (document.activeElement === document.body) visible("[data-list] [tabindex='0']")?.focus();
      addEventListener("online", () => note.isConnected && load(ctx.target, ctx.request.action, ctx.target), { once: true });
    } else if (!read || place === "drawer") emit("toast", { message: read ? words : say("The connection broke. Nothing was lost; try again."), bad: true });
  });
  document.addEventListener("htmx:before:swap", (/** @type {any} */ event) => {
    const { text, response } = event.detail.ctx;
    if (!(response?.status >= 400) || !isShown(text)) return;
    event.preventDefault();
    conflict({ text });
  });
}
