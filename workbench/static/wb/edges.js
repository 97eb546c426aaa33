// @ts-check
/** Adjusting the edges of a span with the keyboard. Nothing is stored until Enter; Escape leaves all as it was. */
import { actions, answered, emit, on, one, say, send } from "./bus.js";
import { settle, toCodePoint, toRange } from "./offsets.js";
import { place, preview, rightToLeft } from "./paint.js";
import { articleOf } from "./selection.js";
import { marksOf } from "./stack.js";
import { moved } from "./steps.js";

const EDGES_SHOWN = "wb-edges";

export function start() {
  /** @type {{id: string, start: number, end: number} | null} */
  let edit = null;
  const formOf = () => /** @type {HTMLFormElement | null} */ (one("#edges-form"));

  function draw() {
    const [article, bar] = [articleOf(), one("#edges-bar")];
    const range = edit && article && toRange(article, edit.start, edit.end);
    preview(EDGES_SHOWN, range);
    if (bar) bar.hidden = !range;
    if (bar && range && edit) place(bar, range, rightToLeft(article, edit.end));
  }

  function begin() {
    const article = articleOf();
    const id = article?.dataset.active;
    const marks = id ? marksOf(id) : [];
    const last = marks.at(-1);
    if (!article || !id || !last || !formOf()) return false;
    const start = toCodePoint(article, marks[0], 0);
    const end = toCodePoint(article, last, last.childNodes.length);
    if (start === null || end === null) return false;
    edit = { id, start, end };
    document.body.dataset.mode = "edges";
    one("#span-pop:popover-open")?.hidePopover();
    draw();
    emit("say", { message: say("Adjusting edges. Enter keeps, Escape cancels."), aside: true });
    return true;
  }

  function leave() {
    if (!edit) return false;
    edit = null;
    if (document.body.dataset.mode === "edges") delete document.body.dataset.mode;
    draw();
    return true;
  }

  /** @param {"start" | "end"} side @param {number} arrow @param {"word" | "grapheme"} unit */
  const move = (side, arrow, unit) => () => {
    const article = articleOf();
    if (!edit || !article) return false;
    const way = unit === "word" && rightToLeft(article, edit[side]) ? -arrow : arrow;
    const next = { ...edit, [side]: moved(article, edit[side], way, side, unit) };
    if (next.start < next.end) edit = next;
    draw();
    emit("say", { message: settle(article, edit.start, edit.end)?.quote, soon: true });
    return true;
  };

  function keep() {
    const [article, form] = [articleOf(), formOf()];
    const span = article && edit && settle(article, edit.start, edit.end);
    if (!span || !edit || !form) return false;
    const { id } = edit;
    leave();
    preview(EDGES_SHOWN, toRange(article, span.start, span.end));
    answered(form, ({ ok, kept }) => {
      if (kept) return;
      preview(EDGES_SHOWN, null);
      if (!ok) emit("toast", { message: say("The edges were not saved. They are as they were."), bad: true });
    });
    send(form, { ...span, text_sha256: article.dataset.text }, id);
    return true;
  }

  on("select", leave);
  actions({
    adjust: begin,
    close: leave,
    "keep-edges": keep,
    "end-right": move("end", 1, "word"),
    "end-left": move("end", -1, "word"),
    "start-right": move("start", 1, "word"),
    "start-left": move("start", -1, "word"),
    "end-on": move("end", 1, "grapheme"),
    "end-back": move("end", -1, "grapheme"),
    "start-on": move("start", 1, "grapheme"),
    "start-back": move("start", -1, "grapheme"),
  });
}
