// @ts-check
/**
 * Short messages with a way back. They stay eight seconds, and as long as they are under the pointer or hold the
 * focus. The server may put its own into `#toasts`; a message made here may carry the page's undo button.
 */
import { emit, on, perform, say, visible } from "./bus.js";

const STAY = 8000;

function tray() {
  const found = document.getElementById("toasts");
  if (found) return found;
  const made = document.createElement("div");
  made.id = "toasts";
  made.className = "toasts";
  document.body.append(made);
  return made;
}

/** @param {HTMLElement} toast */
function age(toast) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const held = () => toast.matches(":hover, :focus-within");
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (held() ? wait() : toast.remove()), Number(toast.dataset.stay ?? STAY));
  };
  for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, wait);
  toast.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("[data-dismiss]")) toast.remove();
  });
  wait();
}

/** @param {{message: string, undo?: boolean, bad?: boolean}} what */
function build({ message, undo, bad }) {
  const toast = document.createElement("div");
  toast.className = bad ? "toast bad" : "toast";
  toast.dataset.toast = "";
  const words = document.createElement("span");
  words.textContent = message;
  toast.append(words);
  if (undo && visible("[data-action~=undo]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.dataset.dismiss = "";
    button.textContent = say("Undo");
    button.addEventListener("click", () => perform("undo"));
    toast.append(button);
  }
  return toast;
}

export function start() {
  const home = tray();
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      if (node instanceof HTMLElement && node.matches("[data-toast]")) age(node);
    }
  }).observe(home, { childList: true });
  home.querySelectorAll("[data-toast]").forEach((toast) => age(/** @type {HTMLElement} */ (toast)));
  on("toast", ({ message, value, undo, bad }) => {
    const text = String(message ?? value ?? "");
    if (!text) return;
    home.append(build({ message: text, undo, bad }));
    while (home.children.length > 3) home.firstElementChild?.remove();
    emit("say", { message: text, urgent: false });
  });
}
