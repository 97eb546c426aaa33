// @ts-check
/** Who else is here: a page that is looked at says so every twenty seconds and is told of the others. A hint: when it fails, nothing is said.
 * And where one was, for the palette. */
import { all, htmx, make, on, one } from "./bus.js";
import { rowOf } from "./stack.js";
import { swapped } from "./swaps.js";

const EVERY = 20000;

/** Articles and claims; lists stand in the rail. */
function recall() {
  const [slot, url] = [`wb:recent:${document.body.dataset.user}`, location.pathname];
  try {
    const held = JSON.parse(localStorage.getItem(slot) ?? "[]").filter((/** @type {any} */ one) => one.url !== url);
    localStorage.setItem(slot, JSON.stringify([{ words: document.title, url }, ...held].slice(0, 7)));
  } catch {} // storage is full or shut
}

export function start() {
  let [timer, asked] = [0, 0];

  /** Rows carry a sign; the claim in hand says it in words. */
  function show() {
    for (const place of all("[data-list] [data-here]")) delete place.dataset.here;
    for (const sign of all("#here data")) {
      const row = rowOf(sign.getAttribute("value") ?? "");
      if (row) Object.assign((one(".rt", row) ?? row).dataset, { here: sign.dataset.mark, hereWords: sign.dataset.words });
    }
    const [line, head] = [one("#here [data-busy]"), one("#panel .ph") ?? one("#main .head")];
    const old = head && one(".busy", head);
    if (line && old) old.textContent = line.textContent;
    else if (line) head?.append(make("p", { className: "busy" }, line.textContent));
    else old?.remove();
  }

  async function beat() {
    clearTimeout(timer);
    const place = one("#here");
    const url = place?.dataset.here;
    if (!place || !url) return;
    timer = setTimeout(beat, EVERY);
    if (document.hidden || !navigator.onLine) return;
    const number = ++asked;
    const at = one("#panel [data-in-hand]")?.dataset.inHand ?? "";
    const headers = { "HX-Request": "true", ...JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}") };
    const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ at }), headers }).catch(() => null);
    if (!answer?.ok || number !== asked) return;
    await htmx()?.swap({ text: await answer.text(), target: place, sourceElement: place, swap: "innerHTML" });
    show();
  }

  const soon = (pause = 1500) => {
    clearTimeout(timer);
    timer = setTimeout(beat, pause);
  };
  on("select", () => soon());
  document.addEventListener("visibilitychange", () => !document.hidden && soon(0));
  swapped(show);
  soon();
  recall();
}
