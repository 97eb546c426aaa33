// @ts-check
/**
 * Asking again while something runs. An element with an id and `data-poll="/url"` is fetched and morphed in place;
 * when the server sends it without the attribute, the asking ends. A hidden page does not ask; failures slow it down,
 * and show what stands in `[data-stale]`: this is the last that was known.
 */
import { all, load, one } from "./bus.js";
import { everywhere } from "./swaps.js";

const USUAL = 2000;
const RAREST = 30000;

export function start() {
  const waiting = new Set();

  /** @param {HTMLElement} part @param {number} [pause] */
  function later({ id, dataset }, pause = Number(dataset.pollEvery ?? USUAL)) {
    if (waiting.has(id)) return;
    waiting.add(id);
    setTimeout(() => ask(id, pause), pause);
  }

  /** @param {string} id @param {number} pause */
  async function ask(id, pause) {
    const part = one(`#${id}`);
    const url = part?.dataset.poll;
    waiting.delete(id);
    if (!part || !url) return;
    if (document.hidden || document.body.dataset.mode) return later(part, pause); // nothing is swapped under a selection
    let failed = true;
    /** @param {any} event */
    const hear = (event) => {
      const { sourceElement, response } = event.detail.ctx;
      if (sourceElement !== part) return;
      failed = response.status >= 400;
      if (failed) event.preventDefault();
    };
    document.addEventListener("htmx:after:request", hear);
    await load(part, url, part, part.dataset.pollSwap ?? "outerMorph");
    document.removeEventListener("htmx:after:request", hear);
    const now = one(`#${id}[data-poll]`);
    const stale = now && one("[data-stale]", now);
    if (stale) stale.hidden = !failed;
    if (now) later(now, failed ? Math.min(pause * 2, RAREST) : undefined);
  }

  everywhere((root) => all("[data-poll][id]", root).forEach((part) => later(part)));
}
