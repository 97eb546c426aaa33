// @ts-check
/**
 * A link with `data-drawer` opens its page as a dialog: the same address answers with the inside alone. `Esc` closes and
 * keeps the drafts; what was sent and taken closes too, its drafts go, and the focus returns to where it came from.
 */
import { actions, all, answered, at, load, make, visible } from "./bus.js";
import { forget } from "./draft.js";

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
    const form = at(event, "form");
    const fields = /** @type {any[]} */ (all("[data-draft]", form));
    answered(form, ({ ok }) => {
      if (!ok) return;
      fields.forEach(forget);
      dialog.close();
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
  actions({ evidence: open, link: open, drawer: open });
}
