// @ts-check
/** Copies what a control names: the words of an element (`data-copy="#id"`) or an address of this site (`data-copy="/…"`). */
import { actions, emit, make, one, say } from "./bus.js";

/** Plain networks have no clipboard of their own: the selection is copied the old way. @param {string} words */
async function toClipboard(words) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words).then(() => true, () => false);
  const field = make("textarea", { value: words });
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

export function start() {
  actions({
    copy({ source }) {
      const what = source?.dataset.copy;
      if (!what) return false;
      const words = what.startsWith("#") ? (one(what)?.textContent ?? "") : new URL(what, location.href).href;
      toClipboard(words).then((done) => emit("toast", { message: done ? say("Copied") : say("This browser did not let us copy."), bad: !done }));
    },
  });
}
