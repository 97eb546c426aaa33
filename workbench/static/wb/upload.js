// @ts-check
/**
 * Files dropped on a page, or chosen: one request and one row each, two at a time, good files not held up by bad
 * ones. `form[data-upload]` also works as a plain form; `[data-upload-rows]` takes the rows.
 */
import { emit, htmx, say } from "./bus.js";
import { uuid } from "./idempotency.js";

const AT_ONCE = 2;

/** @typedef {{file: File, row: HTMLElement, bar: HTMLProgressElement, note: HTMLElement}} Item */

/** @param {File} file @param {Element} rows @returns {Item} */
function addRow(file, rows) {
  const row = document.createElement("li");
  row.className = "upload-row";
  row.dataset.state = "waiting";
  const name = document.createElement("b");
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", say("Sent of {name}", { name: file.name }));
  const note = document.createElement("span");
  note.className = "note";
  note.textContent = say("waiting");
  row.append(name, bar, note);
  rows.append(row);
  return { file, row, bar, note };
}

/** @param {Item} item @param {boolean} good @param {string} words */
function finish(item, good, words) {
  item.row.dataset.state = good ? "read" : "refused";
  item.note.textContent = words;
  item.bar.remove();
  return good;
}

/** The server's own words: a fragment for the row, or the sentence of an error.
 * @param {Item} item @param {XMLHttpRequest} request */
async function answer(item, request) {
  const good = request.status >= 200 && request.status < 300;
  if (!request.status) return finish(item, false, say("The connection broke. Drop the file again."));
  const html = (request.getResponseHeader("Content-Type") ?? "").includes("html");
  finish(item, good, good ? say("read") : say("refused ({status})", { status: request.status }));
  if (html && htmx() && !/^\s*<(!doctype|html)/i.test(request.responseText)) {
    await htmx()?.swap({ text: request.responseText, target: item.note, sourceElement: item.note, swap: "innerHTML", request: {} });
  }
  return good;
}

/** @param {HTMLFormElement} form @param {Item} item @returns {Promise<boolean>} */
function send(form, item) {
  const limit = Number(form.dataset.maxBytes ?? Infinity);
  if (item.file.size > limit) {
    const size = `${Math.floor(limit / 1048576)} MB`;
    return Promise.resolve(finish(item, false, say("Larger than the limit of {size}.", { size })));
  }
  const body = new FormData(form);
  const field = form.querySelector("input[type=file]")?.getAttribute("name") ?? "file";
  body.delete(field);
  body.append(field, item.file, item.file.name);
  body.set("_idempotency_key", uuid());
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("HX-Request", "true");
  request.setRequestHeader("Accept", "text/html");
  request.upload.addEventListener("progress", (event) => {
    item.row.dataset.state = "sending";
    item.note.textContent = "";
    if (event.lengthComputable) item.bar.value = event.loaded / event.total;
  });
  return new Promise((done) => {
    request.addEventListener("loadend", () => done(answer(item, request)));
    request.send(body);
  });
}

/** @param {HTMLFormElement} form @param {File[]} files */
async function take(form, files) {
  const rows = document.querySelector("[data-upload-rows]");
  if (!rows || !files.length) return;
  const waiting = files.map((file) => addRow(file, rows));
  let [read, all] = [0, waiting.length];
  const work = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) if (await send(form, item)) read += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  emit("say", { message: say("{read} of {all} read, {refused} refused", { read, all, refused: all - read }) });
  emit("uploaded", { form, read, all });
}

export function start() {
  /** @param {Event} event */
  const formAt = (event) => {
    const zone = /** @type {Element} */ (event.target).closest("[data-drop]");
    return /** @type {HTMLFormElement | null} */ (zone?.closest("form[data-upload]") ?? zone?.querySelector("form[data-upload]") ?? null);
  };
  for (const name of /** @type {const} */ (["dragover", "dragleave", "drop"])) {
    document.addEventListener(name, (event) => {
      const form = formAt(event);
      if (!form) return;
      event.preventDefault();
      form.classList.toggle("over", name === "dragover");
      if (name === "drop") take(form, [...(event.dataTransfer?.files ?? [])]);
    });
  }
  document.addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const form = input.type === "file" ? input.closest("form") : null;
    if (!form || form.dataset.upload === undefined || !document.querySelector("[data-upload-rows]")) return;
    take(form, [...(input.files ?? [])]);
    input.value = "";
  });
}
