// @ts-check
/** The style sheet of what is laid over a page: fetched once, before the first of them is drawn. */
import { make, one } from "./bus.js";

/** @type {Promise<unknown> | null} */
let coming = null;

/** Done when it can be drawn, also when the sheet could not be had. */
export const dressed = () =>
  (coming ??= new Promise((done) => {
    const href = document.body.dataset.overlays;
    if (!href || one('link[href*="/overlays."]')) return done(null);
    document.head.append(make("link", { rel: "stylesheet", href, onload: done, onerror: done }));
  }));
