// @ts-check
/** The `?` sheet, printed from the table of keys: what acts here now comes first, then the rest by what it is about. */
import { actions, all, at, make, one, say, visible } from "./bus.js";
import { label, liveKeys } from "./keys.js";
import { dressed, named } from "./overlays.js";
/** @typedef {import("./keytable.js").Key} Key */

/** What each part of the table is about (say). @type {Record<string, string>} */
const TITLES = {
  everywhere: "Everywhere",
  queue: "My queue",
  lists: "Lists",
  suggestion: "A suggestion in hand",
  edges: "While adjusting edges",
  verdict: "A claim in hand",
  text: "The text",
  mark: "Mark mode",
  article: "The article",
  "claim-page": "Claim page",
  adjudicate: "Adjudication",
  merge: "Merging two reviews",
  compare: "Comparing articles",
};

function keyDialog() {
  const search = make("input", { type: "text", autocomplete: "off", placeholder: say("Find a key"), "aria-label": say("Find a key") });
  const close = make("form", { method: "dialog" }, make("button", { className: "btn sm" }, say("Close"), make("kbd", { ariaHidden: "true" }, "Esc")));
  const head = make("div", { className: "dlg-h" }, make("h2", { id: "keys-title" }, say("Keys")), search, close);
  const body = make("div", { className: "keys-body", tabIndex: 0, role: "region", "aria-label": say("All keys of this page") });
  const foot = make("p", { className: "dlg-f" }, make("a", { href: "/settings#keys", className: "btn sm" }, say("Change keys")));
  search.addEventListener("input", () => siftKeys(body, search.value));
  return make("dialog", { id: "keys-sheet", className: "wide sheet", "aria-labelledby": "keys-title" }, head, body, foot);
}

/** @param {HTMLElement} body @param {string} wish */
function siftKeys(body, wish) {
  const parts = wish.toLowerCase().split(/\s+/);
  for (const row of all("dl > div", body)) row.hidden = !parts.every((part) => row.textContent?.toLowerCase().includes(part));
  for (const part of all("section", body)) part.hidden = !one("dl > div:not([hidden])", part);
}

/** @param {Key} key */
function row(key) {
  const strokes = key.keys.map((stroke) => make("span", {}, ...stroke.split(" ").map((part) => make("kbd", {}, label(part)))));
  return make("div", {}, make("dt", {}, named(key)), make("dd", {}, ...strokes));
}

/** @param {string} title @param {Key[]} keys */
const section = (title, keys) => make("section", {}, make("h3", {}, title), make("dl", {}, ...keys.map(row)));

/** Groups of the live keys, those with a control one can see first. */
function sections() {
  const keys = liveKeys().filter((key) => key.keys.length);
  const now = keys.filter((key) => !key.mode && key.scope !== "everywhere" && visible(`[data-action~="${key.name}"]`));
  const rest = keys.filter((key) => !now.includes(key));
  const scopes = [...new Set(rest.map((key) => key.scope))];
  const groups = scopes.map((scope) => section(say(TITLES[scope] ?? scope), rest.filter((key) => key.scope === scope)));
  return now.length ? [section(say("On this page now"), now), ...groups] : groups;
}

export function start() {
  actions({
    keys() {
      if (!one("#keys-sheet")) document.body.append(keyDialog());
      const dialog = /** @type {HTMLDialogElement} */ (one("#keys-sheet"));
      if (dialog.open) return;
      const body = /** @type {HTMLElement} */ (one(".keys-body", dialog));
      /** @type {HTMLInputElement} */ (one("input", dialog)).value = "";
      body.replaceChildren(make("div", {}, ...sections()));
      dressed().then(() => dialog.open || dialog.showModal());
    },
  });
  document.addEventListener("click", (event) => at(event)?.matches("#keys-sheet") && at(event).close());
}
