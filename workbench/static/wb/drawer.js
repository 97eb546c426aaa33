// @ts-check
/**
 * A link with `data-drawer` opens its page as a dialog: the same address answers with the inside alone. `Esc` closes and
 * keeps the drafts; what was sent and taken closes too. The focus returns to where it came from, after an act to the claim it was about.
 * What the nearest history link leads to comes so as well, in a dialog of its own.
 */
import { actions, answered, at, load, make, one, say, visible } from "./bus.js";
import { head } from "./list.js";

export function start() {
  let opener = "";
  const dialog = /** @type {HTMLDialogElement} */ (make("dialog", { id: "drawer", "aria-labelledby": "drawer-h" }));
  document.body.append(dialog);

  /** The control may have been swapped meanwhile: the one that does the same stands in for it. */
  dialog.addEventListener("close", () => {
    dialog.replaceChildren();
    if (document.activeElement === document.body) visible(`[data-action~="${opener}"]`)?.focus({ preventScroll: true });
  });
  dialog.addEventListener("submit", (event) => {
    answered(at(event, "form"), ({ ok }) => {
      if (!ok) return;
      dialog.close();
      const panel = one("#panel");
      if (panel) head(panel); // where Enter saves
    });
  });

  /** @param {{name: string, source?: HTMLElement}} act */
  function open({ name, source }) {
    const link = source?.closest("a[data-drawer]");
    if (!(link instanceof HTMLElement)) return false;
    opener = name;
    load(link, link.getAttribute("href") ?? "", dialog).then(() => {
      if (dialog.childElementCount && !dialog.open) dialog.showModal();
    });
  }
  actions({ evidence: open, link: open, drawer: open, history: past() });
}

/** The history drawer. @returns {(act: {source?: HTMLElement}) => any} */
function past() {
  const body = make("div", { id: "history-body", className: "dlg-b", tabIndex: 0, role: "region", "aria-label": say("What was done") });
  const close = make("form", { method: "dialog", className: "dlg-h" }, make("h2", { id: "history-h" }, say("History")), make("button", { className: "btn sm" }, say("Close")));
  const dialog = make("dialog", { id: "history", className: "drawer", "aria-labelledby": "history-h" }, close, body);
  // Who had nothing in focus before is given the list, as after a swap.
  const back = () => document.activeElement === document.body && (visible("[data-list] [tabindex='0']") ?? one("#main"))?.focus({ preventScroll: true });
  dialog.addEventListener("close", back);
  document.body.append(dialog);
  return ({ source }) => {
    const link = source ?? visible("a[data-action~=history]");
    if (!link) return false;
    if (dialog.open) return dialog.close();
    body.textContent = say("One moment…");
    dialog.showModal();
    load(dialog, link.getAttribute("href") ?? "", body).then(() => one("a, button", body) || body.focus());
  };
}
