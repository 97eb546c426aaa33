// @ts-check
/** What waits, as people see it: the bar with its list, the line in the key bar, rows and marks not yet confirmed. */
import { all, emit, htmx, make, one, say, wire } from "./bus.js";

/** @typedef {import("./outbox.js").Item} Item */

/** Acts by the end of their address without numbers (relations and mentions are links). @returns {Record<string, string>} */
const acts = () => ({
  spans: say("New mark"), accept: say("Accepted"), reject: say("Rejected"), reconsider: say("Decision taken back"), edges: say("Edges moved"),
  delete: say("Removed"), restore: say("Brought back"), attribution: say("Who says it"), details: say("What was read"),
  review: say("Draft of a verdict"), submit: say("Verdict"), withdraw: say("Review withdrawn"), evidence: say("Evidence"),
  undo: say("Undo"), redo: say("Redo"), new: say("Upload"), confirm: say("Link confirmed"),
  wording: say("Wording"), relations: say("Link"), settings: say("Setting"), comments: say("Comment"), flags: say("Flag for the lead"),
  settle: say("Flag settled"), sets: say("What stands only together"), reason: say("Why it was rejected"), segments: say("Layout"),
  "ions/reject": say("Link rejected"),
});

/** @param {Item} item */
const markOf = ({ url, fields }) => /^\/spans\/(\d+)/.exec(url)?.[1].replace(/^/, "s") ?? new Map(fields).get("at");

/** What a change is about, in its author's words. @param {Item} item */
export function described({ url, fields, ...rest }) {
  const given = new Map(fields);
  const typed = ["rationale", "quote", "text", "wording", "title", "file", "note"].map((name) => given.get(name)).find((value) => value);
  const row = one(`[data-list] [data-span="${markOf({ url, fields, ...rest })}"] .q`);
  return String(typed?.name ?? typed ?? row?.textContent ?? given.get("url") ?? "");
}

/** @param {{url: string}} item */
export const titleOf = ({ url }) =>
  acts()[/^settings|ions\/reject|\w+$/.exec(url.slice(1).replace(/\/\d+/g, ""))?.[0] ?? ""] ?? say("Change");

/** Letting go of a change shows it once more, whole. @param {Item} item */
function ask(item) {
  const words = item.fields.filter(([, value]) => typeof value === "string" && value.length > 2).map(([, value]) => make("p", { className: "pre", dir: "auto" }, value));
  const close = () => box.close();
  const yes = make("button", { type: "button", className: "btn danger", onclick: () => emit("let-go", { item }) || close() }, say("Discard it"));
  const box = make(
    "dialog", { "aria-labelledby": "let-go-h" },
    make("div", { className: "dlg-h" }, make("h2", { id: "let-go-h" }, say("Discard this change?"))),
    make("div", { className: "dlg-b whyp", tabIndex: 0, role: "group", "aria-labelledby": "let-go-h" }, make("p", {}, make("b", {}, titleOf(item))), ...words),
    make("div", { className: "dlg-f" }, make("button", { type: "button", className: "btn", autofocus: true, onclick: close }, say("Keep it")), yes),
  );
  yes.addEventListener("click", close);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}

/** @param {Item} item */
function itemRow(item) {
  const time = make("time", { className: "mut" }, new Date(item.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
  const see = make("button", { type: "button", className: "btn sm", onclick: () => emit("refused", { item, text: item.answer }) }, say("See why"));
  const drop = make("button", { type: "button", className: "btn sm", onclick: () => ask(item) }, say("Discard"));
  const refused = item.refused ? [make("span", { className: "tag c-ref" }, say("refused")), see] : [];
  return make("li", {}, make("b", {}, titleOf(item)), make("span", { className: "q", dir: "auto" }, item.what), time, ...refused, drop);
}

/** @param {import("./replay.js").Line} line */
function words({ items, gone }) {
  const [n, refused] = [items.length, items.filter((item) => item.refused).length];
  if (gone === "out") return n === 1 ? say("You are signed out. 1 change waits here.") : say("You are signed out. {n} changes wait here.", { n });
  if (gone && !n) return say("Offline. What you do here is kept and sent later.");
  if (gone) return n === 1 ? say("Offline, 1 change waiting") : say("Offline, {n} changes waiting", { n });
  if (refused === 1) return say("1 change was refused. It is kept until you decide.");
  if (refused) return say("{n} changes were refused. They are kept until you decide.", { n: refused });
  return n === 1 ? say("The server is busy, 1 change waiting") : say("The server is busy, {n} changes waiting", { n });
}

/** The bar, the saved line, rows and marks. @param {import("./replay.js").Line} line @param {boolean} sending */
export function draw(line, sending) {
  const [bar, { items, gone, busy }] = [one("#outbox"), line];
  if (!bar) return;
  const text = words(line);
  const told = one("[data-outbox-words]", bar);
  if (told?.textContent !== text && (gone || items.length)) {
    if (told) told.textContent = text;
    if (bar.hidden && gone) emit("say", { message: text, urgent: true });
  }
  bar.hidden = !gone && !items.length;
  one("ol", bar)?.replaceChildren(...items.map(itemRow));
  for (const part of all("[data-when]", bar)) part.hidden = !(part.dataset.when === "out" ? gone === "out" : items.length);
  const [dot, state] = gone || items.length ? ["off", text] : busy || sending ? ["act", say("Saving…")] : ["ok", say("Saved · online")];
  const saved = one("#saved-state");
  if (saved && saved.textContent !== state) saved.replaceChildren(make("i", { className: `dot ${dot}` }), state);
  for (const place of all("[data-list] [data-waits]")) delete place.dataset.waits;
  for (const item of items) {
    const row = one(`[data-list] [data-span="${markOf(item)}"]`);
    if (row) (one(".rt", row) ?? row).dataset.waits = say("{act}, not sent yet", { act: titleOf(item) });
  }
}

/** An answer that came late: rows, counts and paragraphs of this page become what it says; the panel stays where its reader is.
 * @param {{item: Item, text: string}} late */
export function arrived({ item, text }) {
  const row = /#row-/.test(item.target) ? one(item.target.replace(/^\w+/, "")) : null;
  const current = one("[data-list] [aria-current=true]")?.id ?? "";
  const ctx = { text, target: row ?? document.body, sourceElement: document.body, swap: row ? "outerHTML" : "none" };
  const trim = (/** @type {any} */ { detail }) => {
    if (detail.ctx !== ctx) return;
    document.removeEventListener("htmx:before:swap", trim);
    const stays = detail.tasks.filter((/** @type {any} */ { type, target }) => (type === "main" ? row : !/^(panel|toasts)$/.test(target?.id)));
    detail.tasks.splice(0, Infinity, ...stays);
  };
  document.addEventListener("htmx:before:swap", trim);
  return htmx()?.swap(ctx).then(() => {
    const chosen = document.getElementById(current);
    if (chosen) chosen.ariaCurrent = "true";
  });
}

/** A text that finds no server waits as well, unless it is large: what became of it, in words. @param {File} file @param {FormData} body */
export async function keepFile({ name, size }, body) {
  const waits = size <= 5 * 1048576 && /\.(txt|md|html?|csv|jsonl)$/i.test(name);
  const answer = waits ? await wire.send("/articles/new", { method: "POST", body, headers: {} }).catch(() => null) : null;
  if (answer?.headers.get("X-Kept")) return say("Kept in this browser. It is added when the server can be reached.");
  return answer?.ok ? say("read") : say("The connection broke. Drop the file again.");
}
