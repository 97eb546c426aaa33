// @ts-check
/** Small things of the review: the draft's number, the list on narrower screens, a steady line. */
import { actions, all, at, on, one, visible } from "./bus.js";
import { firstBelow } from "./offsets.js";

/** When the text is cut up anew the line that one reads stays where it is. */
function steady() {
  let [offset, top] = [-1, 0];
  document.addEventListener("htmx:before:request", (/** @type {any} */ { detail }) => {
    const first = detail.ctx.sourceElement?.id === "arriving" && firstBelow(/** @type {Element} */ (one("#text")), 0);
    [offset, top] = first ? [Number(first.dataset.o), first.getBoundingClientRect().top] : [-1, 0];
  });
  document.addEventListener("htmx:finally:request", (/** @type {any} */ { detail }) => {
    if (detail.ctx.sourceElement?.id !== "arriving" || offset < 0) return;
    const now = all("#text [data-o]").findLast((p) => Number(p.dataset.o) <= offset);
    if (now) one("#scroll")?.scrollBy(0, now.getBoundingClientRect().top - top);
  });
}

/** On narrower screens the list lies over the text: it takes the focus when it comes, Escape sends it away. */
function overlay() {
  const [{ classList }, toggle] = [document.body, () => one("[data-toggle=list-open]")];
  on("action", ({ name }) => {
    if (name !== "list") return;
    setTimeout(() => {
      const button = toggle();
      if (button) button.ariaPressed = String(classList.contains("list-open"));
      if (!classList.contains("list-open")) return;
      if (one("#span-pop:popover-open")) one("#span-pop")?.hidePopover(); // it would lie over the list
      (visible("[data-list] [aria-current=true] button") ?? visible("[data-list] button"))?.focus();
    });
  });
  actions({
    close() {
      if (!classList.contains("list-open") || !visible("[data-toggle=list-open]")) return false;
      classList.remove("list-open");
      const button = toggle();
      if (button) button.ariaPressed = "false";
      button?.focus();
    },
  });
}

export function start() {
  steady();
  overlay();
  on("saved", ({ form }) => {
    const [shown, field] = [one("[data-version-shown]", form), /** @type {HTMLInputElement | null} */ (one("[name=_version]", form))];
    const [, number] = /-(\d+)"?$/.exec(field?.value ?? "") ?? [];
    if (!shown?.parentElement || !number) return;
    shown.textContent = number;
    shown.parentElement.hidden = false;
  });
}
