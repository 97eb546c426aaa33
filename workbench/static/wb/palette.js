// @ts-check
/** The command palette: every place the page links to and every action one can see, by a few letters; else a search. */
import { actions, all, at, make, one, perform, say } from "./bus.js";
import { label, liveKeys } from "./keys.js";

/** @typedef {{words: string, hint: string, go: () => void}} Entry */

const MOST = 12;

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @returns {Entry[]} */
function entries() {
  const acts = liveKeys()
    .filter((key) => !key.mode && one(`[data-action~="${key.name}"]`)?.checkVisibility())
    .map((key) => ({ words: say(key.words), hint: key.keys.map(label).join(" "), go: () => perform(key.name) }));
  const places = all("nav a[href], a[data-palette]").map((link) => ({
    words: link.ariaLabel ?? link.textContent?.trim() ?? "",
    hint: say("Go to"),
    go: () => link.click(),
  }));
  const seen = new Set();
  return [...acts, ...places].filter(({ words }) => words && !seen.has(words) && seen.add(words));
}

/** @param {string} wish @returns {Entry[]} */
function matching(wish) {
  const parts = plain(wish).split(/\s+/);
  const found = entries().filter(({ words }) => parts.every((part) => plain(words).includes(part))).slice(0, MOST);
  const form = /** @type {HTMLFormElement | null} */ (one("form[role=search]"));
  if (!wish || !form) return found;
  const go = () => location.assign(`${form.action}?q=${encodeURIComponent(wish)}`);
  return [...found, { words: say("Search for “{wish}”", { wish }), hint: "↵", go }];
}

/** @param {Entry} entry @param {number} i @param {number} at */
const option = ({ words, hint }, i, at) =>
  make("li", { id: `palette-${i}`, role: "option", "aria-selected": String(i === at) }, make("span", {}, words), make("small", {}, hint));

export function start() {
  /** @type {Entry[]} */
  let found = [];
  let chosen = 0;
  const words = say("Search or run…");
  const input = make("input", { type: "search", autocomplete: "off", placeholder: words, role: "combobox", "aria-label": words,
    "aria-expanded": "true", "aria-controls": "palette-list", "aria-autocomplete": "list" });
  const list = make("ul", { id: "palette-list", role: "listbox", "aria-label": say("Places and commands") });
  const dialog = make("dialog", { id: "palette", className: "palette", "aria-label": say("Command palette") }, input, list);

  function draw() {
    found = matching(input.value.trim());
    chosen = Math.min(chosen, Math.max(0, found.length - 1));
    list.replaceChildren(...found.map((entry, i) => option(entry, i, chosen)));
    input.setAttribute("aria-activedescendant", found.length ? `palette-${chosen}` : "");
    list.children[chosen]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} i */
  function run(i) {
    dialog.close();
    found[i]?.go();
  }

  input.addEventListener("input", () => {
    chosen = 0;
    draw();
  });
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (!step && event.key !== "Enter") return;
    event.preventDefault();
    if (!step) return run(chosen);
    chosen = (chosen + step + found.length) % (found.length || 1);
    draw();
  });
  list.addEventListener("click", (/** @type {Event} */ event) => run([...list.children].indexOf(at(event, "li"))));
  document.body.append(dialog);
  actions({
    palette() {
      input.value = "";
      chosen = 0;
      if (!dialog.open) dialog.showModal();
      draw();
    },
  });
}
