// @ts-check
/**
 * The outbox. A change that finds no server, or a busy one, or a session that has ended, is kept and sent again in order,
 * with the key it was given, when the network is back: over reloads, by one tab of many. What is refused stays and holds
 * up its own object; nothing leaves the line but by an answer or by its author's own word.
 */
import { all, at, emit, on, one, say, wire } from "./bus.js";
import { put } from "./outbox.js";
import { SOON, blocked, look, missed, objectOf, pass, passing, settleItem } from "./replay.js";
import { newKey } from "./sending.js";
import { swapped } from "./swaps.js";
import { arrived, described, draw, titleOf } from "./waiting.js";

/** @typedef {import("./outbox.js").Item} Item */
/** What may wait: every act on the text, one's own review and its evidence, wordings, links, remarks, settings, and files brought in. */
const WAITS =
  /^\/(articles\/(new|\d+\/spans)|undo|redo|settings(\/\w+)?|segments\/\d+|claims\/\d+\/(review|evidence|wording|relations|comments|flags)(\/\w+)?|(spans|evidence|relations|mentions|flags)\/\d+\/\w+)$/;
const [SLOWEST, SMALL] = [30000, 5000];
const OURS = new Set(["csrfmiddlewaretoken", "_idempotency_key", "_version"]);
const UNLOAD = "form[method=post] :is(textarea, input:not([type=hidden], [type=password], [type=radio], [type=checkbox], [type=file]))";

const pathOf = (/** @type {string} */ url) => new URL(url, location.href).pathname;

