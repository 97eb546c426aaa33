// @ts-check
/** The history drawer: what the nearest history link leads to, beside the page. Without it the link opens its page. */
import { actions, load, make, one, say, visible } from "./bus.js";

export function start() {
  const body = make("div", { id: "history-body", className: "dlg-b", tabIndex: 0, role: "region", "aria-label": say("What was done") });
  const close = make("form", { method: "dialog", className: "dlg-h" }, make("h2", { id: "history-h" }, say("History")), make("button", { className: "btn sm" }, say("Close")));
  const dialog = make("dialog", { id: "history", className: "drawer", "aria-labelledby": "history-h" }, close, body);
  // Who had nothing in focus before is given the list, as after a swap.
  const back = () => document.activeElement === document.body && (visible("[data-list] [tabindex='0']") ?? one("#main"))?.focus({ preventScroll: true });
  dialog.addEventListener("close", back);
  document.body.append(dialog);
  actions({
    history({ source }) {
      const link = source ?? visible("a[data-action~=history]");
      if (!link) return false;
      if (dialog.open) return dialog.close();
      body.textContent = say("One moment…");
      dialog.showModal();
      load(dialog, link.getAttribute("href"), body).then(() => one("a, button", body) || body.focus());
    },
  });
}
