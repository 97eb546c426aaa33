// @ts-check
/**
 * Keys become actions. An action is a click on the visible control that carries it (`data-action`), or, where
 * there is none, a `wb:action` event; so a key can do nothing that a pointer cannot.
 * @typedef {import("./keytable.js").Key} Key
 */
import { all, at, data, on, perform } from "./bus.js";
import { KEYS, keysOf } from "./keytable.js";
import { everywhere } from "./swaps.js";

const NAMED = /^(Enter|Escape|Home|End|Delete|Backspace|Arrow(Up|Down|Left|Right)|F\d+)$/;
const WAIT = 2000;
const mac = /Mac|iPhone|iPad/.test(navigator.platform);
const SIGN = /^[?/=,.[\]]$/;
/** @type {Record<string, string>} */
const SIGN_CODES = { Comma: ",", Period: ".", BracketLeft: "[", BracketRight: "]", Slash: "/", Equal: "=" };
const TYPED = "textarea, select, [contenteditable]:not([contenteditable=false]), " +
  "input:not([type=radio], [type=checkbox], [type=button], [type=submit], [type=reset], [type=range], [type=file])";

/** A key that does nothing by itself. @param {KeyboardEvent} event */
export const isModifier = ({ key }) => ["Shift", "Control", "Alt", "Meta", "AltGraph"].includes(key);

/** The names one press may go by, the likeliest first. Letters by key if Latin, else by place; digits by place:
 * Cyrillic, Armenian and Georgian layouts have no Latin letters, AZERTY has digits under Shift.
 * @param {KeyboardEvent} event @returns {string[]} */
export function strokes(event) {
  const { key, code } = event;
  if (event.altKey && !event.getModifierState("AltGraph")) return [];
  if (mac ? event.ctrlKey && !event.metaKey : event.metaKey) return [];
  const control = mac ? event.metaKey : event.ctrlKey && !event.getModifierState("AltGraph");
  const before = (control ? "Ctrl+" : "") + (event.shiftKey ? "Shift+" : "");
  const digit = /^Digit(\d)$/.exec(code)?.[1] ?? (code.startsWith("Numpad") && /^\d$/.test(key) ? key : null);
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  const found = [];
  if (digit) found.push(before + digit);
  if (/^[a-z]$/i.test(key)) found.push(before + key.toUpperCase());
  if (NAMED.test(key)) found.push(before + key);
  if (SIGN.test(key) && !control) found.push(key);
  if (place && !/^[a-z]$/i.test(key) && !SIGN.test(key)) found.push(before + place);
  if (SIGN_CODES[code] && !control) found.push(before + SIGN_CODES[code]);
  if (code === "Slash" && event.shiftKey) found.push("?");
  return found;
}

/** @param {Key} key @param {{typing: boolean, list: boolean, panel: boolean, mode: string, pressable: boolean}} here @param {string} stroke */
const applies = (key, here, stroke) =>
  (!key.mode || key.mode === here.mode) &&
  (!key.list || here.list) &&
  (!key.panel || here.panel) &&
  (!here.typing || (key.fields && /^Ctrl|^Escape/.test(stroke))) &&
  (stroke !== "Enter" || !here.pressable || key.mode || key.list);

/** The keys that are live on this page for this reader. @returns {Key[]} */
export function liveKeys() {
  const { single, keys } = { single: true, keys: {}, ...data("keymap") };
  const table = keysOf(document.body.dataset.scope ?? "plain", keys);
  if (single) return table;
  const kept = /** @param {string} stroke */ (stroke) => /^Ctrl\+|^Escape$|^Arrow|^Home$|^End$|^Enter$/.test(stroke);
  return table.map((key) => (key.mode ? key : { ...key, keys: key.keys.filter(kept) }));
}

/** @param {string} stroke */
export const label = (stroke) =>
  stroke
    .replace("Ctrl+", mac ? "⌘ " : "Ctrl ")
    .replace("Shift+", "⇧ ")
    .replace("Escape", "Esc")
    .replace("Enter", "↵")
    .replace("Delete", "Del")
    .replace("Backspace", "⌫")
    .replace(/Arrow(\w+)/, (_, way) => ({ Left: "←", Right: "→", Up: "↑", Down: "↓" })[/** @type {"Up"} */ (way)]);

/** Hints, and what assistive technology is told, follow the table too. @param {ParentNode} root */
function printKeys(root) {
  const table = new Map([...KEYS, ...liveKeys()].map(({ name, keys }) => [name, keys]));
  for (const hint of all("kbd[data-key]", root)) {
    const [stroke] = table.get(hint.dataset.key ?? "") ?? [];
    if (table.has(hint.dataset.key ?? "")) hint.textContent = stroke ? label(stroke) : "";
  }
  for (const control of all("[data-action]", root)) {
    const keys = (control.dataset.action ?? "").split(" ").flatMap((name) => table.get(name) ?? []);
    const text = keys.filter((key) => !key.includes(" ")).join(" ").replaceAll("Ctrl", "Control");
    if (text) control.setAttribute("aria-keyshortcuts", text);
    else control.removeAttribute("aria-keyshortcuts");
  }
}

export function start() {
  let prefix = "";
  let timer = 0;

  /** What was pressed before, if anything; it waits for its second half a while, and for no longer than that.
   * @param {string} stroke */
  function wait(stroke) {
    clearTimeout(timer);
    prefix = stroke;
    if (stroke) timer = setTimeout(() => (prefix = ""), WAIT);
  }

  /** @param {KeyboardEvent} event @returns {Key | undefined} */
  function keyFor(event) {
    const typing = at(event, TYPED)?.checkVisibility() ?? false; // a field of a dialog just closed has the focus until the next frame
    const here = {
      typing,
      list: Boolean(at(event, "[data-list]")),
      panel: Boolean(at(event, "#panel:has([data-action~=save-typed])")),
      mode: document.body.dataset.mode ?? "",
      pressable: Boolean(at(event, "button, a[href], summary, [role=button], [role=menuitem], [role=option]")),
    };
    const dialog = document.querySelector("dialog:modal") !== null;
    const table = liveKeys().filter((key) => !dialog || key.name !== "close");
    for (const stroke of strokes(event).map((name) => prefix + name)) {
      const found = table.filter((key) => key.keys.includes(stroke) && applies(key, here, stroke));
      if (found.length) return found.find((key) => key.mode) ?? found.find((key) => key.list) ?? found[0];
      if (!typing && !prefix && table.some((key) => key.keys.some((name) => name.startsWith(`${stroke} `)))) {
        wait(`${stroke} `);
        return undefined;
      }
    }
    wait("");
    return undefined;
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (isModifier(event) || (event.repeat && prefix)) return;
    const key = keyFor(event);
    if (!key) return;
    wait("");
    if (event.repeat && !key.mode && !/^(next|prev|cycle)/.test(key.name)) return;
    if (!perform(key.name)) event.preventDefault();
  });
  everywhere(printKeys);
  on("keymap", () => printKeys(document));
}
