// @ts-check
/** The command palette: every place the page links to and every action one can see, by a few letters; else a search. */
import { actions, perform, say } from "./bus.js";
import { label, liveKeys } from "./keys.js";

/** @typedef {{words: string, hint: string, go: () => void}} Entry */

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @returns {Entry[]} */
function entries() {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("nav a[href], a[data-palette]")]);
  const places = links.map((link) => ({
    words: link.dataset.palette || link.getAttribute("aria-label") || (link.textContent ?? "").trim(),
    hint: say("Go to"),
    go: () => link.click(),
  }));
  const acts = liveKeys()
    .filter((key) => !key.mode && document.querySelector(`[data-action~="${CSS.escape(key.name)}"]`)?.checkVisibility())
    .map((key) => ({ words: say(key.words), hint: key.keys.map(label).join(" "), go: () => perform(key.name) }));
  const seen = new Set();
  return [...acts, ...places].filter(({ words }) => words && !seen.has(words) && seen.add(words));
}

/** @param {string} wish @returns {Entry[]} */
function matching(wish) {
  const parts = plain(wish).split(/\s+/).filter(Boolean);
  const found = entries().filter(({ words }) => parts.every((part) => plain(words).includes(part)));
  const url = document.body.dataset.searchUrl;
  if (wish.trim() && url) {
    const go = () => location.assign(`${url}?q=${encodeURIComponent(wish.trim())}`);
    found.push({ words: say("Search for “{wish}”", { wish: wish.trim() }), hint: "↵", go });
  }
  return found.slice(0, 12);
}

/** @param {Entry} entry @param {number} i @param {boolean} chosen */
function option(entry, i, chosen) {
  const row = document.createElement("li");
  row.id = `palette-${i}`;
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", String(chosen));
  const [words, hint] = [document.createElement("span"), document.createElement("small")];
  words.textContent = entry.words;
  hint.textContent = entry.hint;
  row.append(words, hint);
  return row;
}

function build() {
  const dialog = document.createElement("dialog");
  dialog.id = "palette";
  dialog.className = "palette";
  dialog.setAttribute("aria-label", say("Command palette"));
  const input = document.createElement("input");
  input.type = "search";
  input.autocomplete = "off";
  input.placeholder = say("Search or run…");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "true", "aria-controls": "palette-list", "aria-autocomplete": "list", "aria-label": say("Search or run…") })) input.setAttribute(name, value);
  const list = document.createElement("ul");
  list.id = "palette-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("Places and commands"));
  dialog.append(input, list);
  document.body.append(dialog);
  return { dialog, input, list };
}

export function start() {
  /** @type {ReturnType<typeof build> | null} */
  let parts = null;
  /** @type {Entry[]} */
  let found = [];
  let at = 0;

  function draw() {
    if (!parts) return;
    found = matching(parts.input.value);
    at = Math.max(0, Math.min(at, found.length - 1));
    parts.list.replaceChildren(...found.map((entry, i) => option(entry, i, i === at)));
    parts.input.setAttribute("aria-activedescendant", found.length ? `palette-${at}` : "");
    parts.list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} i */
  function run(i) {
    const entry = found[i];
    parts?.dialog.close();
    entry?.go();
  }

  function open() {
    if (!parts) {
      parts = build();
      parts.input.addEventListener("input", () => ((at = 0), draw()));
      parts.list.addEventListener("click", (event) => run([...(parts?.list.children ?? [])].findIndex((row) => row.contains(/** @type {Node} */ (event.target)))));
      parts.input.addEventListener("keydown", (event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
        if (step && found.length) at = (at + step + found.length) % found.length;
        if (event.key === "Enter") run(at);
        if (step || event.key === "Enter") event.preventDefault();
        if (step) draw();
      });
    }
    at = 0;
    parts.input.value = "";
    if (!parts.dialog.open) parts.dialog.showModal();
    draw();
    return true;
  }

  actions({ palette: open });
}
