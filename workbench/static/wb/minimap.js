// @ts-check
/** The window on the article at a glance; its marks are drawn by the server. Pointer only: the list is its twin. */
import { all, at, load, on, one } from "./bus.js";
import { marksOf } from "./stack.js";
import { swapped } from "./swaps.js";

/** What scrolls around the text: its pane, or on narrow screens the page. @returns {Element} */
function scroller() {
  const pane = one("article")?.closest(".scroll");
  return pane && pane.scrollHeight > pane.clientHeight ? pane : document.documentElement;
}

export function start() {
  const draw = () => {
    const [view, { scrollTop, scrollHeight, clientHeight }] = [one("[data-minimap] .m-view"), scroller()];
    if (!view) return;
    view.hidden = false;
    view.style.top = `${(scrollTop / scrollHeight) * 100}%`;
    view.style.height = `${(clientHeight / scrollHeight) * 100}%`;
  };
  /** The mark in hand; one without a place on the page leaves the map as it is. @param {string} id */
  const point = (id) => {
    const [article, now] = [one("article[data-text]")?.getBoundingClientRect(), one("[data-minimap] .m-now")];
    const rects = marksOf(id).map((mark) => mark.getBoundingClientRect());
    if (!article || !now || !rects[0]) return;
    now.setAttribute("y", `${((rects[0].top - article.top) / article.height) * 1000}`);
    now.setAttribute("height", `${Math.max(4, (((rects.at(-1)?.bottom ?? 0) - rects[0].top) / article.height) * 1000)}`);
  };
  let timer = 0;
  on("select", ({ id, from }) => {
    requestAnimationFrame(() => point(id));
    const map = one("[data-minimap]");
    clearTimeout(timer);
    if (/server|ahead/.test(from) && map?.dataset.minimap) timer = setTimeout(() => load(map, `${map.dataset.minimap}?at=${id}`, map, "outerHTML"), 1000);
  });
  let asked = false;
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      draw();
    });
  };
  /** @param {PointerEvent} event */
  const go = (event) => {
    const map = at(event, "[data-minimap]");
    if (!map || !(event.buttons & 1)) return;
    const [{ top, height }, pane] = [map.getBoundingClientRect(), scroller()];
    pane.scrollTop = ((event.clientY - top) / height) * pane.scrollHeight - pane.clientHeight / 2;
  };
  for (const name of /** @type {const} */ (["pointerdown", "pointermove"])) document.addEventListener(name, go);
  document.addEventListener("scroll", soon, { capture: true, passive: true });
  swapped(draw);
  for (const article of all("article")) new ResizeObserver(soon).observe(article);
  draw();
}
