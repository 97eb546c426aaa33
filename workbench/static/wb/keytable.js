// @ts-check
/**
 * The one table of keys. Handlers, hints, the bottom bar, the `?` sheet and `aria-keyshortcuts` come from it.
 * A key is a letter, a digit, a sign or a name with `Ctrl+` or `Shift+` before it; "G Q" is G and then Q.
 * `list`: only with focus in a list, `panel`: in one that can be saved. `fields`: also while typing. `mode`: only in that mode, before all others.
 * @typedef {{name: string, keys: string[], words: string, scope: string, list?: true, panel?: true, fields?: true, mode?: string}} Key
 */

/** @param {string} scope @param {[string, string, string, object?][]} rows @returns {Key[]} */
const table = (scope, rows) =>
  rows.map(([name, keys, words, more = {}]) => ({ name, keys: keys.split("|"), words, scope, ...more }));

/** @returns {[string, string, string, object?][]} */
const numbered = (name = "", most = 0, words = "", before = "", more = {}) =>
  Array.from({ length: most }, (_, i) => [`${name}-${i + 1}`, `${before}${i + 1}`, `${words} ${i + 1}`, more]);

const [MARK, EDGES] = [{ mode: "mark" }, { mode: "edges" }];

/** @type {readonly Key[]} */
export const KEYS = Object.freeze([
  ...table("everywhere", [
    ["palette", "Ctrl+K", "Command palette", { fields: true }],
    ["keys", "?", "All keys"],
    ["find", "/", "Find"],
    ["go-queue", "G Q", "Go to the queue"],
    ["go-articles", "G A", "Go to articles"],
    ["go-claims", "G C", "Go to claims"],
    ["go-adjudicate", "G J", "Go to adjudication"],
    ["go-sources", "G S", "Go to sources and speakers"],
    ["go-dashboard", "G D", "Go to the dashboard"],
    ["go-exports", "G E", "Go to exports"],
    ["guidelines", "G ?", "Guidelines"],
    ["undo", "Z|Ctrl+Z", "Undo"],
    ["redo", "Shift+Z|Ctrl+Shift+Z", "Redo"],
    ["history", "H", "History"],
    ["list", "Ctrl+B", "Show or hide the list"],
    ["close", "Escape", "Close the top layer, then deselect", { fields: true }],
  ]),
  ...table("lists", [
    ["next", "J", "Next"],
    ["prev", "K", "Previous"],
    ["next-row", "ArrowDown", "Next row", { list: true }],
    ["prev-row", "ArrowUp", "Previous row", { list: true }],
    ["first", "Home", "First row", { list: true }],
    ["last", "End", "Last row", { list: true }],
    ["open", "Enter", "Open", { list: true }],
    ["next-undecided", "N", "Next undecided"],
    ["prev-undecided", "Shift+N", "Previous undecided"],
  ]),
  ...table("queue", [["continue", "Enter", "Continue"]]),
  ...table("suggestion", [
    ["accept", "A", "Accept"],
    ["accept-judge", "Shift+A", "Accept and give your verdict"],
    ["reject", "X", "Reject"],
    ["adjust", "E", "Adjust edges"],
    ["correct", "B", "Correct who says it"],
  ]),
  ...table("edges", [
    ["end-right", "ArrowRight", "End one word right", EDGES],
    ["end-left", "ArrowLeft", "End one word left", EDGES],
    ["start-right", "Shift+ArrowRight", "Start one word right", EDGES],
    ["start-left", "Shift+ArrowLeft", "Start one word left", EDGES],
    ["end-back", ",", "End one character back", EDGES],
    ["end-on", ".", "End one character on", EDGES],
    ["start-back", "Shift+,", "Start one character back", EDGES],
    ["start-on", "Shift+.", "Start one character on", EDGES],
    ["keep-edges", "Enter", "Keep the edges", EDGES],
  ]),
  ...table("verdict", [
    ...numbered("veracity", 6, "Veracity"),
    ...numbered("attribution", 5, "Attribution", "Shift+"),
    ["confidence-1", "7", "Confidence: low"],
    ["confidence-2", "8", "Confidence: medium"],
    ["confidence-3", "9", "Confidence: high"],
    ["rationale", "R", "Rationale"],
    ["evidence", "V", "Evidence"],
    ["link", "L", "Link to another claim"],
    ["discussion", "D", "Discussion"],
    ["flag", "F", "Flag for the lead"],
    ["skip", "S", "Skip"],
    ["save-next", "Enter", "Save and next"],
    ["save-typed", "Ctrl+Enter", "Save and next from anywhere in the panel", { panel: true, fields: true }],
    ["remove", "Delete|Backspace", "Remove the focused span"],
  ]),
  ...table("text", [
    ["mark", "M", "Mark mode"],
    ["cycle-back", "[", "Stacked spans, outwards"],
    ["cycle", "]", "Stacked spans, inwards"],
    ["layout", "P", "What each paragraph is"],
  ]),
  ...table("mark", [
    ["mark-right", "ArrowRight", "One word right", MARK],
    ["mark-left", "ArrowLeft", "One word left", MARK],
    ["mark-down", "ArrowDown", "One paragraph down", MARK],
    ["mark-up", "ArrowUp", "One paragraph up", MARK],
    ["mark-extend-right", "Shift+ArrowRight", "Extend right", MARK],
    ["mark-extend-left", "Shift+ArrowLeft", "Extend left", MARK],
    ["mark-extend-down", "Shift+ArrowDown", "Extend down", MARK],
    ["mark-extend-up", "Shift+ArrowUp", "Extend up", MARK],
    ["make-claim", "Enter|C", "Make a claim", MARK],
    ["make-quote", "Q", "Make a quotation", MARK],
    ["make-number", "W", "Make a quantity", MARK],
    ["make-frame", "T", "Make a framing", MARK],
  ]),
  ...table("article", [
    ["finish", "Ctrl+Enter", "Finish and open the next article"],
    ["next-article", "Ctrl+ArrowRight", "Next article"],
    ["prev-article", "Ctrl+ArrowLeft", "Previous article"],
  ]),
  ...table("claim-page", [
    ["confirm", "A", "Confirm the link"],
    ["reject-link", "X", "Reject the link"],
    ["link", "L", "Link to another claim"],
    ["evidence", "V", "Evidence"],
  ]),
  ...table("adjudicate", [
    ["decide-1", "1", "Take A"],
    ["decide-2", "2", "Take B"],
    ["decide-3", "3", "Merge"],
    ["decide-4", "4", "Return"],
    ["differences", "=", "Differences only"],
    ["decide-next", "Enter", "Decide and next"],
    ["skip", "S", "Skip"],
  ]),
  ...table("compare", [
    ["next-apart", "ArrowRight", "Next difference"],
    ["prev-apart", "ArrowLeft", "Previous difference"],
  ]),
  ...table("merge", numbered("merged", 6, "Veracity", "", { mode: "merge" })),
]);

/** Which groups are live on which page (`data-scope` of the body). @type {Record<string, readonly string[]>} */
export const SCOPES = Object.freeze({
  review: ["edges", "mark", "suggestion", "verdict", "text", "article", "lists", "everywhere"],
  claim: ["claim-page", "lists", "everywhere"],
  adjudicate: ["merge", "adjudicate", "lists", "everywhere"],
  queue: ["queue", "lists", "everywhere"],
  compare: ["compare", "lists", "everywhere"],
  lists: ["lists", "everywhere"],
  plain: ["everywhere"],
});

/** The keys of a page, with the reader's own choice of keys in place of ours.
 * @param {string} page @param {Record<string, string[]>} [own] @returns {Key[]} */
export function keysOf(page, own = {}) {
  const groups = SCOPES[page] ?? SCOPES.plain;
  return groups.flatMap((scope) =>
    KEYS.filter((key) => key.scope === scope).map((key) => ({ ...key, keys: own[key.name] ?? key.keys })),
  );
}
