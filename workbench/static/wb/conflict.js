// @ts-check
/** The dialog of two versions. Escape and "not now" leave everything: the words in their field, the change in the outbox. */
import { all, answered, at, emit, htmx, one, say } from "./bus.js";

/** The words of an answer that is a page, where the server had no dialog for it. @param {Document} page */
const wordsOf = (page) => one("[role=alert], main p, main h1", page)?.textContent?.trim() ?? "";

/** @param {{text: string, item?: import("./outbox.js").Item}} refused */
export function show({ text, item }) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const found = /** @type {HTMLDialogElement | null} */ (one("dialog.conflict", page));
  if (!found) return emit("toast", { message: wordsOf(page) || say("The server refused this."), bad: true });
  for (const other of all("dialog.conflict")) other.remove();
  const box = document.importNode(found, true);
  const form = /** @type {HTMLFormElement} */ (one("form", box));
  document.body.append(box);
  htmx()?.process(box);
  /** It is settled: the draft of these words and the change that waited are not needed any more. @param {boolean} ok */
  const done = (ok) => {
    box.close();
    emit("settled", { url: form.getAttribute("action")?.replace(/\/submit$/, ""), fields: [], ok: false });
    if (item) emit("let-go", { item, ok });
  };
  box.addEventListener("click", (event) => {
    if (at(event, "[data-not-now]")) box.close();
    if (at(event, "[data-drop]")) done(false);
  });
  box.addEventListener("close", () => setTimeout(() => box.remove()));
  answered(form, ({ ok, kept }) => ok && !kept && done(true));
  box.showModal();
  emit("say", { message: one("h2", box)?.textContent, urgent: true });
}
