// @ts-check
/** System, light, dark. A cookie lets the server write the choice into the page, so that nothing flashes. */
import { actions, emit, say } from "./bus.js";

const ORDER = ["system", "light", "dark"];
const YEAR = 31536000;

/** @param {string} theme */
function show(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const button of document.querySelectorAll("[data-action~=theme]")) {
    button.setAttribute("aria-label", say("Theme: {theme}", { theme: say(theme) }));
  }
}

export function start() {
  let theme = document.documentElement.dataset.theme ?? "system";
  const stored = /(?:^|; )wb_theme=(\w+)/.exec(document.cookie)?.[1];
  if (stored && ORDER.includes(stored)) theme = stored;
  show(theme);
  actions({
    theme: () => {
      theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
      document.cookie = `wb_theme=${theme};path=/;max-age=${YEAR};samesite=lax`;
      show(theme);
      emit("say", { message: say("Theme: {theme}", { theme: say(theme) }) });
      emit("theme", { theme });
    },
  });
}
