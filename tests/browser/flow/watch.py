"""What must never happen while somebody works: errors, violations of the policy, failed requests, lost focus, a pointer."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page, Request, Response

SCRIPT = """
(() => {
  const told = (window.__told = []);
  const tell = (what) => { told.push(what); };
  document.addEventListener("securitypolicyviolation", (e) => tell("policy: " + e.violatedDirective + " " + e.blockedURI), true);
  for (const kind of ["pointerdown", "mousedown", "touchstart", "wheel"])
    document.addEventListener(kind, () => tell("pointer: " + kind), true);
  let held = null;
  document.addEventListener("focusin", (e) => { held = e.target; }, true);
  document.addEventListener("focusout", () => setTimeout(() => setTimeout(() => {
    if (document.hasFocus() && document.activeElement === document.body && held && !window.__leaving)
      tell("focus lost to <body> from " + held.outerHTML.slice(0, 160));
  }, 150), 0), true);
  addEventListener("pagehide", () => { window.__leaving = true; });
  addEventListener("beforeunload", () => { window.__leaving = true; });
})();
"""
UNSEEN = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const drawn = (node) => {
    const style = getComputedStyle(node);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  };
  const near = [el, el.parentElement, el.parentElement?.parentElement, el.parentElement?.querySelector("i")].filter(Boolean);
  if (!near.some(drawn)) return "no outline on " + el.outerHTML.slice(0, 160);
  const seen = (node) => { const box = node.getBoundingClientRect(); return box.width > 0 && box.bottom > 0 && box.top < innerHeight; };
  return near.some(seen) ? null : "focus is out of sight on " + el.outerHTML.slice(0, 160);
}"""


class Watch:
    """Collects complaints of one page; `expected` statuses are those a step provokes on purpose."""

    def __init__(self, page: Page, *, keyboard_only: bool, scripts: bool = True) -> None:
        self.page, self.keyboard_only, self.scripts = page, keyboard_only, scripts
        self.complaints: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _console(self, line: ConsoleMessage) -> None:
        if line.type in {"error", "warning"}:
            self.complaints.append(f"console: {line.text}")

    def _failed(self, request: Request) -> None:
        refused = not self.scripts and request.resource_type == "script" and request.failure == "csp"  # switched off: no preload either
        if "ERR_ABORTED" not in str(request.failure) and not refused:  # aborted: a newer request or page took its place
            self.complaints.append(f"failed: {request.method} {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.request.method} {response.url}")

    def look(self) -> None:
        """After a key: the focus can be seen, and nothing was told by the page."""
        if not self.keyboard_only:
            return
        if unseen := self.page.evaluate(UNSEEN):
            self.complaints.append(str(unseen))
        self.complaints += self.page.evaluate("() => (window.__told ?? []).splice(0)")

    def finish(self) -> None:
        """What came last."""
        if self.keyboard_only:
            self.complaints += self.page.evaluate("() => (window.__told ?? []).splice(0)")
