// @ts-check
/**
 * The panel of the next undecided row is fetched while one reads this one, and shown as soon as this one is decided: `X-Ahead`
 * tells the server, whose answer then leaves the panel as it is. A refusal brings the row back, unless one has gone on. What else
 * is sent meanwhile may change that panel, and so may others: it is fetched anew, and kept for a minute.
 */
import { answered, emit, one } from "./bus.js";
import { following } from "./list.js";
import { swapped } from "./swaps.js";

/** @type {{id?: string, url?: string, version?: string, text?: string}} */
const NOTHING = {};
const MINUTE = 60000;

/** Read without the way through a stream, which waits for a frame. @param {string} text */
const answerOf = (text) => Object.assign(new Response(), { text: async () => text });

export function start() {
  let [ready, timer] = [NOTHING, 0];

  async function look() {
    const row = following();
    const { span: id = "", href: url = "", version } = row?.dataset ?? {};
    if (!url || (url === ready.url && version === ready.version) || !navigator.onLine) return;
    const asked = (ready = { url, version });
    const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null);
    const text = answer?.ok ? await answer.text().catch(() => "") : "";
    if (ready !== asked) return;
    const come = (ready = text ? { id, url, version, text } : NOTHING);
    setTimeout(() => (ready = ready === come ? NOTHING : ready), MINUTE);
  }

  document.addEventListener("htmx:before:request", (/** @type {any} */ { detail: { ctx } }) => {
    const [{ request }, { id, url, version, text }] = [ctx, ready];
    if (request.method === "GET") {
      if (text && request.action === url) [ctx.fetch, ready] = [async () => answerOf(text), NOTHING];
      return;
    }
    const [form, row] = [request.form, following()];
    const on = text && row?.dataset.span === id && row?.dataset.version === version && request.body.get("then") !== "judge";
    if (!on || !/accept|reject/.test(form?.dataset.spanAct)) return (ready = NOTHING);
    request.headers["X-Ahead"] = id;
    const { spanId } = form.dataset; // the popover's form is for the next mark at once
    const here = () => one(`#panel [data-in-hand="${id}"]`);
    answered(form, ({ ok, kept }) => !ok && !kept && here() && emit("select", { id: spanId, from: "ahead" }));
    requestAnimationFrame(() => setTimeout(() => emit("select", { id, from: "ahead" }))); // what was decided is painted first
  });
  swapped(() => {
    clearTimeout(timer);
    timer = setTimeout(look, 200);
  });
  timer = setTimeout(look, 1500);
}
