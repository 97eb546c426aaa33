// @ts-check
/**
 * Short messages with a way back. They stay eight seconds, and as long as they are under the pointer or hold the
 * focus. The server puts its own into `#toasts`; a message made here may carry the page's undo button.
 */
import { all, at, emit, make, on, one, perform, say, visible } from "./bus.js";

const STAY = 8000;
const MOST_TOASTS = 3;

/** @param {HTMLElement} toast */
function age(toast) {
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (toast.matches(":hover, :focus-within") ? wait() : toast.remove()), Number(toast.dataset.stay ?? STAY));
  };
  toast.addEventListener("pointerleave", wait);
  toast.addEventListener("focusout", wait);
  toast.addEventListener("click", (event) => at(event, "[data-dismiss]") && toast.remove());
  wait();
}

export function start() {
  if (!one("#toasts")) document.body.append(make("div", { id: "toasts", className: "toasts" }));
  const tray = /** @type {HTMLElement} */ (one("#toasts"));
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node instanceof HTMLElement && node.matches("[data-toast]")) age(node);
    }
  }).observe(tray, { childList: true });
  all("[data-toast]", tray).forEach(age);
  on("toast", ({ message, value, undo, bad }) => {
    const text = message ?? value;
    if (!text) return;
    const toast = make("div", { className: bad ? "toast error" : "toast", role: "status", "data-toast": "" }, make("span", {}, text));
    if (undo && visible("[data-action~=undo]")) {
      toast.append(make("button", { type: "button", "data-dismiss": "", onclick: () => perform("undo") }, say("Undo")));
    }
    tray.append(toast);
    while (tray.children.length > MOST_TOASTS) tray.firstElementChild?.remove();
    emit("say", { message: text });
  });
}
