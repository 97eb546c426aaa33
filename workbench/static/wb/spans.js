// @ts-check
/**
 * Marks under the pointer: the innermost span is meant, a second click or `[` `]` goes through the stack.
 * The popover lives outside the article so that its words can never be part of a quote.
 */
import { actions, answered, emit, on, say } from "./bus.js";
import { place, recolour } from "./paint.js";
import { articleOf } from "./selection.js";
import { marksOf, rowOf, stackOf, suggested } from "./stack.js";

/** What each act looks like before the server has spoken. @type {Record<string, {add: string[], remove: string[], state: string}>} */
const LOOKS = {
  accept: { add: ["t-ok"], remove: ["t-sug", "d0", "d1", "d2"], state: "accepted" },
  reject: { add: ["t-gone"], remove: [], state: "rejected" },
  remove: { add: ["t-gone"], remove: [], state: "removed" },
};

/** @param {HTMLFormElement} form @param {string} id */
function foresee(form, id) {
  const look = LOOKS[form.dataset.spanAct ?? ""];
  if (!look) return;
  const back = recolour(id, look);
  const row = rowOf(id);
  const before = row?.dataset.state;
  if (row) row.dataset.state = look.state;
  answered(form, ({ ok }) => {
    if (ok) return;
    back();
    if (row && before !== undefined) row.dataset.state = before;
    emit("toast", { message: say("Not saved. The mark is as it was."), bad: true });
  });
}

export function start() {
  /** @type {string | null} */
  let current = null;
  /** @type {string[]} */
  let stack = [];
  const box = () => document.getElementById("span-pop");

  function hide() {
    const pop = box();
    if (pop?.matches(":popover-open")) pop.hidePopover();
  }

  /** @param {string} id */
  function show(id) {
    const [pop, mark] = [box(), marksOf(id).at(-1)];
    const open = suggested(id);
    if (!pop || !mark || (!open && stack.length < 2)) return hide();
    const row = rowOf(id);
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (pop.querySelectorAll("[data-only=suggested]"))) part.hidden = !open;
    const name = pop.querySelector("[data-pop-name]");
    if (name) name.textContent = [row?.dataset.name ?? kindName(mark, open), row?.dataset.score].filter(Boolean).join(" · ");
    const more = pop.querySelector("[data-pop-more]");
    if (more) more.textContent = stack.length > 1 ? `${stack.indexOf(id) + 1}/${stack.length}` : "";
    aim(pop, id);
    if (!pop.matches(":popover-open")) pop.showPopover();
    place(pop, mark, getComputedStyle(mark).direction === "rtl");
  }

  /** @param {HTMLElement} mark @param {boolean} open */
  function kindName(mark, open) {
    const kind = [...mark.classList].find((name) => name.startsWith("k-"))?.slice(2) ?? "claim";
    return open ? say(`Suggested ${kind}`) : say(kind);
  }

  /** Point the popover's forms at a span. @param {HTMLElement} pop @param {string} id */
  function aim(pop, id) {
    pop.dataset.span = id;
    for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (pop.querySelectorAll("form[data-url]"))) {
      const url = (form.dataset.url ?? "").replace("{id}", id.replace(/^\D+/, ""));
      form.setAttribute("action", url);
      if (form.hasAttribute("hx-post")) form.setAttribute("hx-post", url);
      form.dataset.spanId = id;
    }
  }

  /** @param {string | null} id @param {boolean} [scroll] */
  function activate(id, scroll) {
    document.querySelectorAll("article mark.t-active").forEach((mark) => {
      mark.classList.remove("t-active");
      mark.removeAttribute("aria-details");
    });
    current = id;
    const marks = id ? marksOf(id) : [];
    for (const mark of marks) {
      mark.classList.add("t-active");
      if (document.getElementById("panel")) mark.setAttribute("aria-details", "panel");
    }
    if (id && !stack.includes(id)) stack = marks[0] ? stackOf(marks[0]) : [];
    if (scroll && marks[0]) marks[0].scrollIntoView({ block: "nearest" });
    if (id) show(id);
    else hide();
  }

  /** @param {number} step */
  function cycle(step) {
    if (!current || stack.length < 2) return false;
    pick(stack[(stack.indexOf(current) + step + stack.length) % stack.length]);
    return true;
  }

  /** @param {string} id */
  const pick = (id) => (activate(id), emit("select", { id, from: "text" }));

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const mark = target.closest("article mark[data-s]");
    if (mark && document.getSelection()?.isCollapsed !== false && event.detail < 2) {
      const ids = stackOf(mark);
      const again = current !== null && ids.includes(current) && ids.join() === stack.join();
      stack = ids;
      if (again && ids.length > 1) cycle(1);
      else if (ids[0]) pick(ids[0]);
    } else if (!mark && articleOf()?.contains(target)) hide();
  });
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.dataset.spanAct && form.dataset.spanId) foresee(form, form.dataset.spanId);
    if (form.closest("#span-pop")) hide();
  });
  document.addEventListener("htmx:after:settle", () => current && marksOf(current).forEach((m) => m.classList.add("t-active")));
  document.addEventListener("scroll", () => current && box()?.matches(":popover-open") && show(current), { capture: true, passive: true });
  on("select", ({ id, from }) => from !== "text" && activate(id, true));
  actions({
    cycle: () => cycle(-1),
    "cycle-back": () => cycle(1),
    close: () => {
      if (!current) return false;
      if (box()?.matches(":popover-open")) hide();
      else activate(null);
      return true;
    },
  });
}
