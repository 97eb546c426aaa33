// @ts-check
/** One polite live region with a queue: one message per act, the same one once, typing-speed messages coalesced. */
import { on } from "./bus.js";

const GAP = 700;

/** @param {string} id @param {"polite" | "assertive"} manner */
function region(id, manner) {
  const found = document.getElementById(id);
  if (found) return found;
  const made = document.createElement("div");
  made.id = id;
  made.className = "sr";
  made.setAttribute("aria-live", manner);
  if (manner === "polite") made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}

export function start() {
  /** @type {string[]} */
  const queue = [];
  let speaking = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;

  function speak() {
    const message = queue.shift();
    if (message === undefined) {
      speaking = false;
      return;
    }
    speaking = true;
    const live = region("live", "polite");
    live.textContent = "";
    requestAnimationFrame(() => {
      live.textContent = message;
      setTimeout(speak, GAP);
    });
  }

  /** @param {string} message */
  function add(message) {
    if (!message || queue.at(-1) === message) return;
    queue.push(message);
    if (!speaking) speak();
  }

  on("say", ({ message, value, soon: later, urgent }) => {
    const text = String(message ?? value ?? "");
    clearTimeout(soon);
    if (urgent) region("live-now", "assertive").textContent = text;
    else if (later) soon = setTimeout(() => add(text), 250);
    else add(text);
  });
  region("live", "polite");
}
