// @ts-check
/** The layout of the text: every paragraph says what it is taken for, and a click on one opens it in the panel. */
import { actions, at, emit, load, on, one } from "./bus.js";
import { endOf, startOf, toRange } from "./offsets.js";
import { preview } from "./paint.js";
import { PLACE } from "./places.js";
import { articleOf } from "./selection.js";

const SHOWN = "show-layout";

/** @param {HTMLElement | null} paragraph @param {boolean} [scroll] */
function point(paragraph, scroll) {
  const article = articleOf();
  if (!article || !paragraph) return;
  preview(PLACE, toRange(article, startOf(paragraph), endOf(paragraph)));
  if (scroll) paragraph.scrollIntoView({ block: "center" });
}

export function start() {
  document.addEventListener("click", (event) => {
    const paragraph = at(event, "article [data-o]");
    if (!paragraph || !document.body.classList.contains(SHOWN)) return;
    if (document.getSelection()?.isCollapsed === false) return;
    event.stopPropagation(); // while the layout is shown a click means the paragraph, not the marks in it
    point(paragraph);
    emit("select", { id: paragraph.id, from: "text" });
  }, true);
  on("select", ({ id }) => /^s\d/.test(id) && preview(PLACE, null));
  actions({
    layout({ source }) {
      const [button, panel] = [source ?? one("[data-action=layout]"), one("#panel")];
      const shown = document.body.classList.toggle(SHOWN);
      button.ariaPressed = String(shown);
      if (shown && panel) load(button, button.getAttribute("href"), panel);
      else preview(PLACE, null);
    },
    "show-paragraph"({ source }) {
      point(document.getElementById(source.dataset.o), true);
      return false;
    },
  });
}
