// @ts-check
/**
 * Files dropped on a page, or chosen: one request and one row each, two at a time, good files not held up by bad ones.
 * `form[data-upload]` also works as a plain form; `[data-upload-rows]` takes the rows.
 */
import { at, emit, htmx, make, one, say } from "./bus.js";
import { uuid } from "./idempotency.js";

const AT_ONCE = 2;
const MEGABYTE = 1048576;

/** @typedef {{file: File, row: HTMLElement, bar: HTMLProgressElement, note: HTMLElement}} Item */

/** @param {File} file @param {Element} rows @returns {Item} */
function addRow(file, rows) {
  const bar = make("progress", { max: 1, value: 0, "aria-label": say("Sent of {name}", { name: file.name }) });
  const note = make("span", { className: "note" }, say("waiting"));
  const row = make("li", { className: "upload-row", "data-state": "waiting" }, make("b", {}, file.name), bar, note);
  rows.append(row);
  return { file, row, bar, note };
}

/** @param {Item} item @param {boolean} good @param {string} words */
function finish({ row, bar, note }, good, words) {
  row.dataset.state = good ? "read" : "refused";
  note.textContent = words;
  bar.remove();
  return good;
}

/** The server's own words: a row in place of ours, or a fragment for its note. @param {Item} item @param {XMLHttpRequest} request */
function answer(item, { status, responseText: text }) {
  if (!status) return finish(item, false, say("The connection broke. Drop the file again."));
  const good = finish(item, status < 300, status < 300 ? say("read") : say("refused ({status})", { status }));
  if (text.trim() && !/^\s*(<!doctype|<html|[{[])/i.test(text)) {
    const [target, swap] = /^\s*<li/i.test(text) ? [item.row, "outerHTML"] : [item.note, "innerHTML"];
    htmx()?.swap({ text, target, sourceElement: item.row, swap });
  }
  return good;
}

/** @param {HTMLFormElement} form @param {Item} item @returns {Promise<boolean>} */
async function send(form, item) {
  const limit = Number(form.dataset.maxBytes ?? Infinity);
  if (item.file.size > limit) return finish(item, false, say("Larger than the limit of {size} MB.", { size: limit / MEGABYTE }));
  const body = new FormData(form);
  body.set(one("input[type=file]", form)?.getAttribute("name") ?? "file", item.file);
  body.set("_idempotency_key", uuid());
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    item.row.dataset.state = "sending";
    item.note.textContent = "";
    item.bar.value = loaded / total;
  });
  await new Promise((done) => {
    request.addEventListener("loadend", done);
    request.send(body);
  });
  return answer(item, request);
}

/** @param {HTMLFormElement} form @param {File[]} files */
async function take(form, files) {
  const rows = one("[data-upload-rows]");
  if (!rows || !files.length) return;
  const waiting = files.map((file) => addRow(file, rows));
  let read = 0;
  const work = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) if (await send(form, item)) read += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const [all, refused] = [files.length, files.length - read];
  emit("say", { message: say("{read} of {all} read, {refused} refused", { read, all, refused }) });
  emit("uploaded", { read, refused });
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
    if (!input || !one("[data-upload-rows]")) return;
    take(input.form, [...input.files]);
    input.value = "";
  });
}
