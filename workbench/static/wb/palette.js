// @ts-check
/** The command palette: what acts here, where one can go, where one was; then what the server finds; else a search. */
import { actions, all, at, emit, make, one, perform, say, visible } from "./bus.js";
import { fits } from "./fuzzy.js";
import { label, liveKeys } from "./keys.js";
import { dressed, named } from "./overlays.js";

/** @typedef {{words: string, note?: string, go: () => void, keys?: string[]}} Entry */
/** @typedef {{title: string, entries: Entry[]}} Group */

const REST_OF_TYPING = 160;
const MOST = 8;
const LATE = /-\d$|^(close|list|find|next|prev|first|last|open|sheet)/;

/** What one could do here when the palette was opened: never a digit first, those come when they are looked for.
 * @type {(Entry & {late: boolean})[]} */
let pageActs = [];

const doable = () =>
  liveKeys()
    .filter((key) => !key.mode && !/^(go-|palette$|keys$|guidelines$)/.test(key.name) && visible(`[data-action~="${key.name}"]`))
    .map((key) => ({ words: named(key), keys: key.keys.slice(0, 1), late: LATE.test(key.name), go: () => perform(key.name) }));

/** @returns {Entry[]} */
function goTo() {
  const table = new Map(liveKeys().map((key) => [key.name, key.keys.slice(0, 1)]));
  return all("a.rail-i[href], a[data-palette], [data-palette-more] a").map((link) => ({
    words: link.dataset.palette || link.ariaLabel || link.textContent?.trim() || "",
    keys: table.get(link.dataset.action ?? ""), go: () => link.click(),
  }));
}

/** Kept by main.js under one's own name, the place one is at left out. @returns {{words: string, url: string}[]} */
function recent() {
  const kept = JSON.parse(localStorage.getItem(`wb:recent:${document.body.dataset.user}`) ?? "[]");
  return kept.filter((/** @type {{url: string}} */ { url }) => url !== location.pathname);
}

/** @param {string} wish @returns {Group[]} */
function onPage(wish) {
  const sheet = { words: say("All keys"), keys: ["?"], go: () => void emit("action", { name: "keys" }) };
  /** @type {Group[]} */
  const groups = [
    { title: say("On this page"), entries: pageActs.filter(({ late }) => wish || !late) },
    { title: say("Go to"), entries: goTo() },
    { title: say("Recently open"), entries: recent().map(({ words, url }) => ({ words: words.replace(/ · [^·]*$/, ""), go: () => location.assign(url) })) },
    { title: say("Help"), entries: [sheet, { words: say("Guided tour"), go: () => location.assign("/tour") }] },
  ];
  const seen = new Set();
  return groups.map(({ title, entries }) => ({
    title,
    entries: entries.filter(({ words }) => words && !seen.has(words) && seen.add(words) && fits(words, wish)).slice(0, wish ? MOST : 12),
  }));
}

/** @param {string} wish @param {AbortSignal} signal @returns {Promise<Group[]>} */
async function there(wish, signal) {
  const answer = await fetch(`/palette?q=${encodeURIComponent(wish)}`, { signal });
  const { groups } = answer.ok ? await answer.json() : { groups: [] };
  return groups.map((/** @type {any} */ { title, items }) => ({
    title, entries: items.map((/** @type {any} */ { words, note, url }) => ({ words, note, go: () => location.assign(url) })),
  }));
}

/** @param {string} wish @returns {Group} */
function searched(wish) {
  const form = /** @type {HTMLFormElement | null} */ (one("form[role=search]"));
  const go = () => location.assign(`${form?.action}?q=${encodeURIComponent(wish)}`);
  return { title: say("Search"), entries: wish && form ? [{ words: say("Search for “{wish}”", { wish }), keys: ["Enter"], go }] : [] };
}

export function start() {
  /** @type {Entry[]} */
  let found = [];
  let chosen = 0;
  let asked = new AbortController();
  const words = say("Search or run…");
  const input = make("input", { type: "text", autocomplete: "off", placeholder: words, role: "combobox", "aria-label": words,
    "aria-expanded": "true", "aria-controls": "palette-list", "aria-autocomplete": "list" });
  const list = make("div", { id: "palette-list", role: "listbox", "aria-label": say("Places and commands") });
  const dialog = make("dialog", { id: "palette", className: "palette", "aria-label": say("Command palette") }, input, list,
    make("p", {}, say("↑ ↓ choose, ↵ opens, Esc closes")));

  /** @param {Entry} entry */
  function option({ words, note = "", keys = [] }) {
    const hints = keys.flatMap((stroke) => stroke.split(" ").map((part) => make("kbd", { ariaHidden: "true" }, label(part))));
    const end = note || hints.length ? [make("small", {}, note, ...hints)] : [];
    return make("div", { id: `palette-${found.length - 1}`, role: "option" }, make("span", {}, words), ...end);
  }

  /** @param {Group[]} groups */
  function draw(groups) {
    found = [];
    list.replaceChildren(...groups.filter(({ entries }) => entries.length).map(({ title, entries }, i) => {
      const head = make("h3", { id: `palette-g${i}`, role: "presentation" }, title);
      return make("div", { role: "group", "aria-labelledby": head.id }, head, ...entries.map((entry) => (found.push(entry), option(entry))));
    }));
    choose(Math.min(chosen, found.length - 1));
  }

  /** @param {number} i */
  function choose(i) {
    chosen = Math.max(i, 0);
    all("[role=option]", list).forEach((el, n) => el.setAttribute("aria-selected", String(n === chosen)));
    input.setAttribute("aria-activedescendant", found.length ? `palette-${chosen}` : "");
    one(`#palette-${chosen}`, list)?.scrollIntoView({ block: "nearest" });
  }

  async function look() {
    const wish = input.value.trim();
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    draw([...onPage(wish), searched(wish)]);
    if (wish.length < 2) return;
    await new Promise((done) => setTimeout(done, REST_OF_TYPING));
    const more = signal.aborted ? [] : await there(wish, signal).catch(() => []);
    if (more.length && !signal.aborted) draw([...onPage(wish), ...more, searched(wish)]);
  }

  /** @param {number} i */
  function run(i) {
    dialog.close();
    found[i]?.go();
  }

  input.addEventListener("input", () => ((chosen = 0), look()));
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (!step && event.key !== "Enter") return;
    event.preventDefault();
    if (step) choose((chosen + step + found.length) % (found.length || 1));
    else run(chosen);
  });
  list.addEventListener("click", (/** @type {Event} */ event) => at(event, "[role=option]") && run(Number(at(event, "[role=option]").id.slice(8))));
  dialog.addEventListener("click", (/** @type {Event} */ event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  actions({
    palette() {
      input.value = "";
      chosen = 0;
      if (!dialog.open) pageActs = doable();
      dressed().then(() => {
        if (!dialog.open) dialog.showModal();
        look();
      });
    },
  });
}
