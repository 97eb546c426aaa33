// @ts-check
/**
 * What a form sends: a name for each act, the way it goes, and what is told when it is refused or does not arrive.
 * A form posted again because no answer came keeps its key, so that the server does the act once; after an answer, or with
 * other content, the next post is a new act. Refusals are shown beside the page, never in place of a part of it.
 */
import { at, emit, isShown, load, make, on, one, say, tuck, visible, wire } from "./bus.js";
import { show } from "./conflict.js";

/** The name of an act: nobody gives the same one. (`randomUUID` is there on secure origins only.) */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

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
    const key = before?.now === now ? before.key : newKey();
    unanswered.set(form, { key, now });
    tuck(form, "_idempotency_key", key);
  };
  for (const sent of ["submit", "change"]) document.addEventListener(sent, name, true); // settings are sent as they are chosen
  document.addEventListener("htmx:finally:request", (/** @type {any} */ { detail: { ctx } }) => {
    if (ctx.response && ctx.request.form) unanswered.delete(ctx.request.form);
  });
}

/** What htmx sends goes the modules' way. */
function ways() {
  document.addEventListener("htmx:before:request", (/** @type {any} */ { detail: { ctx } }) => {
    if (ctx.request.method !== "POST") return;
    ctx.fetch = async (/** @type {string} */ url, /** @type {any} */ init) => {
      const answer = await wire.send(url, init);
      if (answer.headers.get("X-Kept") && /evidence$/.test(url)) ctx.request.form?.reset();
      return answer;
    };
  });
}

export function start() {
  names();
  ways();
  on("refused", show);
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
    show({ text });
  });
}
