// @ts-check
/** Actions in words, for sheet and palette. */
import { say, visible } from "./bus.js";

/** What a key does here in words: the label it would choose (“Supported”), where the page has it.
 * @param {import("./keytable.js").Key} key */
export const named = (key) =>
  (/-\d$/.test(key.name) && visible(`label:has([data-action="${key.name}"])`)?.innerText.replace(/[\s⇧]*\d+$/, "").trim()) || say(key.words);
