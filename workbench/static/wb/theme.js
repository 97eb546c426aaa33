// @ts-check
/** Light and dark without a reload; the form tells the server, which writes the choice into the next page. */
import { at, emit, wire } from "./bus.js";

export function start() {
  document.addEventListener("submit", (event) => {
    const form = at(event, "form:has([data-action=theme])");
    const field = form?.elements.namedItem("theme");
    if (!field) return;
    event.preventDefault();
    const root = document.documentElement.dataset;
    const dark = root.theme ? root.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const theme = dark ? "light" : "dark";
    root.theme = theme;
    field.value = theme;
    const body = new FormData(form);
    emit("theme", { theme });
    wire.send(form.getAttribute("action"), { method: "POST", body, redirect: "manual" }).catch(() => {});
  });
}
