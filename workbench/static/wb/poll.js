// @ts-check
/**
 * Asking again while something runs. An element with `data-poll="/url"` is fetched and morphed in place; when the
 * server sends it without the attribute, nothing runs any more and the asking ends. A hidden page does not ask.
 */
import { everywhere, load } from "./bus.js";

const EVERY = 2000;
const SLOWEST = 30000;

export function start() {
  /** @type {Set<string>} */
  const waiting = new Set();

  /** @param {string} id @param {number} pause */
  function later(id, pause) {
    waiting.add(id);
    setTimeout(() => ask(id, pause), pause);
  }

  /** @param {string} id @param {number} pause */
  async function ask(id, pause) {
    const part = document.getElementById(id);
    const url = part?.dataset.poll;
    waiting.delete(id);
    if (!part || !url) return;
    if (document.hidden) return later(id, pause);
    const failed = await fails(part, url);
    const after = document.getElementById(id);
    if (after?.dataset.poll && !waiting.has(id)) later(id, failed ? Math.min(pause * 2, SLOWEST) : every(after));
  }

  /** @param {HTMLElement} part @param {string} url */
  async function fails(part, url) {
    let bad = true;
    /** @param {any} event */
    const hear = (event) => {
      const { sourceElement, response } = event.detail.ctx;
      if (sourceElement === part) bad = !response || response.status >= 500;
      if (sourceElement === part && response?.status >= 400) event.preventDefault();
    };
    document.addEventListener("htmx:after:request", hear);
    await load(part, url, part, part.dataset.pollSwap ?? "outerMorph");
    document.removeEventListener("htmx:after:request", hear);
    return bad;
  }

  /** @param {HTMLElement} part */
  const every = (part) => Number(part.dataset.pollEvery ?? EVERY);

  everywhere((root) => {
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-poll][id]"))) {
      if (!waiting.has(part.id)) later(part.id, every(part));
    }
  });
}
