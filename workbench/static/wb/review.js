// @ts-check
/** Small things of the review: the draft's number, folds fetched when first opened, the list on narrower screens, a steady line. */
import { all, at, load, on, one } from "./bus.js";

/** When the text is cut up anew the line that one reads stays where it is. */
function steady() {
  let [offset, top] = [-1, 0];
  const paragraphs = () => /** @type {HTMLElement[]} */ (all("#text [data-o]"));
  document.addEventListener("htmx:before:request", (/** @type {any} */ { detail }) => {
    const first = detail.ctx.sourceElement?.id === "arriving" && paragraphs().find((p) => p.getBoundingClientRect().bottom > 0);
    [offset, top] = first ? [Number(first.dataset.o), first.getBoundingClientRect().top] : [-1, 0];
  });
  document.addEventListener("htmx:finally:request", (/** @type {any} */ { detail }) => {
    if (detail.ctx.sourceElement?.id !== "arriving" || offset < 0) return;
    const now = paragraphs().findLast((p) => Number(p.dataset.o) <= offset);
    if (now) one("#scroll")?.scrollBy(0, now.getBoundingClientRect().top - top);
  });
}

export function start() {
  steady();
  on("saved", ({ form }) => {
    const [shown, field] = [one("[data-version-shown]", form), /** @type {HTMLInputElement | null} */ (one("[name=_version]", form))];
    const [, number] = /-(\d+)"?$/.exec(field?.value ?? "") ?? [];
    if (!shown?.parentElement || !number) return;
    shown.textContent = number;
    shown.parentElement.hidden = false;
  });
  document.addEventListener("toggle", (event) => {
    const fold = at(event, "details[data-lazy][open]");
    const list = fold && one("ol:empty", fold);
    if (list) load(fold, fold.dataset.lazy, list);
  }, true);
}
