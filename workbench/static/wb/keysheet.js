// @ts-check
/** The `?` sheet, printed from the table of keys. */
import { actions, say } from "./bus.js";
import { label, liveKeys } from "./keys.js";

/** @type {Record<string, string>} */
const TITLES = {
  everywhere: "Everywhere", lists: "Lists", suggestion: "Suggestion", edges: "Edges", verdict: "Claim", text: "Text",
  mark: "Mark mode", article: "Article", "claim-page": "Claim page", adjudicate: "Adjudicate", merge: "Merge",
};

function sheet() {
  const found = document.getElementById("keys-sheet");
  if (found instanceof HTMLDialogElement) return found;
  const made = document.createElement("dialog");
  made.id = "keys-sheet";
  made.className = "sheet";
  made.setAttribute("aria-labelledby", "keys-title");
  const title = document.createElement("h2");
  title.id = "keys-title";
  title.textContent = say("Keys");
  const body = document.createElement("div");
  body.dataset.keys = "";
  body.tabIndex = 0;
  body.setAttribute("role", "region");
  body.setAttribute("aria-label", say("All keys of this page"));
  const form = document.createElement("form");
  form.method = "dialog";
  const close = document.createElement("button");
  close.className = "btn";
  close.textContent = say("Close");
  form.append(close);
  made.append(title, body, form);
  document.body.append(made);
  return made;
}

/** @param {string} stroke */
function strokeNodes(stroke) {
  return stroke.split(" ").map((part) => {
    const key = document.createElement("kbd");
    key.textContent = label(part);
    return key;
  });
}

/** @param {HTMLElement} body */
function print(body) {
  const keys = liveKeys().filter((key) => key.keys.length);
  const groups = [...new Set(keys.map((key) => key.scope))];
  body.replaceChildren(
    ...groups.map((scope) => {
      const part = document.createElement("section");
      const title = document.createElement("h3");
      title.textContent = say(TITLES[scope] ?? scope);
      const list = document.createElement("dl");
      for (const key of keys.filter((one) => one.scope === scope)) {
        const [name, strokes] = [document.createElement("dt"), document.createElement("dd")];
        name.textContent = say(key.words);
        key.keys.forEach((stroke) => strokes.append(...strokeNodes(stroke), " "));
        list.append(name, strokes);
      }
      part.append(title, list);
      return part;
    }),
  );
}

export function start() {
  actions({
    keys: () => {
      const dialog = sheet();
      const body = /** @type {HTMLElement | null} */ (dialog.querySelector("[data-keys]"));
      if (body) print(body);
      if (!dialog.open) dialog.showModal();
      return true;
    },
  });
}
