// @ts-check
/** Sending what waits: the oldest first, by one tab of many, each change with the key and the version it was made with. */
import { all, emit } from "./bus.js";
import { drop, kept, put } from "./outbox.js";

/** @typedef {import("./outbox.js").Item} Item */
/** What a tab knows of the line. `gone`: the server is away, or the session has ended ("out").
 * @typedef {{user: string, items: Item[], gone: "" | "away" | "out", busy: number, pause: number, token: string, tell: () => void,
 *   others: BroadcastChannel | null}} Line */

export const SOON = 2000;

/** The object that an address changes, whose versions follow one another. @param {string} url */
export const objectOf = (url) => /^\/\w+\/\d+(\/review)?/.exec(url)?.[0] ?? url;

/** Nobody has decided about it yet: to be sent again as it is. @param {Response} answer */
export const passing = ({ status, headers }) =>
  status >= 500 || [401, 408, 425, 429].includes(status) || /^(csrf|in_progress)$/.test(headers.get("X-Refused") ?? "");

/** What its failing tells of the server. @param {Line} line @param {Response | null} answer */
export function missed(line, answer) {
  line.gone = !answer ? "away" : answer.status === 401 ? "out" : "";
  line.pause = Math.max(line.pause, Number(answer?.headers.get("Retry-After")) * 1000 || 0);
}

/** Behind a refused change of the same object nothing goes on; neither does undoing, which counts all acts.
 * @param {Line} line @param {string} url */
export const blocked = ({ items }, url) =>
  items.some((one) => one.refused && (objectOf(one.url) === objectOf(url) || /\/(un|re)do$/.test(url)));

/** @param {Line} line */
export async function look(line) {
  const unkept = line.items.filter(({ id }) => (id ?? 0) < 0);
  line.items = await kept(line.user).then((rows) => [...rows, ...unkept], () => line.items);
  line.tell();
}

/** Is the server there, and does it know us? It gives the proof that forms are ours, also after signing in anew.
 * @param {Line} line */
async function reached(line) {
  const answer = await fetch("/session", { headers: { "HX-Request": "true" }, cache: "no-store" }).catch(() => null);
  const known = answer?.ok && answer.headers.get("X-User") === line.user;
  line.gone = known ? "" : answer && answer.status < 500 ? "out" : "away";
  if (!known) return false;
  line.token = answer.headers.get("X-CSRFToken") ?? "";
  document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "X-CSRFToken": line.token }));
  for (const field of all("[name=csrfmiddlewaretoken]")) field.setAttribute("value", line.token);
  return true;
}

/** What was made from the state before this change follows it. @param {Line} line @param {Item} sent @param {string} tag */
async function follow(line, sent, tag) {
  const of = objectOf(sent.url);
  for (const item of line.items) {
    if (item.tried || objectOf(item.url) !== of || (item.version ?? "") !== (sent.version ?? "")) continue;
    item.version = tag;
    await put(item).catch(() => null);
  }
  for (const form of all(`form[action^="${of}"]`)) {
    if (objectOf(form.getAttribute("action") ?? "") !== of) continue;
    for (const field of all("[name=_version]", form)) field.setAttribute("value", tag);
  }
}

/** It leaves the line: it arrived, or its author let it go.
 * @param {Line} line @param {Item} item @param {boolean} ok @param {string | null} [tag] */
export async function settleItem(line, item, ok, tag) {
  line.items = line.items.filter(({ id }) => id !== item.id);
  await drop(item.id ?? 0).catch(() => null);
  if (ok && tag) await follow(line, item, tag);
  emit("settled", { id: String(item.id), url: item.url, fields: item.fields, ok, tag });
  line.others?.postMessage("");
  line.tell();
}

/** @param {Line} line @param {Item} item */
function deliver(line, item) {
  const body = new FormData();
  for (const [name, value] of item.fields) body.append(name, value);
  if (item.version !== null) body.append("_version", item.version);
  body.append("_idempotency_key", item.key);
  const headers = { "HX-Request": "true", "X-CSRFToken": line.token, "HX-Target": item.target, ...(item.auto && { "X-Autosave": "true" }) };
  return fetch(item.url, { method: "POST", body, headers, redirect: "manual" }).catch(() => null);
}

/** Send them until one does not arrive. @param {Line} line @returns {Promise<number>} how many arrived */
export async function pass(line) {
  let arrived = 0;
  await look(line);
  if (!(await reached(line))) return 0;
  for (;;) {
    const item = line.items.find((one) => !one.refused && !blocked(line, one.url));
    if (!item) return arrived;
    item.tried = true;
    await put(item).catch(() => null);
    const answer = await deliver(line, item);
    if (!answer || passing(answer)) {
      missed(line, answer);
      return arrived;
    }
    const text = await answer.text();
    if (answer.status >= 400) {
      Object.assign(item, { refused: answer.status, answer: text });
      await put(item).catch(() => null);
      emit("refused", { item, text, status: answer.status });
      continue;
    }
    arrived += 1;
    await settleItem(line, item, true, answer.headers.get("ETag"));
    emit("arrived", { item, text });
  }
}
