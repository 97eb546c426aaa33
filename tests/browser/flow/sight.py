"""What axe-core and a narrow window find wrong with a page: one place for every test that asks (UI.md §8.1).

The ordinary run looks at each state once in light and once in dark, one of the two in a wide window and one in a narrow one,
and at the next state in others; `--all` at four widths in both.
What axe could not decide is kept beside the screenshots, in `incomplete.txt`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.flow.hand import Hand

AXE = Path(__file__).parents[1] / "vendor" / "axe-4.14.1.min.js"
WIDTHS = (1560, 1100, 420, 320)
HEIGHT = 1010
RUN = "() => axe.run(document, {resultTypes: ['violations', 'incomplete'], preload: false})"
UNFOLD = "() => document.querySelectorAll('details').forEach((fold) => (fold.open = true))"
WIDER = """() => Math.max(...[document.documentElement, document.querySelector("main")].filter(Boolean)
  .map((el) => el.scrollWidth - el.clientWidth))"""
CUT = """() => [...document.querySelectorAll(".btn, .chip, .pill, h1, h2, h3, legend, label, th, kbd, [data-action], .rail-i, .num")]
  .filter((el) => el.checkVisibility({ visibilityProperty: true }) && el.textContent.trim() && !el.closest(".sr"))
  .filter((el) => { const s = getComputedStyle(el); const box = el.getBoundingClientRect();
    return box.width > 2 && s.overflow !== "visible" && s.textOverflow !== "ellipsis" && s.webkitLineClamp === "none" &&
      !/auto|scroll/.test(s.overflow + s.overflowX + s.overflowY) &&
      (el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1); })
  .map((el) => el.outerHTML.slice(0, 140))"""
OUTSIDE = """() => [...document.querySelectorAll("body *")]
  .filter((el) => el.checkVisibility() && el.getBoundingClientRect().right > innerWidth + 1)
  .filter((el) => { for (let up = el.parentElement; up && !up.matches("main, body"); up = up.parentElement)
      if (/auto|scroll|hidden/.test(getComputedStyle(up).overflowX)) return false;
    return true; })
  .slice(0, 3).map((el) => el.outerHTML.slice(0, 140))"""
THEMES = ("light", "dark")
EVERY_WIDTH = pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["two-looks", "every-width"])


def told_folder(otherwise: Path) -> Path:
    """Where pictures and lists are kept: where `WORKBENCH_SHOTS` says, else with what the run throws away."""
    folder = Path(os.environ.get("WORKBENCH_SHOTS") or otherwise)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def settled(page: Page) -> int:
    """By how much the page is wider than the window once what follows the window's size has followed: two seconds at the most."""
    for _ in range(20):
        if page.evaluate(WIDER) <= 0:
            break
        page.wait_for_timeout(100)
    return int(page.evaluate(WIDER))


def shoot(page: Page, folder: Path, name: str, width: int, theme: str) -> None:
    """A picture of what is in the window."""
    flat = re.sub(r"\W+", "_", name).strip("_") or "queue"
    page.screenshot(path=folder / f"{flat}_{width}_{theme}.png", animations="disabled")


class Sight:
    """Looks at one page after the other in both themes, and gathers what is wrong."""

    def __init__(self, folder: Path, *, every: bool = False) -> None:
        self.folder, self.every = told_folder(folder), every
        self.found: list[str] = []
        self.turn = 0

    def looks(self) -> list[tuple[str, int]]:
        """Theme and width of each look at the next state."""
        self.turn += 1
        if self.every:
            return [(theme, width) for theme in THEMES for width in WIDTHS]
        return [(theme, WIDTHS[(self.turn + 2 * n) % len(WIDTHS)]) for n, theme in enumerate(THEMES)]

    def at(self, hand: Hand, name: str, *, unfold: bool = True) -> None:
        """What is wrong with the page as it stands; what the policy says of axe's own styles is no complaint about the page."""
        before, size = list(hand.watch.complaints), hand.page.viewport_size
        for theme, width in self.looks():
            hand.page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
            hand.page.set_viewport_size({"width": width, "height": HEIGHT})
            if unfold:
                hand.page.evaluate(UNFOLD)
            self.found += [f"{name} at {width} {theme}: {one}" for one in self.ask(hand, f"{name} at {width} {theme}")]
            if "WORKBENCH_SHOTS" in os.environ:
                shoot(hand.page, self.folder, name, width, theme)
            sideways = settled(hand.page)
            self.found += [f"{name} at {width} scrolls sideways by {sideways}: {hand.page.evaluate(OUTSIDE)}"] if sideways > 0 else []
        hand.page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        hand.page.set_viewport_size(size or {"width": WIDTHS[0], "height": HEIGHT})
        hand.page.wait_for_timeout(60)  # what the browser has to say of axe comes a little later
        hand.watch.complaints[:] = before
        hand.page.evaluate("() => void (window.__told ?? []).splice(0)")

    def ask(self, hand: Hand, name: str) -> list[str]:
        """Violations, each with its element, shortly."""
        if not hand.page.evaluate("() => 'axe' in window"):
            hand.page.evaluate(AXE.read_text(encoding="utf-8"))
        told = hand.page.evaluate(RUN)
        violations, incomplete = (
            [f"{rule['id']}: {node['html'][:140]}" for rule in told[kind] for node in rule["nodes"]]
            for kind in ("violations", "incomplete")
        )
        with (self.folder / "incomplete.txt").open("a", encoding="utf-8") as kept:
            kept.writelines(f"{name}: {one}\n" for one in incomplete)
        return violations
