// @ts-check
/**
 * The panel as a sheet on narrow screens: its handle is a button that goes half, full, peek; dragged, it stops at the
 * nearest. A swipe on a suggestion is its Accept (to the end of the line) or Reject; the buttons stand there as well.
 */
import { actions, at, narrow, one, visible } from "./bus.js";

const [FAR, STEPS] = [72, ["peek", "half", "full"]];
const still = matchMedia("(prefers-reduced-motion: reduce)");

export function start() {
  const panel = /** @type {HTMLElement} */ (one("#panel"));
  /** @type {{x: number, y: number, handle: boolean} | null} */
  let from = null;
  let moved = false;

  /** @param {number} step */
  function size(step) {
    const now = STEPS.indexOf(panel.dataset.sheet ?? "half");
    panel.dataset.sheet = STEPS[Math.max(0, Math.min(now + step, STEPS.length - 1))];
  }

  /** @param {number} across */
  function shift(across) {
    panel.style.translate = across && !still.matches ? `${across}px` : "";
  }

  panel.addEventListener("pointerdown", (event) => {
    moved = false;
    if (!narrow.matches || event.pointerType === "mouse" || at(event, "input, textarea, select")) return;
    from = { x: event.clientX, y: event.clientY, handle: Boolean(at(event, ".handle")) };
  });
  panel.addEventListener("pointermove", (event) => {
    if (!from || from.handle || !visible("#panel [data-action=accept]")) return;
    const [across, down] = [event.clientX - from.x, event.clientY - from.y];
    shift(Math.abs(across) > 2 * Math.abs(down) ? across : 0);
  });
  panel.addEventListener("pointerup", (event) => {
    if (!from) return;
    const [across, down] = [event.clientX - from.x, event.clientY - from.y];
    if (from.handle) {
      moved = Math.abs(down) > 24;
      if (moved) size(down < 0 ? 1 : -1);
    } else if (Math.abs(across) > FAR && Math.abs(across) > 2 * Math.abs(down)) {
      const on = across > 0 === (document.dir !== "rtl");
      visible(`#panel [data-action=${on ? "accept" : "reject"}]`)?.click();
    }
    from = null;
    shift(0);
  });
  panel.addEventListener("pointercancel", () => {
    from = null;
    shift(0);
  });
  actions({
    sheet() {
      if (!moved) panel.dataset.sheet = { peek: "half", full: "peek" }[panel.dataset.sheet ?? ""] ?? "full";
      moved = false;
    },
  });
}
