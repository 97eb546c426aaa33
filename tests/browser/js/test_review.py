"""The sheet on a narrow screen, folds fetched when opened, ends told outside the text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.js.conftest import Open
from tests.browser.js.parts import rows
from tests.browser.js.texts import article

pytestmark = pytest.mark.browser

SHEET = (
    '<aside id="panel"><button class="handle" data-action="sheet">Size</button><p id="words">A suggestion</p>'
    '<button data-action="accept">Accept</button><button data-action="reject">Reject</button></aside>'
)


def narrow(page: Page) -> Page:
    page.set_viewport_size({"width": 420, "height": 800})
    page.reload()
    page.wait_for_timeout(300)
    return page


def swipe(page: Page, across: int, down: int = 0, start: str = "#words") -> None:
    """A finger from one point to another, as the browser tells it."""
    page.evaluate(
        """([start, across, down]) => {
            const on = document.querySelector(start);
            const at = (type, x, y) => on.dispatchEvent(
                new PointerEvent(type, {bubbles: true, pointerType: "touch", clientX: x, clientY: y}));
            at("pointerdown", 100, 100); at("pointermove", 100 + across, 100 + down); at("pointerup", 100 + across, 100 + down);
        }""",
        [start, across, down],
    )


def pressed(page: Page) -> list[str]:
    return page.evaluate("() => globalThis.pressed")  # type: ignore[no-any-return]


def listening(page: Page) -> None:
    page.evaluate(
        """() => { globalThis.pressed = []; document.addEventListener("click", (e) => pressed.push(e.target.dataset.action)); }"""
    )


@pytest.mark.parametrize(
    ("across", "down", "wanted"), [(120, 5, ["accept"]), (-120, 5, ["reject"]), (40, 0, []), (90, 80, [])],
    ids=["to the end", "to the start", "too short", "more down than across"],
)  # fmt: skip
def test_a_swipe_on_the_sheet_is_its_button(open_page: Open, across: int, down: int, wanted: list[str]) -> None:
    page = narrow(open_page(SHEET))
    listening(page)
    swipe(page, across, down)
    assert pressed(page) == wanted


def test_the_handle_is_a_button_and_can_be_dragged(open_page: Open) -> None:
    page = narrow(open_page(SHEET))
    panel = page.locator("#panel")
    for wanted in ("full", "peek", "half"):
        page.locator(".handle").click()
        expect(panel).to_have_attribute("data-sheet", wanted)
    swipe(page, 0, -60, ".handle")
    expect(panel).to_have_attribute("data-sheet", "full")



def test_ends_of_marks_are_told_outside_the_text(open_page: Open) -> None:
    text = article("Onetwo", marks={"s1": (0, 3), "s2": (3, 6)}).replace("<article", "<article data-ends", 1)
    page = open_page(text + rows("s1"))
    page.wait_for_timeout(300)
    marks = page.locator("mark")
    for mark in (marks.nth(0), marks.nth(1)):
        assert (mark.get_attribute("data-from") or "").startswith("start of ")
        assert (mark.get_attribute("data-to") or "").startswith("end of ")
    expect(page.locator("article p").first).to_have_text("Onetwo")
