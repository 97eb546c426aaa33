// @ts-check
/**
 * Lists and tables as one tab stop: J K move, N finds the next undecided row, Enter goes into the panel, Escape comes
 * back, from a field to the panel first. Choosing a row loads its panel and leaves the focus where it is; the address
 * keeps the choice. A list without a panel moves the focus. `from: "server"` says that the panel has come already.
 */
import { actions, all, at, emit, htmx, load, on, one, visible } from "./bus.js";
import { everywhere } from "./swaps.js";
import { gripOf, rove } from "./tabstop.js";

const UNDECIDED = ["suggested", "todo", "draft"];

/** @param {Element} list */
const rowsOf = (list) => all("[data-row]", list).filter((row) => row.checkVisibility());

/** @param {HTMLElement[]} rows */
const chosenIn = (rows) => rows.findIndex((row) => row.ariaCurrent === "true");

/** @param {Element | null | undefined} element @param {string} selector @returns {HTMLElement | null} */
const up = (element, selector) => element?.closest(selector) ?? null;

/** The panel that a list fills. @param {HTMLElement | null | undefined} list */
const panelOf = (list) => (list?.dataset.target ? one(list.dataset.target) : null);

/** Into the claim, where Enter saves. @param {Element} panel */
export function head(panel) {
  const heading = one("[data-heading], h1, h2", panel) ?? /** @type {HTMLElement} */ (panel);
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.id ||= "panel-heading";
  heading.focus();
}

/** @param {HTMLElement} row */
const undecided = (row) => UNDECIDED.includes(row.dataset.state ?? "");

/** The next undecided row after the one in hand, of a list that fills a panel. @returns {HTMLElement | null} */
export function following() {
  let row = /** @type {any} */ (one("[data-list][data-target] [data-row][aria-current=true]")?.nextElementSibling);
  while (row && !(undecided(row) && row.checkVisibility())) row = row.nextElementSibling;
  return row ?? null;
}

export function start() {
  let timer = 0;
  /** The panel that is on its way. @type {Promise<void>} */
  let pending = Promise.resolve();

  /** @param {HTMLElement} list @param {HTMLElement} row @param {string} from */
  function choose(list, row, from) {
    const [panel, inside] = [panelOf(list), list.contains(document.activeElement)];
    row.scrollIntoView({ block: "nearest" });
    if (!panel) {
      rove({ row });
      return gripOf(row).focus({ preventScroll: true });
    }
    for (const other of all("[data-row][aria-current=true]", list)) other.ariaCurrent = null;
    row.ariaCurrent = "true";
    rove();
    if (inside) gripOf(row).focus({ preventScroll: true });
    const { span, href } = row.dataset;
    if (span ?? row.id) history.replaceState(history.state, "", `#${span ?? row.id}`);
    const url = from === "server" ? null : (href ?? gripOf(row).getAttribute("href"));
    clearTimeout(timer);
    const fill = async () => url && load(list, url, panel);
    pending = from === "ahead" ? fill() : new Promise((done) => (timer = setTimeout(() => done(fill()), from === "text" ? 0 : 60)));
    if (span && /keys|click/.test(from)) emit("select", { id: span, from: "list" });
  }

  /** @param {number} step @param {(row: HTMLElement) => boolean} [fits] */
  const move = (step, fits = () => true) => () => {
    const list = up(document.activeElement, "[data-list]") ?? visible("[data-list]");
    if (!list) return false;
    const rows = rowsOf(list);
    const focused = rows.findIndex((row) => row.contains(document.activeElement));
    const from = focused < 0 ? chosenIn(rows) : focused;
    for (let i = from < 0 && step < 0 ? rows.length - 1 : from + step; rows[i]; i += step) {
      if (fits(rows[i])) return choose(list, rows[i], "keys");
    }
  };

  /** @param {number} index */
  const jump = (index) => () => {
    const list = up(document.activeElement, "[data-list]");
    const row = list && rowsOf(list).at(index);
    if (row) choose(list, row, "keys");
  };

  function open() {
    const row = up(document.activeElement, "[data-row]");
    const list = up(row, "[data-list]");
    if (!row || !list) return false;
    const panel = panelOf(list);
    if (!panel) return gripOf(row).click();
    if (row.ariaCurrent !== "true") choose(list, row, "keys");
    pending.then(() => head(panel));
  }

  /** Out of a field to the claim, out of the claim to the list. */
  function back() {
    if (document.body.dataset.mode) return false;
    const focus = /** @type {HTMLElement} */ (document.activeElement);
    const list = all("[data-list]").find((one) => panelOf(one)?.contains(focus));
    const panel = panelOf(list);
    if (focus.matches("input, textarea, select")) return head(panel ?? focus.closest("#panel, #main") ?? document.body);
    const rows = list ? rowsOf(list) : [];
    const row = rows[Math.max(0, chosenIn(rows))];
    if (!row) return false;
    gripOf(row).focus();
  }

  document.addEventListener("click", (event) => {
    const row = at(event, "[data-list] [data-row]");
    const list = up(row, "[data-list]");
    if (event.ctrlKey || event.metaKey || event.shiftKey || !htmx()) return;
    if (!panelOf(list) || !gripOf(row).contains(at(event))) return;
    event.preventDefault();
    choose(/** @type {HTMLElement} */ (list), row, "click");
  });
  on("select", ({ id, from }) => {
    const row = from === "list" ? null : one(`[data-list] [data-row][data-span="${id}"]`);
    const list = up(row, "[data-list]");
    if (row && list) return choose(list, row, from);
    const [home] = from === "text" ? all("[data-list][data-target]") : [];
    const [panel, action] = [panelOf(home), home?.closest("form")?.getAttribute("action")];
    if (panel && action) load(home, `${action}?at=${id}`, panel);
  });
  actions({
    next: move(1),
    prev: move(-1),
    "next-row": move(1),
    "prev-row": move(-1),
    first: jump(0),
    last: jump(-1),
    "next-undecided": move(1, undecided),
    "prev-undecided": move(-1, undecided),
    open,
    close: back,
  });
  everywhere((fresh) => one("[data-row], [data-list]", fresh) && rove({ fresh }));
  const [, id] = /^#([\w-]+)$/.exec(location.hash) ?? [];
  if (id) queueMicrotask(() => emit("select", { id, from: "address" }));
}
