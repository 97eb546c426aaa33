// @ts-check
/** Wires the page by its data attributes. Who starts first answers an action first: Escape leaves the panel, then
 * closes the popover, then deselects. What each module looks for is told in README.md beside this file. */
import { start as ahead } from "./ahead.js";
import { start as announce } from "./announce.js";
import { actions, at, emit, narrow, on, one, visible } from "./bus.js";
import { start as chain } from "./chain.js";
import { start as choices } from "./choices.js";
import { start as copy } from "./copy.js";
import { start as draft } from "./draft.js";
import { start as drawer } from "./drawer.js";
import { start as edges } from "./edges.js";
import { start as ends } from "./ends.js";
import { start as guideline } from "./guideline.js";
import { start as here } from "./here.js";
import { start as keys } from "./keys.js";
import { start as keysheet } from "./keysheet.js";
import { start as later } from "./later.js";
import { start as layout } from "./layout.js";
import { start as list } from "./list.js";
import { start as markmode } from "./markmode.js";
import { start as minimap } from "./minimap.js";
import { start as palette } from "./palette.js";
import { start as places } from "./places.js";
import { start as poll } from "./poll.js";
import { start as queue } from "./queue.js";
import { start as review } from "./review.js";
import { start as selection } from "./selection.js";
import { start as sending } from "./sending.js";
import { start as settings } from "./settings.js";
import { start as sheet } from "./sheet.js";
import { start as spans } from "./spans.js";
import { everywhere, swapped } from "./swaps.js";
import { start as theme } from "./theme.js";
import { start as toast } from "./toast.js";
import { start as tour } from "./tour.js";
import { start as upload } from "./upload.js";

/** What starts with the action that first needs it. @type {[RegExp, () => void][]} */
const BY_ACTION = [
  [/^palette$/, palette],
  [/^keys$/, keysheet],
  [/^adjust$/, edges],
  [/^mark/, markmode],
  [/^(correct|pick-words)$/, chain],
  [/^layout$/, layout],
  [/^show-place$/, places],
  [/^copy$/, copy],
  [/^(evidence|link|drawer|history)$/, drawer],
  [/^guidelines$/, guideline],
];
/** What starts where the page has the thing. @type {[string, () => void][]} */
const BY_PLACE = [
  ["#outbox", queue],
  ["#here[data-here]", here],
  ["[data-poll]", poll],
  ["form[data-upload]", upload],
  ["[data-check-all], [data-action=decide-3], .apart", choices],
  ["[data-minimap]", minimap],
  ["[data-later]", later],
  ["#panel", review],
  ["[data-list][data-target]", ahead],
  [narrow.matches ? "#panel .handle" : ":not(*)", sheet],
  ["article[data-ends]", ends],
  ["[data-settings]", settings],
  ["[data-tour]", tour],
];

/** The first time, the action is done again when its module hears it. */
function byAction() {
  for (const [names, start] of BY_ACTION) {
    let started = false;
    on("action", ({ name, source }, event) => {
      if (started || !names.test(name)) return;
      event.preventDefault();
      started = true;
      start();
      emit("action", { name, source });
    });
  }
}

function byPlace() {
  everywhere(() => {
    for (const row of BY_PLACE.filter(([place]) => one(place))) {
      BY_PLACE.splice(BY_PLACE.indexOf(row), 1);
      row[1]();
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

for (const start of [announce, toast, draft, sending, byAction, selection, list, spans, theme, frame, keepFocus, clicks, keys, byPlace]) start();
document.documentElement.dataset.ready = "";
