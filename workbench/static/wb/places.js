// @ts-check
/** The places in the text that a link names are shown there: painted until others are shown or another mark is chosen. */
import { actions, emit, on } from "./bus.js";
import { toRange } from "./offsets.js";
import { preview } from "./paint.js";
import { articleOf } from "./selection.js";

export const PLACE = "wb-place";

export function start() {
  actions({
    "show-place"({ source }) {
      const article = articleOf();
      const ends = (source?.dataset.place ?? "").split(" ").map(Number);
      const ranges = ends.flatMap((start, i) => (i % 2 || !article ? [] : (toRange(article, start, ends[i + 1]) ?? [])));
      const [range] = ranges;
      if (!range) return false;
      CSS.highlights?.set(PLACE, new Highlight(...ranges));
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
      emit("say", { message: range.toString() });
    },
  });
  on("select", () => preview(PLACE, null));
}
