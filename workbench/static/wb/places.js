// @ts-check
/** A place in the text that a link names is shown there: painted until another is shown or another mark is chosen. */
import { actions, emit, on } from "./bus.js";
import { toRange } from "./offsets.js";
import { preview } from "./paint.js";
import { articleOf } from "./selection.js";

const PLACE = "wb-place";

export function start() {
  actions({
    "show-place"({ source }) {
      const article = articleOf();
      const [start, end] = (source?.dataset.place ?? "").split(" ").map(Number);
      const range = article && toRange(article, start, end);
      if (!range) return false;
      preview(PLACE, range);
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
      emit("say", { message: range.toString() });
    },
  });
  on("select", () => preview(PLACE, null));
}
