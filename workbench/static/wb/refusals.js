// @ts-check
/** What the server will not do, and what cannot be reached: told or shown beside the page, never in place of a part of it. */
import { emit, make, on, say } from "./bus.js";

/** @param {{text: string, item?: import("./outbox.js").Item}} refused */
function conflict(refused) {
  const far = () => emit("toast", { message: say("This needs the network. Nothing was sent; what you typed is still here."), bad: true });
  import("./conflict.js").then(({ show }) => show(refused), far);
}

/** What may be needed when nothing can be fetched any more. */
const ahead = () => [import("./markmode.js"), import("./edges.js"), import("./conflict.js")];

export function start() {
  setTimeout(() => navigator.onLine && Promise.allSettled(ahead()), 3000);
  on("refused", conflict);
  document.addEventListener("htmx:error", (/** @type {any} */ { detail: { ctx } }) => {
    const read = ctx?.request.method === "GET";
    const words = say("This needs the network. What you do in the list and in the text is kept.");
    if (read && ctx.target?.id === "panel") ctx.target.replaceChildren(make("p", { className: "state" }, words));
    else if (!read) emit("toast", { message: say("The connection broke. Nothing was lost; try again."), bad: true });
  });
  document.addEventListener("htmx:before:swap", (/** @type {any} */ event) => {
    const { text, response } = event.detail.ctx;
    if (!(response?.status >= 400) || !/^\s*<(!doctype|html|dialog)/i.test(text)) return;
    event.preventDefault();
    conflict({ text });
  });
}
