// @ts-check
/**
 * Nothing typed is ever lost. `[data-draft]` fields are kept in this browser at each key; a form with
 * `data-autosave` is posted 800 ms after the last change. `[data-saved]` in the form says how it stands.
 */
import { emit, everywhere, say } from "./bus.js";
import { setKey, uuid } from "./idempotency.js";

const PAUSE = 800;

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @param {Field} field */
const slot = (field) => `wb:draft:${document.body.dataset.user ?? ""}:${field.dataset.draft}`;

/** @param {Field} field */
function keep(field) {
  try {
    if (field.value === field.defaultValue) localStorage.removeItem(slot(field));
    else localStorage.setItem(slot(field), JSON.stringify({ value: field.value, base: field.defaultValue }));
  } catch {
    tell(field.form, say("This browser keeps no drafts."));
  }
}

/** @param {HTMLFormElement | null} form @param {string} words @param {() => void} [retry] */
function tell(form, words, retry) {
  const line = form?.querySelector("[data-saved]");
  if (!line) return;
  line.textContent = words;
  line.classList.toggle("bad", Boolean(retry));
  if (!retry) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = say("Retry");
  button.addEventListener("click", retry);
  line.append(" ", button);
}

/** Bring back what was typed; when the saved text has changed meanwhile, say so and offer it.
 * @param {Field} field */
function restore(field) {
  const stored = read(field);
  if (!stored) return;
  if (stored.value === field.defaultValue) return localStorage.removeItem(slot(field));
  field.value = stored.value;
  const line = field.form?.querySelector("[data-saved]");
  if (!line) return;
  const changed = stored.base !== field.defaultValue;
  line.textContent = changed ? say("Your draft is back. The saved text is another one.") : say("Your draft is back, not saved yet.");
  if (!changed) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = say("Show the saved text");
  button.addEventListener("click", () => {
    [field.value, stored.value] = [field.value === field.defaultValue ? stored.value : field.defaultValue, field.value];
    field.focus();
  });
  line.append(" ", button);
}

/** @param {Field} field @returns {{value: string, base: string} | null} */
function read(field) {
  try {
    return JSON.parse(localStorage.getItem(slot(field)) ?? "null");
  } catch {
    return null;
  }
}

/** The server has these words now. @param {HTMLFormElement} form @param {Map<Field, string>} sent */
function forget(form, sent) {
  for (const [field, value] of sent) {
    field.defaultValue = value;
    keep(field);
  }
  emit("saved", { form });
}

/** @param {HTMLFormElement} form @returns {Field[]} */
const fieldsOf = (form) => /** @type {Field[]} */ ([...form.querySelectorAll("[data-draft]")]);

export function start() {
  /** @type {WeakMap<HTMLFormElement, {timer: ReturnType<typeof setTimeout>, busy: Promise<void> | null}>} */
  const saving = new WeakMap();

  /** @param {HTMLFormElement} form */
  async function save(form) {
    const sent = new Map(fieldsOf(form).map((field) => [field, field.value]));
    setKey(form, uuid());
    tell(form, say("Saving…"));
    const body = new FormData(form);
    const headers = { "HX-Request": "true", "X-Autosave": "true" };
    const again = () => later(form, 0);
    try {
      const answer = await fetch(form.dataset.autosave ?? "", { method: "POST", body, headers, credentials: "same-origin" });
      const version = form.querySelector("input[name=_version]");
      const tag = answer.headers.get("ETag");
      if (answer.ok && version && tag) /** @type {HTMLInputElement} */ (version).value = tag;
      if (!answer.ok) {
        const why = answer.status === 412 ? say("Not saved: somebody has changed it meanwhile.") : say("Not saved.");
        emit("say", { message: why });
        return tell(form, why, again);
      }
      forget(form, sent);
      tell(form, say("Draft saved just now"));
    } catch {
      emit("say", { message: say("Not saved.") });
      tell(form, say("Not saved."), again);
    }
  }

  /** @param {HTMLFormElement} form @param {number} pause */
  function later(form, pause) {
    const state = saving.get(form);
    clearTimeout(state?.timer);
    const timer = setTimeout(() => {
      const busy = (state?.busy ?? Promise.resolve()).then(() => save(form)).finally(() => saving.set(form, { timer, busy: null }));
      saving.set(form, { timer, busy });
    }, pause);
    saving.set(form, { timer, busy: state?.busy ?? null });
  }

  /** @param {Event} event */
  function typed(event) {
    const field = /** @type {Field} */ (event.target);
    if (field.dataset?.draft) keep(field);
    if (field.form?.dataset.autosave !== undefined) later(field.form, PAUSE);
  }

  document.addEventListener("input", typed);
  document.addEventListener(
    "submit",
    (event) => {
      const form = /** @type {HTMLFormElement} */ (event.target);
      const state = saving.get(form);
      clearTimeout(state?.timer);
      if (!state?.busy) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      state.busy.then(() => form.requestSubmit(/** @type {SubmitEvent} */ (event).submitter));
    },
    true,
  );
  everywhere((root) => root.querySelectorAll("[data-draft]").forEach((field) => restore(/** @type {Field} */ (field))));
}
