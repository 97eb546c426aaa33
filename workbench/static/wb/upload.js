// @ts-check
/**
 * Files dropped on a page, or chosen: each is looked at by the server at once and gets a card that shows what it would
 * come in as; nothing is stored before its form, or "Add all", is sent. Two at a time, good files not held up by bad ones.
 * `form[data-upload][data-look]` also works as a plain form; `[data-upload-rows]` takes the cards.
 */
import { all, at, emit, htmx, make, one, say } from "./bus.js";
import { newKey } from "./sending.js";
import { keepFile } from "./waiting.js";

const AT_ONCE = 2;
const MEGABYTE = 1048576;

/** The files of the cards. @type {WeakMap<Element, File>} */
const files = new WeakMap();
const cards = () => /** @type {HTMLElement} */ (one("[data-upload-rows]"));
const ready = () => all("form[data-add]", cards());

/** @param {File} file @returns {HTMLElement} */
function addRow(file) {
  const bar = make("progress", { max: 1, value: 0, "aria-label": say("Sent of {name}", { name: file.name }) });
  const row = make("li", { className: "upload-row", "data-state": "waiting" });
  row.append(make("b", {}, file.name), bar, make("span", { className: "note" }, say("waiting")));
  cards().append(row);
  return row;
}

/** @param {HTMLElement} row @param {string} words */
function refuse(row, words) {
  row.dataset.state = "refused";
  row.replaceChildren(make("b", {}, one("b, .nm", row)?.textContent ?? ""), make("span", { className: "note" }, words));
}

/** Send a card's fields with its file; the answer takes the card's place. @param {HTMLElement} row @param {string} url @param {FormData} body */
async function sendFile(row, url, body) {
  const file = /** @type {File} */ (files.get(row));
  body.set("file", file);
  body.set("_idempotency_key", newKey());
  const request = new XMLHttpRequest();
  request.open("POST", url);
  request.setRequestHeader("HX-Request", "true");
  const bar = /** @type {HTMLProgressElement | null} */ (one("progress", row));
  request.upload.addEventListener("progress", ({ loaded, total }) => bar && (bar.value = loaded / total));
  await new Promise((done) => {
    request.addEventListener("loadend", done);
    request.send(body);
  });
  const text = request.responseText;
  if (!request.status) return refuse(row, await keepFile(file, body));
  if (!/^\s*<li/i.test(text)) return refuse(row, say("refused ({status})", { status: request.status }));
  const place = [...cards().children].indexOf(row);
  await htmx().swap({ text, target: row, sourceElement: row, swap: "outerHTML" });
  const now = cards().children[place];
  if (now) files.set(now, file);
}

/** What to do with all cards; where what had the focus is hidden or gone, the first thing to follow has it. */
function foot() {
  const [foot, button, n] = [one("[data-upload-foot]"), one("[data-add-all]"), ready().length];
  if (!foot || !button) return;
  foot.hidden = !cards().children.length;
  button.hidden = !n;
  button.textContent = n === 1 ? say("Add this article") : say("Add {n} articles", { n });
  if (!document.activeElement?.matches("body :not([hidden], [hidden] *)")) (one("a, button", cards()) ?? one("#files"))?.focus();
}

/** Two at a time. @template T @param {T[]} waiting @param {(one: T) => Promise<void>} act */
async function each(waiting, act) {
  const work = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  foot();
}

/** "4 of 5 read, 1 refused: not text". @param {HTMLElement[]} rows */
function tellRead(rows) {
  const refused = rows.filter((row) => row.dataset.state === "refused");
  const why = one(".err, .note", refused[0] ?? document.createElement("i"))?.textContent?.trim();
  const [read, all] = [rows.length - refused.length, rows.length];
  const told = say("{read} of {all} read, {refused} refused", { read, all, refused: refused.length }) + (why ? `: ${why}` : "");
  emit("say", { message: told });
  const line = one("[data-upload-told]");
  if (line) line.textContent = told;
  emit("uploaded", { read, refused: refused.length });
}

/** @param {HTMLFormElement} form @param {File[]} chosen */
async function take(form, chosen) {
  const limit = Number(form.dataset.maxBytes || Infinity);
  const first = cards().children.length;
  const rows = chosen.map((file) => {
    const row = addRow(file);
    files.set(row, file);
    return row;
  });
  await each(rows, async (row) => {
    const large = /** @type {File} */ (files.get(row)).size > limit;
    if (large) refuse(row, say("Larger than the limit of {size} MB.", { size: limit / MEGABYTE }));
    else await sendFile(row, form.dataset.look ?? form.action, new FormData(form));
  });
  tellRead(/** @type {HTMLElement[]} */ ([...cards().children]).slice(first));
}

/** @param {HTMLElement[]} forms */
async function add(forms) {
  const rows = forms.map((form) => /** @type {HTMLElement} */ (form.closest("li")));
  for (const form of forms) all("button", form).forEach((button) => (button.ariaBusy = "true"));
  const places = rows.map((row) => [...cards().children].indexOf(row));
  await each([...rows], (row) => {
    const form = /** @type {HTMLFormElement} */ (one("form", row));
    const body = new FormData(form);
    const project = /** @type {HTMLInputElement | null} */ (one("form[data-upload] [name=project]"));
    if (project) body.set("project", project.value);
    return sendFile(row, form.action, body);
  });
  tellRead(places.map((place) => /** @type {HTMLElement} */ (cards().children[place])));
}

export function start() {
  for (const name of /** @type {const} */ (["dragover", "dragleave", "drop"])) {
    document.addEventListener(name, (event) => {
      const zone = at(event, "[data-drop]");
      const form = zone?.closest("form[data-upload]") ?? zone?.querySelector("form[data-upload]");
      if (!form) return;
      event.preventDefault();
      zone.classList.toggle("over", name === "dragover");
      if (name === "drop") take(form, [...(event.dataTransfer?.files ?? [])]);
    });
  }
  document.addEventListener("change", (event) => {
    const input = at(event, "form[data-upload] input[type=file]");
    if (!input || !cards()) return;
    take(input.form, [...input.files]);
    input.value = "";
  });
  document.addEventListener("submit", (event) => {
    const form = at(event, "form[data-add]");
    if (!form) return;
    event.preventDefault();
    add([form]);
  });
  document.addEventListener("click", (event) => {
    if (at(event, "[data-add-all]")) add(ready());
    if (at(event, "[data-leave-all]")) cards().replaceChildren();
    at(event, "[data-leave]")?.closest("li")?.remove();
    if (at(event, "[data-leave], [data-leave-all]")) foot();
  });
  document.documentElement.classList.add("uploads");
}
