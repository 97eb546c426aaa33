// @ts-check
/** Correcting who says it: the fold opens at its first field, names are suggested as one types, words come from the text. */
import { actions, all, at, emit, load, on, one, say } from "./bus.js";
import { everywhere } from "./swaps.js";

const FORM = "form.chain-form";

export function start() {
  /** The field that waits for words of the text. @type {HTMLElement | null} */
  let waiting = null;
  let timer = 0;

  everywhere((root) => {
    for (const button of all("[data-action=pick-words]", root)) button.hidden = false;
  });

  /** @param {HTMLElement | null | undefined} fold */
  function open(fold) {
    if (!fold) return false;
    for (let up = fold.closest("details"); up; up = up.parentElement?.closest("details") ?? null) up.open = true;
    one("input:not([type=hidden]), select", fold)?.focus();
  }

  document.addEventListener("input", (event) => {
    const field = at(event, `${FORM} [list]`);
    if (!field || field.value.length < 2) return;
    clearTimeout(timer);
    const url = `${field.form.dataset.names}&q=${encodeURIComponent(field.value)}`;
    timer = setTimeout(() => load(field.form.querySelector("datalist"), url, field.form.querySelector("datalist")), 200);
  });
  on("selection", ({ span }) => {
    if (!span || !waiting?.isConnected) return;
    const [field, fold] = [/** @type {any} */ (waiting), waiting.closest("form")];
    waiting = null;
    field.value = span.quote;
    fold.elements.namedItem(field.name.replace("-", "_at-")).value = `${span.start}-${span.end}`;
    const name = fold.elements.namedItem(field.name.replace("words", "name"));
    if (!name.value) name.value = span.quote;
    queueMicrotask(() => {
      emit("action", { name: "close" });
      field.focus();
    });
  });
  actions({
    correct({ source }) {
      const fold = source?.parentElement ?? one("#correct-chain");
      if (fold?.open && source === document.activeElement) fold.open = false;
      else return open(fold);
    },
    "pick-words"({ source }) {
      waiting = one(`[name="${source.dataset.for}-${source.dataset.row}"]`, source.closest("form"));
      emit("say", { message: say("Select the words in the text."), aside: true });
      emit("ask-selection");
      if (waiting) source.textContent = say("Select the words in the text.");
    },
  });
}
