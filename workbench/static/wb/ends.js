// @ts-check
/**
 * Start and end of each mark told while reading, for those who asked for it: once a span, as alternative text of what
 * CSS prints (`attr()`), so that it is no part of the text and no offset counts it.
 */
import { all, one, say } from "./bus.js";
import { everywhere } from "./swaps.js";

/** The kinds as people name them. @type {Record<string, string>} */
const SPOKEN = { claim: "claim", quote: "quotation", number: "quantity", frame: "framing" };

export function start() {
  everywhere(() => {
    const article = one("article[data-ends]");
    if (!article) return;
    const [first, last] = [new Map(), new Map()];
    for (const mark of all("mark[data-s]", article)) {
      delete mark.dataset.from;
      delete mark.dataset.to;
      for (const id of (mark.dataset.s ?? "").split(" ")) {
        if (!first.has(id)) first.set(id, mark);
        last.set(id, mark);
      }
    }
    for (const [id, mark] of first) tellEdges(mark, last.get(id), id);
  });
}

/** @param {HTMLElement} first @param {HTMLElement} last @param {string} id */
function tellEdges(first, last, id) {
  const kind = say(SPOKEN[/k-(\w+)/.exec(first.className)?.[1] ?? ""] ?? "mark");
  const row = one(`[data-list] [data-span="${id}"] .num`)?.textContent ?? "";
  const name = `${kind} ${row}`.trim();
  first.dataset.from = [first.dataset.from, say("start of {name}", { name })].filter(Boolean).join(", ");
  last.dataset.to = [last.dataset.to, say("end of {name}", { name })].filter(Boolean).join(", ");
}
