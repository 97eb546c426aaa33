"""The command palette: what acts here first, then places, then what the server finds; a combobox by its keys and its roles."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route

from tests.browser.js.conftest import Open
from tests.browser.js.test_keys import BUTTONS, COUNT, acts

pytestmark = pytest.mark.browser

FRAME = (
    '<nav class="rail"><a class="rail-i" href="#queue" aria-label="My queue" data-action="go-queue">Q</a></nav>'
    '<form role="search" action="/search"><input type="search" name="q" aria-label="Search"></form>' + BUTTONS
)
FOUND = {"groups": [{"title": "Claims", "items": [{"words": "The road is open", "note": "In review", "url": "#claim"}]}]}


def serve(route: Route) -> None:
    """The server finds one claim, whatever is asked."""
    route.fulfill(content_type="application/json", body=json.dumps(FOUND))


def opened(open_page: Open) -> Page:
    """A page with the palette open on it."""
    page = open_page(FRAME, routes={"**/palette?*": serve})
    page.evaluate(COUNT)
    page.keyboard.press("Control+k")
    page.locator("#palette [role=option]").first.wait_for()
    return page


def heads(page: Page) -> list[str]:
    """The headings of its groups."""
    return page.locator("#palette h3").all_text_contents()


def test_what_acts_here_comes_first_and_no_digit_before_it_is_asked_for(open_page: Open) -> None:
    page = opened(open_page)
    assert heads(page) == ["On this page", "Go to", "Help"]
    here = page.locator("#palette [role=group]").first.locator("[role=option] > span").all_text_contents()
    assert here == ["Accept"]
    page.keyboard.type("partl")
    assert page.locator("#palette [role=option] > span").first.text_content() == "Partly"
    page.keyboard.press("Enter")
    assert acts(page)[-1] == "veracity-2"
    assert page.locator("[data-action=veracity-2]").is_checked()


def test_it_is_a_combobox_whose_choice_moves_and_the_focus_does_not(open_page: Open) -> None:
    page = opened(open_page)
    field = page.locator("#palette [role=combobox]")
    assert field.get_attribute("aria-activedescendant") == "palette-0"
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == "palette-1"
    assert page.locator("#palette-1").get_attribute("aria-selected") == "true"
    assert page.evaluate("() => document.activeElement.getAttribute('role')") == "combobox"
    assert page.locator("#palette [role=group]").first.get_attribute("aria-labelledby") == "palette-g0"
    page.keyboard.press("Enter")
    assert page.url.endswith("#queue")


def test_letters_left_out_and_first_letters_find_too(open_page: Open) -> None:
    page = opened(open_page)
    for wish in ("acpt", "mq", "ÁCC"):
        page.locator("#palette input").fill(wish)
        words = page.locator("#palette [role=option] > span").first.text_content()
        assert words == ("My queue" if wish == "mq" else "Accept")


def test_what_the_server_finds_joins_and_a_search_is_always_last(open_page: Open) -> None:
    page = opened(open_page)
    page.keyboard.type("road")
    page.locator("#palette h3", has_text="Claims").wait_for()
    assert heads(page) == ["Claims", "Search"]
    page.keyboard.press("ArrowUp")
    assert page.locator("#palette [aria-selected=true] > span").text_content() == "Search for “road”"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.url.endswith("#claim")
