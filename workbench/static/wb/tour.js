// @ts-check
/** The guided tour's card beside what it speaks of. The server draws the card and keeps the step; Escape puts it off. */
import { all, at, narrow, on, one } from "./bus.js";
import { swapped } from "./swaps.js";

const AWAY = 14;
const PAUSED = "wb:tour:later";

/** @param {string} selectors the first that one can see, in this order */
const target = (selectors) => selectors.split(", ").map((one_) => all(one_).find((el) => el.checkVisibility() && el.getClientRects().length)).find(Boolean);

/** Beside it where there is room, else below, above, or over its lower end. @param {HTMLElement} card @param {DOMRect} about */
function putBeside(card, about) {
  const [w, h] = [card.offsetWidth, card.offsetHeight];
  const [wide, high] = [innerWidth, innerHeight];
  const y = Math.min(Math.max(about.top, 60), high - h - 100); // above the messages
  const x = Math.min(Math.max(about.left, 8), wide - w - 8);
  const places = [
    [about.left - w - AWAY, y], [about.right + AWAY, y], [x, about.bottom + AWAY], [x, about.top - h - AWAY], [x, high - h - 100],
  ];
  const [left, top] = places.find(([left, top]) => left >= 8 && left + w <= wide - 8 && top >= 56 && top + h <= high - 8) ?? places[4];
  Object.assign(card.style, { left: `${left}px`, top: `${top}px` });
}

export function start() {
  const card = /** @type {HTMLElement} */ (one("#tour"));
  const [pill, pause] = [/** @type {HTMLElement} */ (one("[data-tour-resume]")), /** @type {HTMLElement} */ (one("[data-tour-pause]"))];
  const led = location.hash === "#tour";
  let later = sessionStorage.getItem(PAUSED) === "1" && !led;
  let asked = 0;

  function show() {
    const about = target(card.dataset.tour ?? "");
    all(".tour-at").forEach((el) => el !== about && el.classList.remove("tour-at"));
    about?.classList.toggle("tour-at", !later);
    [card.hidden, pill.hidden, pause.hidden] = [later, !later, false];
    card.classList.toggle("lost", !about);
    const whole = narrow.matches ? about?.closest("#panel") : null;
    if (!later && about) putBeside(card, (whole ?? about).getBoundingClientRect());
    else card.removeAttribute("style");
  }

  /** @param {boolean} wish */
  function put_off(wish) {
    later = wish;
    sessionStorage.setItem(PAUSED, wish ? "1" : "0");
    show();
    (wish ? pill : card).focus();
  }

  const again = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(show);
  };
  show();
  if (led) {
    target(card.dataset.tour ?? "")?.scrollIntoView({ block: "nearest" });
    // Once: a reload of the page shows what was chosen since.
    sessionStorage.setItem(PAUSED, "0");
    history.replaceState(history.state, "", location.pathname + location.search);
    card.focus({ preventScroll: true });
  }
  pause.addEventListener("click", () => put_off(true));
  pill.addEventListener("click", () => put_off(false));
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    put_off(true);
  });
  addEventListener("resize", again);
  swapped(again);
  document.addEventListener("scroll", again, true);
  document.addEventListener("click", (event) => at(event) && again());
  on("select", again);
}
