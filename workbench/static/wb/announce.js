// @ts-check
/** One polite live region with a queue: one message per act, the same one once, messages of fast typing coalesced. */
import { make, on, one } from "./bus.js";

const GAP = 700;
const TYPING = 250;

export function start() {
  /** @type {string[]} */
  const queue = [];
  let speaking = false;
  let timer = 0;
  if (!one("#live")) document.body.append(make("div", { id: "live", className: "sr", role: "status", "aria-live": "polite" }));

  function speak() {
    const [message, live] = [queue.shift(), one("#live")];
    speaking = message !== undefined;
    if (!live || message === undefined) return;
    live.textContent = "";
    requestAnimationFrame(() => (live.textContent = message));
    setTimeout(speak, GAP);
  }

  /** @param {string} message */
  function add(message) {
    if (queue.at(-1) !== message) queue.push(message);
    if (!speaking) speak();
  }

  on("say", ({ message, value, soon, urgent, aside }) => {
    const text = message ?? value;
    const now = urgent && one("#live-now");
    clearTimeout(timer);
    if (!text || (aside && document.documentElement.dataset.announcements === "fewer")) return;
    if (now) now.textContent = text;
    else if (soon) timer = setTimeout(() => add(text), TYPING);
    else add(text);
  });
}
