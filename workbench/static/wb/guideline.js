// @ts-check
/** The guideline as a pane over the page one is on: not modal, so that one may read it and decide; Escape closes it. */
import { actions, load, make, one, say } from "./bus.js";
import { dressed } from "./overlays.js";

export function start() {
  const pane = make("dialog", { id: "guideline", className: "pane", "aria-label": say("Guideline") });
  /** @type {HTMLElement | null} */
  let caller = null;

  function close() {
    if (!pane.open) return false;
    pane.close();
    const from = document.activeElement;
    if (caller?.isConnected && (from === document.body || pane.contains(from))) caller.focus();
  }

  document.body.append(pane);
  actions({
    guidelines({ source }) {
      if (close() !== false) return;
      const link = source ?? one("[data-action~=guidelines]");
      const url = link?.getAttribute("href");
      if (!url) return false;
      caller = /** @type {HTMLElement} */ (document.activeElement === document.body ? null : document.activeElement) ?? one("#main");
      Promise.all([load(pane, url, pane), dressed()]).then(() => {
        pane.show();
        one("#guideline-h", pane)?.focus();
      });
    },
  });
  // What lies on top closes first: before the panel, which answers the same key.
  document.addEventListener("wb:action", (/** @type {any} */ event) => {
    if (event.detail.name === "close" && close() !== false) event.preventDefault();
  }, true);
}
