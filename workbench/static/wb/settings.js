// @ts-check
/** The settings page: what was kept shows at once on the page itself; an action takes the next key one presses. */
import { all, at, data, emit, make, on, one, say } from "./bus.js";
import { isModifier, label, strokes } from "./keys.js";
import { swapped } from "./swaps.js";

/** What the server holds for this person, put on. */
function wear() {
  const root = document.documentElement.dataset;
  const { theme = "system", language: _, ...rest } = one("#prefs")?.dataset ?? {};
  Object.assign(root, rest);
  if (theme === "system") delete root.theme;
  else root.theme = theme;
  const held = data("prefs-keymap");
  const page = one("script#keymap") ?? document.body.appendChild(make("script", { type: "application/json", id: "keymap" }));
  page.textContent = JSON.stringify(held);
  all("[data-stroke]").forEach((kbd) => (kbd.textContent = label(kbd.textContent ?? "")));
  emit("keymap");
}

/** The button that listens: the next key is the new one. Tab and Escape keep their meaning. @param {KeyboardEvent} event */
function listen(event) {
  const button = at(event, "[data-capture]");
  if (!button || event.key === "Tab" || isModifier(event)) return;
  event.stopPropagation();
  event.preventDefault();
  if (event.key === "Escape") return one("[data-leave]", button.form)?.click();
  const [stroke] = strokes(event);
  const field = button.form.elements.namedItem("keys");
  const prefix = button.dataset.prefix ?? "";
  button.dataset.prefix = stroke === "G" && !prefix ? "G " : "";
  if (stroke) button.textContent = button.dataset.prefix ? say("G and then … press the second key") : (prefix + stroke).split(" ").map(label).join(" ");
  else emit("say", { message: (button.textContent = say("This key cannot be used; press another")) });
  if (!stroke || button.dataset.prefix) return;
  field.value = prefix + stroke;
  button.form.requestSubmit();
}

/** Only the actions whose words or keys hold what is written. @param {string} wish */
function sift(wish) {
  const parts = wish.toLowerCase().split(/\s+/);
  all(".keyrow").forEach((row) => (row.hidden = !parts.every((part) => row.dataset.words?.includes(part))));
  all(".keygroup").forEach((group) => (group.hidden = !one(".keyrow:not([hidden])", group)));
}

function dress() {
  wear();
  const filter = /** @type {HTMLInputElement | null} */ (one("[data-filter]"));
  for (const form of all("[data-set]")) /** @type {HTMLFormElement} */ (form).reset();
  for (const part of all("#keyfilter, [data-capture]")) part.hidden = false;
  if (filter) sift(filter.value);
}

export function start() {
  let open = "";
  /** To the action being changed; afterwards back to what opened it. */
  const place = () => {
    const now = one(".keyrow.open")?.id ?? "";
    const lost = document.activeElement?.matches("body, main");
    const to = now ? one(".keyrow [data-capture]") : one(`#ch-${open.slice(4)}`);
    if ((now || open) && (now !== open || lost)) to?.focus();
    open = now;
  };
  const settle = () => {
    dress();
    setTimeout(place);
  };
  settle();
  document.addEventListener("keydown", listen, true);
  document.addEventListener("input", (event) => at(event, "[data-filter]") && sift(at(event).value));
  swapped(settle);
  document.addEventListener("htmx:finally:request", (/** @type {any} */ { detail: { ctx } }) => {
    const [set, held] = [ctx.request.form?.dataset.set, one("#prefs")];
    if (!set || !held || !ctx.response?.headers.get("X-Kept")) return; // worn at once, sent when it can be
    held.dataset[set.replace("reading_", "")] = String(ctx.request.body.get(set));
    wear();
  });
  on("theme", ({ theme }) => {
    const field = /** @type {HTMLInputElement | null} */ (one(`#in-theme-${theme}`));
    if (field) field.checked = true;
  });
}
