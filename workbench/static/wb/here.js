// @ts-check
/** Who else is here: a page that is looked at says so every twenty seconds and is told of the others. A hint: when it fails, nothing is said. */
import { all, htmx, make, on, one } from "./bus.js";

const EVERY = 20000;

export function start() {
  let [timer, asked] = [0, 0];

  /** Rows carry a sign; the claim in hand says it in words. */
  function show() {
    const signs = new Map(all("#here data").map((sign) => [sign.getAttribute("value"), sign.dataset]));
    for (const row of all("[data-list] [data-span]")) {
      const sign = signs.get(row.dataset.span ?? "");
      const place = one(".rt", row) ?? row;
      if (sign) Object.assign(place.dataset, { here: sign.mark, hereWords: sign.words });
      else delete place.dataset.here;
    }
    const [line, head] = [one("#here [data-busy]"), one("#panel .ph") ?? one("#main .head")];
    const old = head && one(".busy", head);
    if (line && old) old.textContent = line.textContent;
    else if (line) head?.append(make("p", { className: "busy" }, line.textContent));
    else old?.remove();
  }

  async function beat() {
    clearTimeout(timer);
    const place = one("#here");
    const url = place?.dataset.here;
    if (!place || !url) return;
    timer = setTimeout(beat, EVERY);
    if (document.hidden || !navigator.onLine) return;
    const number = ++asked;
    const at = one("#panel [data-in-hand]")?.dataset.inHand ?? "";
    const headers = { "HX-Request": "true", ...JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}") };
    const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ at }), headers }).catch(() => null);
    if (!answer?.ok || number !== asked) return;
    await htmx()?.swap({ text: await answer.text(), target: place, sourceElement: place, swap: "innerHTML" });
    show();
  }

  const soon = (pause = 600) => {
    clearTimeout(timer);
    timer = setTimeout(beat, pause);
  };
  on("select", () => soon());
  document.addEventListener("visibilitychange", () => !document.hidden && soon(0));
  document.addEventListener("htmx:after:settle", show);
  soon();
}
