// @ts-check
/** The `?` sheet, printed from the table of keys. */
import { actions, make, one, say } from "./bus.js";
import { label, liveKeys } from "./keys.js";

/** What differs from the scope's own name (say). @type {Record<string, string>} */
const TITLES = { verdict: "Claim", mark: "Mark mode", "claim-page": "Claim page" };

function sheet() {
  const body = make("div", { className: "keys-body", tabIndex: 0, role: "region", "aria-label": say("All keys of this page") });
  const close = make("form", { method: "dialog", className: "foot" }, make("button", { className: "btn" }, say("Close")));
  const title = make("h2", { id: "keys-title" }, say("Keys"));
  return make("dialog", { id: "keys-sheet", className: "wide", "aria-labelledby": "keys-title" }, title, body, close);
}

/** @param {string} stroke */
const strokeNodes = (stroke) => stroke.split(" ").map((part) => make("kbd", {}, label(part)));

/** @param {string} scope */
function section(scope) {
  const keys = liveKeys().filter((key) => key.scope === scope && key.keys.length);
  const rows = keys.flatMap((key) => [make("dt", {}, say(key.words)), make("dd", {}, ...key.keys.flatMap(strokeNodes))]);
  const title = TITLES[scope] ?? scope[0].toUpperCase() + scope.slice(1);
  return make("section", {}, make("h3", {}, say(title)), make("dl", {}, ...rows));
}

export function start() {
  actions({
    keys() {
      if (!one("#keys-sheet")) document.body.append(sheet());
      const dialog = /** @type {HTMLDialogElement} */ (one("#keys-sheet"));
      const scopes = [...new Set(liveKeys().map((key) => key.scope))];
      one(".keys-body", dialog)?.replaceChildren(...scopes.map(section));
      if (!dialog.open) dialog.showModal();
    },
  });
}
