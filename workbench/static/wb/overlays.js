// @ts-check
/** What sheet, palette and pane share: their style sheet, fetched once before the first is drawn, and actions in words. */
import { make, one, say, visible } from "./bus.js";

/** @type {Promise<unknown> | null} */
let sheetComing = null;

/** Done when it can be drawn, also when the sheet could not be had. */
export const dressed = () =>
  (sheetComing ??= new Promise((done) => {
    const href = document.body.dataset.overlays;
    if (!href || one('link[href*="/overlays."]')) return done(null);
    document.head.append(make("link", { rel: "stylesheet", href, onload: done, onerror: done }));
  }));

/** What a key does here in words: the label it would choose (“Supported”), where the page has it.
 * @param {import("./keytable.js").Key} key */
export const named = (key) =>
  (/-\d$/.test(key.name) && visible(`label:has([data-action="${key.name}"])`)?.innerText.replace(/[\s⇧]*\d+$/, "").trim()) || say(key.words);
