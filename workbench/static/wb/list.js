// @ts-check
/**
 * Lists and tables as one tab stop: J K move, N finds the next undecided row, Enter goes into the panel, Escape
 * comes back. Choosing a row loads its panel and leaves the focus where it is; the address keeps the choice.
 * `[data-list]` holds `[data-row]` elements; a row is, or holds, one link or button.
 */
import { actions, everywhere, load, on, visible } from "./bus.js";

const OPEN = new Set(["suggested", "todo", "draft"]);

/** @param {Element} list @returns {HTMLElement[]} */
const rowsOf = (list) => [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-row]"))].filter((row) => row.checkVisibility());

/** @param {HTMLElement} row @returns {HTMLElement} */
const gripOf = (row) => (row.matches("a, button") ? row : (row.querySelector("a[href], button") ?? row));

/** @param {HTMLElement[]} rows */
const chosenIn = (rows) => rows.findIndex((row) => row.getAttribute("aria-current") === "true");

/** @returns {HTMLElement | null} */
function listInUse() {
  const near = document.activeElement?.closest("[data-list]");
  return /** @type {HTMLElement | null} */ (near ?? visible("[data-list]"));
}

/** Only the chosen row (else the first) can be reached with Tab. @param {ParentNode} root */
function rove(root) {
  for (const list of root.querySelectorAll("[data-list]")) {
    const rows = rowsOf(list);
    const home = Math.max(0, chosenIn(rows));
    rows.forEach((row, i) => gripOf(row).setAttribute("tabindex", i === home ? "0" : "-1"));
  }
}

/** @param {HTMLElement} list @param {HTMLElement} row */
function fetchPanel(list, row) {
  const target = list.dataset.target;
  const url = row.dataset.href ?? gripOf(row).getAttribute("href");
  return target && url && document.querySelector(target) ? load(list, url.split("#")[0], target) : Promise.resolve();
}

export function start() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** The panel that is on its way. @type {Promise<void>} */
  let pending = Promise.resolve();

  /** @param {HTMLElement} list @param {HTMLElement} row @param {string} from */
  function choose(list, row, from) {
    const inside = list.contains(document.activeElement);
    for (const other of rowsOf(list)) {
      if (other === row) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
    rove(list.parentElement ?? document);
    row.scrollIntoView({ block: "nearest" });
    if (inside) gripOf(row).focus({ preventScroll: true });
    const id = row.dataset.span ?? row.id;
    if (id) history.replaceState(history.state, "", `#${id}`);
    clearTimeout(timer);
    pending = new Promise((done) => {
      timer = setTimeout(() => fetchPanel(list, row).then(done), from === "text" ? 0 : 60);
    });
    if (row.dataset.span && from !== "text") {
      document.dispatchEvent(new CustomEvent("wb:select", { detail: { id: row.dataset.span, from: "list" } }));
    }
  }

  /** @param {number} step @param {(row: HTMLElement) => boolean} [fits] */
  function move(step, fits = () => true) {
    const list = listInUse();
    if (!list) return false;
    const rows = rowsOf(list);
    const focused = rows.findIndex((row) => row.contains(document.activeElement));
    const from = focused >= 0 ? focused : chosenIn(rows);
    for (let i = from < 0 && step < 0 ? rows.length - 1 : from + step; i >= 0 && i < rows.length; i += step) {
      if (fits(rows[i])) return choose(list, rows[i], "keys"), true;
    }
    return true;
  }

  /** @param {number} index */
  function jump(index) {
    const list = listInUse();
    const row = list && rowsOf(list).at(index);
    if (list && row) choose(list, row, "keys");
    return Boolean(row);
  }

  function open() {
    const row = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-row]"));
    const list = /** @type {HTMLElement | null} */ (row?.closest("[data-list]"));
    if (!row || !list) return false;
    const panel = list.dataset.target ? document.querySelector(list.dataset.target) : null;
    if (!panel) return gripOf(row).click(), true;
    if (row.getAttribute("aria-current") !== "true") choose(list, row, "keys");
    pending.then(() => {
      const heading = /** @type {HTMLElement} */ (panel.querySelector("[data-heading], h1, h2") ?? panel);
      if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
      heading.id ||= "panel-heading";
      heading.focus();
    });
    return true;
  }

  function back() {
    const focus = document.activeElement;
    const lists = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-list][data-target]")]);
    const list = lists.find((one) => document.querySelector(one.dataset.target ?? "")?.contains(focus));
    const rows = list ? rowsOf(list) : [];
    const row = rows[Math.max(0, chosenIn(rows))];
    if (row) gripOf(row).focus();
    else if (focus instanceof HTMLElement && focus.matches("input, textarea, select")) focus.blur();
    return Boolean(row);
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const row = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-list][data-target] [data-row]"));
    const list = /** @type {HTMLElement | null} */ (row?.closest("[data-list]"));
    if (!row || !list || !gripOf(row).contains(/** @type {Node} */ (event.target))) return;
    event.preventDefault();
    choose(list, row, "click");
  });
  on("select", ({ id, from }) => {
    if (from === "list") return;
    const row = /** @type {HTMLElement | null} */ (document.querySelector(`[data-list] [data-row][data-span="${CSS.escape(id)}"]`));
    const list = /** @type {HTMLElement | null} */ (row?.closest("[data-list]"));
    if (row && list) choose(list, row, from ?? "text");
  });
  actions({
    next: () => move(1),
    prev: () => move(-1),
    "next-row": () => move(1),
    "prev-row": () => move(-1),
    first: () => jump(0),
    last: () => jump(-1),
    "next-undecided": () => move(1, (row) => OPEN.has(row.dataset.state ?? "")),
    "prev-undecided": () => move(-1, (row) => OPEN.has(row.dataset.state ?? "")),
    open,
    close: back,
  });
  everywhere(rove);
  const hash = decodeURIComponent(location.hash.slice(1));
  if (hash) document.dispatchEvent(new CustomEvent("wb:select", { detail: { id: hash, from: "address" } }));
}