export function start() {
  let [timer, sending, leaving] = [0, false, false];
  /** @type {import("./replay.js").Line} */
  const line = {
    ...{ user: document.body.dataset.user ?? "", items: [], gone: navigator.onLine ? "" : "away", busy: 0, pause: SOON, token: "" },
    others: "BroadcastChannel" in window ? new BroadcastChannel("wb-outbox") : null,
    tell: () => draw(line, sending),
  };

  /** @param {string} url @param {[string, any][]} fields @param {Record<string, string>} headers @param {boolean} tried */
  async function keep(url, fields, headers, tried) {
    const given = Object.fromEntries(fields.filter(([name]) => OURS.has(name)));
    /** @type {Item} */
    const item = {
      ...{ user: line.user, url, tried, refused: 0, answer: "", what: "", at: Date.now(), auto: "X-Autosave" in headers },
      ...{ key: given._idempotency_key || newKey(), version: given._version ?? null, target: headers["HX-Target"] ?? "" },
      fields: fields.filter(([name]) => !OURS.has(name)),
    };
    item.what = described(item);
    const before = line.items.findLast((item) => objectOf(item.url) === objectOf(url));
    const again = before?.url === url && !before.refused && before.auto === item.auto && !/\/(un|re)do$|\/new$/.test(url);
    if (again && JSON.stringify(before.fields) === JSON.stringify(item.fields)) return before; // pressed twice
    if (again && item.auto && !before.tried) Object.assign(item, { id: before.id, key: before.key, version: before.version });
    item.id = await put(item).catch(() => item.id ?? -Date.now()); // a browser that keeps nothing: it waits as long as the page stands
    line.items = [...line.items.filter(({ id }) => id !== item.id), item];
    line.others?.postMessage("");
    return item;
  }

  /** Fetch for those who write; the answer is ours when the change is kept instead.
   * @param {string} url @param {any} init @returns {Promise<Response>} */
  async function send(url, init) {
    const path = pathOf(url);
    const fields = WAITS.test(path) ? [...init.body] : null;
    const straight = !line.gone && !blocked(line, path) && line.items.every((item) => item.refused);
    if (!fields || straight) {
      line.busy += 1;
      line.tell();
      // let through when the page goes meanwhile
      const keepalive = fields?.every(([, value]) => value.length < SMALL) ?? false;
      const answer = await fetch(url, { ...init, keepalive }).catch((error) => {
        if (!fields || error.name === "AbortError") throw error;
        return null;
      }).finally(() => (line.busy -= 1));
      if (!fields || (answer && !passing(answer))) return line.tell(), /** @type {Response} */ (answer);
      missed(line, answer);
    }
    const item = await keep(path, fields, init.headers ?? {}, straight);
    later();
    line.tell();
    if (!item.auto) emit("toast", { message: say("{act}: kept here, sent when the server can be reached", { act: titleOf(item) }) });
    if (/submit$/.test(path)) emit("action", { name: "next-undecided" });
    return new Response(null, { status: 204, headers: { "X-Kept": String(item.id) } });
  }

  function replay() {
    clearTimeout(timer);
    if (sending) return;
    sending = true;
    line.tell();
    const locks = navigator.locks; // on secure origins only; elsewhere the keys alone keep two tabs from doing a thing twice
    const done = locks ? locks.request("wb-outbox", { ifAvailable: true }, (lock) => (lock ? pass(line) : 0)) : pass(line);
    done.then((count) => {
      sending = false;
      line.pause = count ? SOON : Math.min(line.pause * 2, SLOWEST);
      if (count && line.items.every((item) => item.refused)) emit("caught-up", { count });
      later();
      line.tell();
    });
  }

  function later(pause = line.pause) {
    clearTimeout(timer);
    const due = line.gone || line.items.some((item) => !item.refused && !blocked(line, item.url));
    if (due && navigator.onLine) timer = setTimeout(replay, pause); // without a network the event "online" comes first
  }

  /** A form that would leave the page for nothing stays; what may wait is kept. @param {any} event */
  function hold(event) {
    const form = at(event);
    const path = pathOf(event.submitter?.getAttribute("formaction") ?? form.action);
    const finishing = /\/finish$/.test(path) && line.items.length > 0;
    if (event.defaultPrevented) return;
    if ((leaving = form.method !== "post" || (!line.gone && !finishing))) return;
    event.preventDefault();
    if (finishing) emit("toast", { message: say("Finishing waits until everything here is saved."), bad: true });
    else if (WAITS.test(path)) send(path, { method: "POST", body: new FormData(form, event.submitter) });
    else emit("toast", { message: say("This needs the network. Nothing was sent; what you typed is still here."), bad: true });
  }

  /** @param {Event} event */
  function stay(event) {
    const link = at(event, "a[href]");
    if (!line.gone || event.defaultPrevented || !link || link.target || pathOf(link.href) === location.pathname) return;
    event.preventDefault();
    emit("toast", { message: say("“{name}” needs the network.", { name: link.textContent.trim() || link.ariaLabel }), bad: true });
    if (navigator.onLine) replay();
  }

  wire.send = send;
  document.addEventListener("submit", hold);
  document.addEventListener("click", (event) => (at(event, "[data-outbox-retry]") ? replay() : stay(event)));
  new ResizeObserver(() => dispatchEvent(new Event("resize"))).observe(/** @type {Element} */ (one("#outbox"))); // what floats over the text goes along
  addEventListener("online", replay);
  addEventListener("offline", () => {
    line.gone = "away";
    line.tell();
    later();
  });
  document.addEventListener("visibilitychange", () => !document.hidden && later(SOON));
  line.others?.addEventListener("message", () => look(line));
  swapped(line.tell);
  addEventListener("beforeunload", (event) => {
    const typed = all(UNLOAD).some((/** @type {any} */ field) => field.value !== field.defaultValue && !field.dataset.draft);
    if ((typed && !leaving) || line.items.some(({ id }) => (id ?? 0) < 0)) event.preventDefault();
  });
  on("let-go", ({ item, ok }) => settleItem(line, item, Boolean(ok)).then(() => later()));
  on("arrived", arrived);
  on("caught-up", ({ count }) => emit("toast", { message: count > 1 ? say("All {n} changes are saved", { n: count }) : say("The change is saved") }));
  look(line).then(() => later(0));
}
