// @ts-check
/**
 * Nothing typed is ever lost. `[data-draft]` fields are kept in this browser at each key; a form with `data-autosave`
 * is posted 800 ms after the last change. Its `[data-saved]` line says how it stands.
 */
import { all, at, emit, make, on, one, say, tuck, wire } from "./bus.js";
import { newKey } from "./sending.js";
import { everywhere } from "./swaps.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

const PAUSE = 800;

/** @param {Field} field */
const slot = (field) => `wb:draft:${document.body.dataset.user ?? ""}:${field.dataset.draft}`;

/** What was typed is in the server's hands. @param {Field} field */
const forget = (field) => localStorage.removeItem(slot(field));

/** What this browser keeps of a field. @param {Field} field @returns {{value: string, base: string} | null} */
const keptOf = (field) => JSON.parse(localStorage.getItem(slot(field)) ?? "null");

/** @param {Field} field */
function keep(field) {
  try {
    const stored = keptOf(field);
    const other = stored && stored.value !== field.value && stored.base !== field.defaultValue; // another tab's words
    if (field.value === field.defaultValue && !other) forget(field);
    else if (field.value !== field.defaultValue) localStorage.setItem(slot(field), JSON.stringify({ value: field.value, base: field.defaultValue }));
  } catch {
    tellSaved(field.form, say("This browser keeps no drafts."));
  }
}

/** Say how it stands, with a way on; version and history stay beside it.
 * @param {HTMLFormElement | null} form @param {string} words @param {string} [way] @param {() => void} [onclick] */
function tellSaved(form, words, way, onclick) {
  const line = form && one("[data-saved], .saved", form);
  if (!line) return;
  const button = way ? [" ", make("button", { type: "button", className: "btn quiet sm", onclick }, way)] : [];
  line.classList.toggle("bad", Boolean(way));
  line.replaceChildren(words, ...button, ...all(".r", line));
}

/** Bring back what was typed. When the saved text has changed meanwhile, say so and show either.
 * @param {Field} field */
function restore(field) {
  let stored = null;
  try {
    stored = keptOf(field);
  } catch {} // storage is shut
  if (!stored) return;
  const [mine, saved] = [stored.value, field.defaultValue];
  if (mine.trim() === saved.trim()) return forget(field);
  field.value = mine;
  if (stored.base === saved) return tellSaved(field.form, say("Your draft is back, not saved yet."));
  const swap = () => (field.value = field.value === saved ? mine : saved);
  tellSaved(field.form, say("Your draft is back. The saved text is another one."), say("Show the other"), swap);
}

export function start() {
  /** @type {WeakMap<HTMLFormElement, {timer: number, busy: Promise<void> | null}>} */
  const saving = new WeakMap();

  /** @param {HTMLFormElement} form */
  async function save(form) {
    const fields = /** @type {Field[]} */ (all("[data-draft]", form));
    const sent = fields.map((field) => field.value);
    tuck(form, "_idempotency_key", newKey());
    tellSaved(form, say("Saving…"));
    const headers = { "HX-Request": "true", "X-Autosave": "true" };
    const url = form.dataset.autosave ?? "";
    const answer = await wire.send(url, { method: "POST", body: new FormData(form), headers }).catch(() => null);
    if (!answer?.ok) {
      const changed = answer?.status === 412;
      const why = changed ? say("Not saved: it was changed meanwhile.") : say("Not saved.");
      const text = changed ? await answer.text() : "";
      const both = () => emit("refused", { text, form });
      tellSaved(form, why, say(changed ? "Show both" : "Retry"), changed ? both : () => later(form, 0));
      if (changed) both();
      else emit("say", { message: why });
    } else if (answer.headers.get("X-Kept")) {
      tellSaved(form, say("Kept in this browser. It is sent when the server can be reached."));
    } else {
      saved(form, new Map(fields.map((field, i) => [field.name, sent[i]])), answer.headers.get("ETag"));
    }
  }

  /** These words are on the server; what was typed since is still a draft.
   * @param {HTMLFormElement} form @param {Map<string, string>} sent @param {string | null} tag */
  function saved(form, sent, tag) {
    if (tag) tuck(form, "_version", tag);
    for (const field of /** @type {Field[]} */ (all("[data-draft]", form))) {
      field.defaultValue = sent.get(field.name) ?? field.defaultValue;
      keep(field);
    }
    tellSaved(form, say("Draft saved just now"));
    emit("saved", { form });
  }

  on("settled", ({ url, fields, ok, tag }) => {
    for (const form of /** @type {HTMLFormElement[]} */ (all(`form[data-autosave="${url}"]`))) {
      if (ok) saved(form, new Map(fields), tag);
      else form.reset();
      for (const field of /** @type {Field[]} */ (all("[data-draft]", form))) keep(field);
    }
  });

  /** One save at a time, each with all that was typed before it. @param {HTMLFormElement} form @param {number} pause */
  function later(form, pause) {
    const state = saving.get(form) ?? { timer: 0, busy: null };
    saving.set(form, state);
    clearTimeout(state.timer);
    state.timer = setTimeout(async () => {
      await state.busy;
      state.busy = save(form);
      await state.busy;
      state.busy = null;
    }, pause);
  }

  document.addEventListener("input", (event) => {
    const field = at(event);
    if (field.dataset.draft) keep(field);
    if (field.form?.dataset.autosave) later(field.form, PAUSE);
  });
  /** A save on its way is let through first: it moves the version that the form is checked against. Buttons that send
   * by themselves submit no form, so their click is held. @param {any} event */
  const hold = (event) => {
    const button = event.submitter ?? at(event, "[type=submit]");
    const form = button?.form ?? at(event);
    const state = saving.get(form);
    clearTimeout(state?.timer);
    if (!state?.busy) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    state.busy.then(() => (button ? button.click() : form.requestSubmit()));
  };
  for (const sent of ["click", "submit"]) document.addEventListener(sent, hold, true);
  document.addEventListener("htmx:finally:request", (/** @type {any} */ { detail: { ctx } }) => {
    if (ctx.request.method !== "POST" || !(ctx.response?.status < 400)) return;
    for (const field of ctx.request.form?.elements ?? []) if (field.dataset.draft) forget(field);
  });
  everywhere((root) => all("[data-draft]", root).forEach((field) => restore(/** @type {Field} */ (field))));
}
