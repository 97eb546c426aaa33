// @ts-check
/**
 * The article at a glance, drawn on a canvas: one node however many spans. For the pointer only (`aria-hidden`);
 * the claim list is its twin. `[data-minimap]` names the scrolling element it belongs to.
 */
import { on } from "./bus.js";

/** Mark kinds and the colour token of each; the first that fits wins. */
const TOKENS = [
  [".t-active", "--active-edge"],
  [".k-claim", "--claim"],
  [".k-quote", "--quote"],
  [".k-number", "--number"],
  [".k-frame", "--frame"],
];

/** @param {HTMLElement} map @param {Element} scroller */
function draw(map, scroller) {
  const canvas = map.querySelector("canvas") ?? map.appendChild(document.createElement("canvas"));
  const { clientWidth: width, clientHeight: height } = map;
  const scale = devicePixelRatio || 1;
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext("2d");
  if (!pen || !height) return;
  pen.scale(scale, scale);
  const style = getComputedStyle(map);
  const colours = TOKENS.map(([selector, token]) => ({ selector, colour: style.getPropertyValue(token) || "gray" }));
  const origin = scroller.getBoundingClientRect().top - scroller.scrollTop;
  const ratio = height / scroller.scrollHeight;
  for (const mark of scroller.querySelectorAll("article mark[data-s]")) {
    const { top, bottom } = mark.getBoundingClientRect();
    pen.fillStyle = colours.find(({ selector }) => mark.matches(selector))?.colour ?? "gray";
    const [y, tall] = [(top - origin) * ratio, Math.max(2, (bottom - top) * ratio)];
    if (mark.classList.contains("t-sug")) pen.fillRect(2, y, 2, tall);
    else pen.fillRect(2, y, width - 4, tall);
  }
}

/** @param {HTMLElement} map @param {Element} scroller */
function frame(map, scroller) {
  const window = map.querySelector("u") ?? map.appendChild(document.createElement("u"));
  window.style.top = `${(scroller.scrollTop / scroller.scrollHeight) * 100}%`;
  window.style.height = `${(scroller.clientHeight / scroller.scrollHeight) * 100}%`;
}

export function start() {
  const map = /** @type {HTMLElement | null} */ (document.querySelector("[data-minimap]"));
  const scroller = map && document.querySelector(map.dataset.minimap || ".scroll");
  if (!map || !scroller) return;
  let [asked, moving] = [false, false];
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 50));
  const soon = () => {
    if (asked) return;
    asked = true;
    idle(() => {
      asked = false;
      draw(map, scroller);
      frame(map, scroller);
    });
  };
  scroller.addEventListener("scroll", () => {
    if (moving) return;
    moving = true;
    requestAnimationFrame(() => {
      moving = false;
      frame(map, scroller);
    });
  }, { passive: true });
  /** @param {PointerEvent} event */
  const go = (event) => {
    const { top, height } = map.getBoundingClientRect();
    scroller.scrollTop = ((event.clientY - top) / height) * scroller.scrollHeight - scroller.clientHeight / 2;
  };
  map.addEventListener("pointerdown", (event) => {
    map.setPointerCapture(event.pointerId);
    go(event);
  });
  map.addEventListener("pointermove", (event) => map.hasPointerCapture(event.pointerId) && go(event));
  new ResizeObserver(soon).observe(scroller);
  document.addEventListener("htmx:after:settle", soon);
  for (const name of ["select", "theme"]) on(name, soon);
  soon();
}
