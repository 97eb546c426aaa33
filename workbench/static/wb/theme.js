// @ts-check
/** Light and dark without a reload; the form tells the server, which writes the choice into the next page. */
import { at, emit } from "./bus.js";

export function start() {
  document.addEventListener("submit", (event) => {
    const form = at(event, "form[data-theme-form]");
    const field = form?.elements.namedItem("theme");
    if (!field) return;
    event.preventDefault();
    const theme = field.value;
    const body = new FormData(form);
    document.documentElement.dataset.theme = theme;
    field.value = theme === "dark" ? "light" : "dark";
    emit("theme", { theme });
    fetch(form.getAttribute("action"), { method: "POST", body, redirect: "manual" }).catch(() => {});
  });
}
