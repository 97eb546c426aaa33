"""A person at the desk in Chromium: loads an article, hovers, highlights, accepts, scrolls, and tells how long each took."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from playwright.sync_api import CDPSession, Page, sync_playwright
from workbench_server import ROOT

from workbench.embedded import chromium
from workbench.staticfiles import lean_script, lean_style, packed

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
WATCH = Path(__file__).with_name("desk_measures.js").read_text(encoding="utf-8")
STATIC = ROOT / "workbench" / "static" / "wb"
HIT = """() => {
  const { left, top, width, height } = document.querySelector("#scroll").getBoundingClientRect();
  const began = performance.now();
  for (let i = 0; i < 50; i += 1) document.elementFromPoint(left + (width * (i % 10)) / 10, top + (height * i) / 50);
  return (performance.now() - began) / 50;
}"""
KINDS = """() => {
  const sizes = { requests: 1 };
  const [page] = performance.getEntriesByType("navigation");
  sizes.html = page.transferSize;
  for (const entry of performance.getEntriesByType("resource")) {
    const ending = /\\.(\\w+)(\\?|$)/.exec(new URL(entry.name).pathname)?.[1] ?? "html";
    const kind = { js: "script", css: "style", woff2: "font", svg: "image" }[ending] ?? ending;
    sizes[kind] = (sizes[kind] ?? 0) + entry.transferSize;
    sizes.requests += 1;
  }
  return sizes;
}"""
DONE = "desk.until('keydown', () => document.querySelector('#toasts > *') && !document.querySelector('.htmx-request'))"
ACTIVE = "document.querySelector('article').dataset.active"
PAINTED = f"desk.until('keydown', ((id) => () => document.querySelector(`mark[data-s~='${{id}}'].t-ok`))({ACTIVE}))"

NEXT = f"desk.until('keydown', ((id) => () => document.querySelector('#panel [data-in-hand]')?.dataset.inHand !== id)({ACTIVE}))"
SERVED = """() => performance.getEntriesByType("resource").filter(({ name }) => /\\/accept$/.test(name))
  .map((entry) => entry.responseStart - entry.requestStart).at(-1)"""


class Desk:
    """A browser that is signed in."""

    def __init__(self, base: str, password: str) -> None:
        self.base, self.password = base, password

    def __enter__(self) -> Self:
        program = chromium.find()
        if program is None:
            raise SystemExit("no Chromium or Chrome is installed")
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=str(program), args=FLAGS)
        self.context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        page = self.context.new_page()
        page.goto(f"{self.base}/sign-in")
        page.fill("[name=username]", "bench")
        page.fill("[name=password]", self.password)
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: "sign-in" not in url)
        self.state = self.context.storage_state()
        page.close()
        return self

    def __exit__(self, *_: object) -> None:
        self.browser.close()
        self.playwright.stop()

    def visit(self, article: int) -> dict[str, float]:
        """One load of an article and what a person does there."""
        page = self.context.new_page()
        page.add_init_script(WATCH)
        link = self.context.new_cdp_session(page)
        page.goto(f"{self.base}/")  # from the queue, as people come: a browser's process for a new tab is not ours to measure
        page.locator("html[data-ready]").wait_for(state="attached")
        page.goto(f"{self.base}/articles/{article}")
        page.wait_for_function("() => desk.times.all && desk.times.painted > 0", timeout=120_000)
        times = page.evaluate("desk.times")
        found = {"painted ms": times["painted"], "usable ms": times["usable"], "all there ms": times["all"]}
        page.wait_for_timeout(500)
        found |= self.hover(page) | self.highlight(page) | self.accept(page) | self.scroll(page) | self.memory(page, link)
        page.close()
        return found

    def hover(self, page: Page) -> dict[str, float]:
        """The pointer comes over a mark."""
        mark = page.locator("#scroll mark:visible").first
        mark.scroll_into_view_if_needed()
        page.mouse.move(2, 2)
        page.evaluate("void (window.hovered = desk.until('mouseover', () => document.querySelector('article mark:hover')))")
        mark.hover(force=True)
        return {"hover painted ms": page.evaluate("hovered"), "hit test ms": page.evaluate(HIT)}

    def highlight(self, page: Page) -> dict[str, float]:
        """Words selected with the mouse."""
        box = page.locator("#scroll article p:visible").first.bounding_box()
        if box is None:
            return {}
        x, y = box["x"] + 60, box["y"] + 12
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 180, y, steps=5)
        page.evaluate("void (window.chosen = desk.until('mouseup', () => CSS.highlights.has('wb-preview')))")
        page.mouse.up()
        took = page.evaluate("chosen")
        page.keyboard.press("Escape")
        return {"highlight painted ms": took}

    def accept(self, page: Page) -> dict[str, float]:
        """The key that takes a suggestion over: painted at once, confirmed by the server."""
        page.locator("[data-list] [data-row][data-state=suggested] button").first.click()
        page.wait_for_timeout(700)
        page.evaluate("document.querySelector('#toasts').replaceChildren()")
        page.evaluate(f"void (window.painted = {PAINTED}, window.done = {DONE}, window.next = {NEXT})")
        page.keyboard.press("a")
        found = {f"accept {name} ms": page.evaluate(promise) for name, promise in {"painted": "painted", "confirmed": "done"}.items()}
        return found | {"accept served ms": page.evaluate(SERVED), "next claim ms": page.evaluate("next")}

    def scroll(self, page: Page) -> dict[str, float]:
        """80 steps of the wheel and seven jumps, while tasks over 50 ms are counted."""
        page.wait_for_timeout(300)
        page.evaluate("desk.long.length = 0")
        page.mouse.move(640, 450)
        for _ in range(80):
            page.mouse.wheel(0, 240)
            page.wait_for_timeout(16)
        for step in range(7):
            page.evaluate("(at) => { const s = document.querySelector('#scroll'); s.scrollTop = s.scrollHeight * at; }", (step * 3 % 7) / 7)
            page.wait_for_timeout(80)
        long = page.evaluate("desk.long")
        return {"long tasks scrolling": len(long), "longest task ms": max(long, default=0)}

    def memory(self, page: Page, link: CDPSession) -> dict[str, float]:
        """The heap after collecting, and the size of the document."""
        link.send("HeapProfiler.collectGarbage")
        used = link.send("Runtime.getHeapUsage")["usedSize"]
        nodes, marks = (page.evaluate(f"document.querySelectorAll('{what}').length") for what in ("*", "article mark"))
        return {"heap MB": round(used / 2**20, 1), "nodes": nodes, "marks": marks}

    def weight(self, article: int) -> dict[str, int]:
        """Bytes by kind and requests of a first view, nothing kept from before."""
        fresh = self.browser.new_context(viewport={"width": 1280, "height": 900}, storage_state=self.state)
        page = fresh.new_page()
        page.goto(f"{self.base}/articles/{article}", wait_until="networkidle")
        found: dict[str, int] = page.evaluate(KINDS)
        fresh.close()
        return found


def weigh() -> dict[str, Any]:
    """All scripts and styles as served, each gzipped by itself."""
    files = [lean_script({path.stem: path.read_text(encoding="utf-8") for path in STATIC.glob("*.js")})]
    files += [path.read_text(encoding="utf-8") for path in (STATIC / "vendor").glob("*.js")]
    names = ("tokens", "fonts", "base", "components", "screens")
    style = " ".join(lean_style((STATIC / f"{name}.css").read_text(encoding="utf-8")) for name in names)
    return {"script": sum(len(packed(one.encode())) for one in files), "style": len(packed(style.encode()))}
