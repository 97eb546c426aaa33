// @ts-check
/** What is to come of a long text or list: fetched when it is scrolled to, when somebody goes there, and while one rests. */
import { all, emit, on, one } from "./bus.js";
import { marksOf, rowOf } from "./stack.js";
import { swapped } from "./swaps.js";

/** @param {HTMLElement | undefined} place */
const fill = (place) => place?.dispatchEvent(new Event("wb:fill"));

/** Pixels a code point, as far as what is here tells. */
let deep = 0;

/** A place is as high as what is to come will be; so is a part, as long as it is out of sight. */
function stretch() {
  const here = all("article [data-o]");
  const points = deep ? 0 : here.reduce((sum, p) => sum + (p.textContent?.length ?? 0), 0);
  if (points) deep = here.reduce((sum, p) => sum + p.offsetHeight, 0) / points;
  for (const { dataset, style } of all("article > :is(.part, .later):not([style])"))
    style.containIntrinsicBlockSize = `auto ${Math.round((Number(dataset.end) - Number(dataset.start)) * deep)}px`;
}

export function start() {
  let asked = false;
  /** Where somebody wants to go. */
  let wanted = "";

  /** The nearest to what is here comes next. */
  function next() {
    asked = false;
    const places = all("[data-later]");
    fill(places.find((place) => !(place.previousElementSibling?.matches("[data-later]") ?? true)) ?? places.at(-1));
  }

  function rest() {
    if (asked || !one("[data-later]")) return;
    asked = true;
    requestIdleCallback(next, { timeout: 2000 });
  }

  on("select", ({ id, from }) => {
    if (!id || marksOf(id).length) return;
    const place = Number(rowOf(id)?.dataset.at ?? NaN);
    wanted = id;
    if (from === "address" && Number.isNaN(place)) location.replace(`?at=${id}`);
    fill(all("article [data-later]").find(({ dataset }) => Number(dataset.start) <= place && place < Number(dataset.end)));
  });
  swapped(() => {
    stretch();
    if (wanted && marksOf(wanted).length) {
      emit("select", { id: wanted, from: "server" });
      wanted = "";
    }
    rest();
  });
  stretch();
  rest();
}
