// @ts-check
/**
 * Marks under the pointer: the innermost span is meant, a second click or `[` `]` goes through the stack.
 * The popover lives outside the article so that its words can never be part of a quote.
 */
import { actions, aim, all, answered, at, emit, on, one, say } from "./bus.js";
import { place, recolour } from "./paint.js";
import { articleOf } from "./selection.js";
import { marksOf, rowOf, stackOf, suggested } from "./stack.js";
import { swapped } from "./swaps.js";

/** What each act looks like before the server has spoken: classes to add, to remove, state of the row.
 * @type {Record<string, [string[], string[], string]>} */
const LOOKS = {
  accept: [["t-ok"], ["t-sug", "d0", "d1", "d2"], "accepted"],
  reject: [["t-gone"], [], "rejected"],
  remove: [["t-gone"], [], "removed"],
};

/** @param {HTMLFormElement} form */
function foresee(form) {
  const look = LOOKS[form.dataset.spanAct ?? ""];
  const id = form.dataset.spanId;
  if (!look || !id) return;
  const back = recolour(id, look[0], look[1]);
  const row = rowOf(id);
  const before = row?.dataset.state;
  if (row) row.dataset.state = look[2];
  answered(form, ({ ok, told, shown }) => {
    if (ok && !told) emit("action", { name: "next-undecided" });
    if (ok) return;
    back();
    if (row) row.dataset.state = before;
    if (!shown) emit("toast", { message: say("Not saved. The mark is as it was."), bad: true });
  });
}

/** The kinds as people name them (say). @type {Record<string, string>} */
const KINDS = { claim: "Claim", quote: "Quotation", number: "Quantity", frame: "Framing", mark: "Mark" };

export function start() {
  let current = "";
  /** @type {string[]} */
  let stack = [];
  const popover = () => one("#span-pop");
  const isOpen = () => popover()?.matches(":popover-open") ?? false;
  const hide = () => isOpen() && popover()?.hidePopover();

  /** @param {string} id */
  function show(id) {
    const [box, mark, open] = [popover(), marksOf(id).at(-1), suggested(id)];
    if (!box || !mark || (!open && stack.length < 2)) return hide();
    const { name, score } = rowOf(id)?.dataset ?? {};
    const kind = one(`#panel [data-in-hand="${id}"]`)?.dataset.kind ?? KINDS[/k-(\w+)/.exec(mark.className)?.[1] ?? ""] ?? KINDS.mark;
    const [title, more] = [one("[data-pop-name]", box), one("[data-pop-more]", box)];
    if (title) title.textContent = [name ?? (open ? say("Suggested: {kind}", { kind: say(kind) }) : say(kind)), score].filter(Boolean).join(" · ");
    const deeper = stack.length > 3 ? ` · +${stack.length - 3}` : ""; // lanes drawn are three
    if (more) more.textContent = say("{n} of {total}", { n: stack.indexOf(id) + 1, total: stack.length }) + deeper;
    for (const part of all("[data-only]", box)) part.hidden = part.dataset.only === "suggested" ? !open : stack.length < 2;
    for (const form of all("form[data-url]", box)) {
      form.dataset.spanId = id;
      aim(/** @type {HTMLFormElement} */ (form), id);
    }
    if (!isOpen()) box.showPopover();
    const [area, last] = [mark.closest(".scroll")?.getBoundingClientRect(), mark.getBoundingClientRect()];
    box.style.visibility = area && (last.bottom < area.top || last.top > area.bottom) ? "hidden" : "";
    return place(box, mark, getComputedStyle(mark).direction === "rtl");
  }

  /** Colour follows the choice; a swapped paragraph gets it again. @param {HTMLElement[]} [now] the marks of the choice */
  function colour(now = current ? marksOf(current) : []) {
    for (const mark of all("article mark:is(.t-active, .is-active)").filter((one) => !now.includes(one))) {
      mark.classList.remove("t-active", "is-active");
      mark.removeAttribute("aria-details");
    }
    for (const mark of now) {
      mark.classList.add("t-active", "is-active");
      if (one("#panel")) mark.setAttribute("aria-details", "panel");
    }
  }

  /** @param {string} id @param {boolean} [scroll] */
  function activate(id, scroll) {
    current = id;
    const article = articleOf();
    const marks = id ? marksOf(id) : [];
    const [first] = marks;
    if (article) article.dataset.active = id;
    if (!stack.includes(id)) stack = first ? stackOf(first) : [];
    colour(marks);
    if (scroll) first?.scrollIntoView({ block: "nearest" });
    if (id) show(id);
    else hide();
  }

  /** @param {string} id */
  function pick(id) {
    activate(id);
    emit("select", { id, from: "text" });
  }

  /** @param {number} step */
  function cycle(step) {
    if (!current || stack.length < 2) return false;
    pick(stack[(stack.indexOf(current) + step + stack.length) % stack.length]);
    return true;
  }

  function close() {
    if (!current || document.body.dataset.mode) return false;
    if (isOpen()) hide();
    else activate("");
    return true;
  }

  document.addEventListener("click", (event) => {
    const mark = at(event, "article mark[data-s]");
    if (!mark) return at(event, "article") && hide();
    if (document.getSelection()?.isCollapsed === false || event.detail > 1) return;
    const ids = stackOf(mark);
    const again = ids.includes(current) && ids.join() === stack.join();
    stack = ids;
    if (!again || !cycle(1)) pick(again ? current : ids[0]);
  });
  document.addEventListener("submit", (event) => {
    foresee(at(event));
    if (at(event, "#span-pop")) hide();
  });
  swapped(() => {
    colour();
    if (isOpen()) show(current);
  });
  document.addEventListener("scroll", () => isOpen() && show(current), { capture: true, passive: true });
  on("selection", ({ span }) => span && hide()); // the bar of what a selection may become stands in its place
  on("select", ({ id, from }) => from !== "text" && activate(id, true));
  const { inHand } = one("#panel [data-in-hand]")?.dataset ?? {};
  if (inHand) activate(inHand, true);
  actions({ cycle: () => cycle(-1), "cycle-back": () => cycle(1), close });
}
