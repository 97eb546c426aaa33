// @ts-check
/** Adjusting the edges of a span with the keyboard. Nothing is stored until Enter; Escape leaves all as it was. */
import { actions, answered, emit, on, say } from "./bus.js";
import { settle, toCodePoint, toRange } from "./offsets.js";
import { place, preview } from "./paint.js";
import { articleOf, fill } from "./selection.js";
import { marksOf } from "./stack.js";
import { moved, rightToLeft } from "./steps.js";

const PREVIEW = "wb-edges";

/** Where a span stands, read from its marks. @param {HTMLElement} article @param {string} id */
function readEdges(article, id) {
  const marks = marksOf(id);
  const last = marks.at(-1);
  if (!marks[0] || !last) return null;
  const start = toCodePoint(article, marks[0], 0);
  const end = toCodePoint(article, last, last.childNodes.length);
  return start === null || end === null ? null : { start, end };
}

export function start() {
  /** @type {string | null} */
  let active = null;
  /** @type {{id: string, start: number, end: number} | null} */
  let edit = null;
  const bar = () => document.getElementById("edges-bar");

  function draw() {
    const article = articleOf();
    const range = edit && article && toRange(article, edit.start, edit.end);
    preview(PREVIEW, range);
    const box = bar();
    if (box) box.hidden = !range;
    if (box && range && article && edit) place(box, range, rightToLeft(article, edit.end));
  }

  function begin() {
    const article = articleOf();
    const edges = article && active && document.getElementById("edges-form") ? readEdges(article, active) : null;
    if (!edges || !active) return false;
    edit = { id: active, ...edges };
    document.body.dataset.mode = "edges";
    draw();
    emit("edges", { id: active, editing: true });
    emit("say", { message: say("Adjusting edges. Enter keeps, Escape cancels.") });
    return true;
  }

  function leave() {
    if (!edit) return false;
    emit("edges", { id: edit.id, editing: false });
    edit = null;
    if (document.body.dataset.mode === "edges") delete document.body.dataset.mode;
    draw();
    return true;
  }

  /** @param {"start" | "end"} side @param {1 | -1} arrow @param {"word" | "grapheme"} unit */
  function move(side, arrow, unit) {
    const article = articleOf();
    if (!edit || !article) return false;
    const flipped = unit === "word" && rightToLeft(article, edit[side]);
    const to = moved(article, edit[side], /** @type {1 | -1} */ (flipped ? -arrow : arrow), side, unit);
    const next = { ...edit, [side]: to };
    if (next.start >= next.end) return true;
    edit = next;
    draw();
    emit("say", { message: settle(article, edit.start, edit.end)?.quote ?? "", soon: true });
    return true;
  }

  function keep() {
    const [article, form] = [articleOf(), document.getElementById("edges-form")];
    const span = article && edit && settle(article, edit.start, edit.end);
    if (!span || !edit || !(form instanceof HTMLFormElement)) return false;
    const url = (form.dataset.url ?? "").replace("{id}", edit.id.replace(/^\D+/, ""));
    form.setAttribute("action", url);
    if (form.hasAttribute("hx-post")) form.setAttribute("hx-post", url);
    fill(form, { ...span, text_sha256: article.dataset.text ?? "" });
    const range = toRange(article, span.start, span.end);
    leave();
    preview(PREVIEW, range);
    answered(form, ({ ok }) => {
      preview(PREVIEW, null);
      if (!ok) emit("toast", { message: say("The edges were not saved. They are as they were."), bad: true });
    });
    form.requestSubmit();
    return true;
  }

  on("select", ({ id }) => {
    leave();
    active = id;
  });
  actions({
    adjust: begin,
    close: leave,
    "keep-edges": keep,
    "end-right": () => move("end", 1, "word"),
    "end-left": () => move("end", -1, "word"),
    "start-right": () => move("start", 1, "word"),
    "start-left": () => move("start", -1, "word"),
    "end-on": () => move("end", 1, "grapheme"),
    "end-back": () => move("end", -1, "grapheme"),
    "start-on": () => move("start", 1, "grapheme"),
    "start-back": () => move("start", -1, "grapheme"),
  });
}
