"""The list beside the text: choosing moves the panel, never the focus."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.js.conftest import Open
from tests.browser.js.parts import panels, rows
from tests.browser.js.site import Site
from tests.browser.js.texts import article

pytestmark = pytest.mark.browser

TEXT = "Noting that some 980 vehicles used the road since December.\n\nThe road was open."


def test_choosing_moves_the_panel_and_not_the_focus(open_page: Open) -> None:
    page = open_page(article(TEXT) + rows("s1", "s2", "s3"))
    panels(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#title")).to_have_text("Panel s2")
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"
    assert page.url.endswith("#s2")
    assert page.locator("[data-list] [tabindex='0']").all_text_contents() == ["s2"]
    page.keyboard.press("k")
    expect(page.locator("#title")).to_have_text("Panel s1")


def test_enter_goes_into_the_panel_and_escape_comes_back(open_page: Open) -> None:
    page = open_page(article(TEXT) + rows("s1", "s2"))
    panels(page)
    page.locator("#row-s1 button").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.value") == "s2"
    page.keyboard.press("Enter")
    expect(page.locator("#title")).to_be_focused()
    expect(page.locator("#title")).to_have_text("Panel s2")
    page.locator("#panel textarea").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#row-s2 button")).to_be_focused()


def test_quick_steps_end_with_the_last_panel(open_page: Open) -> None:
    page = open_page(article(TEXT) + rows("s1", "s2", "s3", "s4"))
    asked = panels(page)
    for _ in range(4):
        page.keyboard.press("j")
    expect(page.locator("#title")).to_have_text("Panel s4")
    assert asked[-1] == "s4"


def test_the_next_undecided_row_is_found(open_page: Open) -> None:
    body = article(TEXT) + rows("s1", "s2", "s3").replace(
        'data-span="s2" data-state="suggested"', 'data-span="s2" data-state="decided"'
    )
    page = open_page(body)
    panels(page)
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page.locator("#title")).to_have_text("Panel s3")
    page.keyboard.press("Shift+N")
    expect(page.locator("#title")).to_have_text("Panel s1")


def test_the_address_brings_the_choice_back(open_page: Open, site: Site) -> None:
    site.pages["/panel/s2"] = "<h2>Panel s2</h2>"
    page = open_page(article(TEXT, marks={"s2": (12, 29)}) + rows("s1", "s2"), fragment="#s2")
    expect(page.locator("#row-s2")).to_have_attribute("aria-current", "true")
    expect(page.locator("mark.t-active")).to_have_count(1)


def test_arrows_go_from_one_difference_to_the_next_and_leave_a_wide_table_its_own(open_page: Open) -> None:
    cells = "".join(f'<td><a class="apart" href="#{n}">{n}</a></td>' for n in (1, 2))
    page = open_page(f'<div class="tw" tabindex="0" role="region" aria-label="T"><table><tr>{cells}</tr></table></div>', scope="compare")
    for key, at in (("ArrowRight", "1"), ("ArrowRight", "2"), ("ArrowRight", "1"), ("ArrowLeft", "2")):
        page.keyboard.press(key)
        expect(page.get_by_role("link", name=at, exact=True)).to_be_focused()
    page.locator(".tw").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".tw")).to_be_focused()
