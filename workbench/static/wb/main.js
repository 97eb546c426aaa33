// @ts-check
/** Wires the page by its data attributes. Who starts first answers an action first: Escape leaves the panel, then
 * closes the popover, then deselects. What each module looks for is told in README.md beside this file. */
import { start as announce } from "./announce.js";
import { actions, at, emit, narrow, on, one, say, visible, wire } from "./bus.js";
import { start as draft } from "./draft.js";
import { start as keys } from "./keys.js";
import { start as later } from "./later.js";
import { start as list } from "./list.js";
import { start as minimap } from "./minimap.js";
import { start as review } from "./review.js";
import { start as selection } from "./selection.js";
import { start as sending } from "./sending.js";
import { start as spans } from "./spans.js";
import { everywhere, swapped } from "./swaps.js";
import { start as theme } from "./theme.js";
import { start as toast } from "./toast.js";

/** What comes with the action that first needs it. @type {[RegExp, () => Promise<{start: () => void}>][]} */
const BY_ACTION = [
  [/^palette$/, () => import("./palette.js")],
  [/^keys$/, () => import("./keysheet.js")],
  [/^adjust$/, () => import("./edges.js")],
  [/^mark/, () => import("./markmode.js")],
  [/^(correct|pick-words)$/, () => import("./chain.js")],
  [/^layout$/, () => import("./layout.js")],
  [/^show-place$/, () => import("./places.js")],
  [/^copy$/, () => import("./copy.js")],
  [/^(evidence|link|drawer|history)$/, () => import("./drawer.js")],
  [/^guidelines$/, () => import("./guideline.js")],
];
/** What starts where the page has the thing; some of it right after the first view. @type {[string, () => Promise<{start: () => void}>, "after"?][]} */
const BY_PLACE = [
  ["#outbox", () => import("./queue.js"), "after"],
  ["#here[data-here]", () => import("./here.js"), "after"],
  ["[data-poll]", () => import("./poll.js")],
  ["form[data-upload]", () => import("./upload.js")],
  ["[data-check-all], [data-action=decide-3], .apart", () => import("./choices.js")],
  ["[data-minimap]", async () => ({ start: minimap })],
  ["[data-later]", async () => ({ start: later })],
  ["#panel", async () => ({ start: review })],
  ["[data-list][data-target]", () => import("./ahead.js"), "after"],
  [narrow.matches ? "#panel .handle" : ":not(*)", () => import("./sheet.js")],
  ["article[data-ends]", () => import("./ends.js")],
  ["[data-settings]", () => import("./settings.js")],
  ["[data-tour]", () => import("./tour.js")],
];
/** On its way. @type {Promise<void>[]} */
const coming = [];
/** Soon: what keeps changes when the network goes comes so. @param {(value?: any) => void} act */
const afterwards = (act) => (window.requestIdleCallback ? requestIdleCallback(act, { timeout: 1000 }) : setTimeout(act, 100));

/** What could not be had comes with the network. @template T @param {() => Promise<T>} fetched @returns {Promise<T>} */
const had = (fetched) => fetched().catch(() => new Promise((done) => setTimeout(done, 1000)).then(() => had(fetched)));

function late() {
  for (const [names, fetched] of BY_ACTION) {
    let [here, under] = [false, /** @type {Promise<void> | null} */ (null)];
    on("action", async ({ name, source }, event) => {
      if (here || !(names.test(name) || (under && /^make-/.test(name)))) return;
      event.preventDefault();
      if (name === "mark") {
        if (!one("#span-form")) return;
        document.body.dataset.mode = "mark";
      }
      under ??= fetched().then((module) => module.start());
      here = await under.then(() => true, () => false);
      if (here) return emit("action", { name, source });
      under = null;
      delete document.body.dataset.mode;
      emit("toast", { message: say("This is not in this browser, so it needs the network."), bad: true });
    });
  }
  everywhere(() => {
    for (const [place, fetched, when] of BY_PLACE.filter(([place]) => one(place))) {
      BY_PLACE.splice(BY_PLACE.findIndex(([name]) => name === place), 1);
      coming.push(new Promise((done) => (when ? afterwards(done) : done(0))).then(() => had(fetched)).then((module) => module.start()));
      if (place === "#outbox") wire.outbox = coming.at(-1);
    }
  });
}

/** A click on a control is the same act as its key; what the control does of itself follows unless a module took it. */
function clicks() {
  document.addEventListener("click", (event) => {
    const control = at(event, "[data-action]:not(:disabled)");
    for (const name of control?.dataset.action.split(" ") ?? []) {
      if (!emit("action", { name, source: control })) event.preventDefault();
    }
  });
}

/** Small things of the frame: layers and other switches, the list on narrow screens, the sheet, the search field. */
function frame() {
  document.addEventListener("click", (event) => {
    const button = at(event, "[data-toggle]");
    if (!button) return;
    const on = document.body.classList.toggle(button.dataset.toggle);
    button.ariaPressed = String(on !== (button.dataset.pressed === "off"));
  });
  actions({
    list({ source }) {
      if (source) return false;
      document.body.classList.toggle("list-open");
    },
    find() {
      const field = one("main [data-field=find]") ?? one("[data-field=find], form[role=search] input");
      field?.focus();
      return field !== null;
    },
  });
}

/** A field that was refused, or what is to be done about it, gets the focus. A swap that took the focused control away gives it to the one that does the same, else to the list. */
function keepFocus() {
  /** @type {any} */
  let [held, told, row] = [null, null, ""];
  document.addEventListener("htmx:before:swap", () => {
    if (document.activeElement === document.body) return;
    held = document.activeElement;
    row = held.closest("[data-row]")?.id;
  });
  const settle = () => {
    const refused = visible(":is(#panel, #drawer) :is([aria-invalid=true], [data-refused], fieldset:has(> [id$=-err]) input)");
    if (refused && refused !== told) refused.focus();
    told = refused;
    if (!held || held.isConnected || document.activeElement !== document.body) return;
    const same = held.dataset.action && visible(`[data-action="${held.dataset.action}"]`);
    (same || (row && visible(`#${row} :is([data-grip], button)`)) || visible("[data-list] [tabindex='0']") || one("#main"))?.focus({ preventScroll: true });
  };
  swapped(settle);
}

for (const start of [announce, toast, draft, sending, late, selection, list, spans, theme, frame, keepFocus, clicks, keys]) start();
document.documentElement.dataset.ready = "";
Promise.all(coming).then(() => (document.documentElement.dataset.ready = "all"));
