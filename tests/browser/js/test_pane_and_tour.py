"""What lies beside the page: the guideline as a pane, and the tour's card by what it speaks of."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.js.conftest import Open
from tests.browser.js.test_keys import BUTTONS, COUNT, acts

pytestmark = pytest.mark.browser

LINK = '<main id="main" tabindex="-1"><a href="/guideline" data-action="guidelines">Guideline</a></main>'
INSIDE = (
    '<div class="dlg-h"><h2 id="guideline-h" tabindex="-1">Guideline</h2>'
    '<form method="dialog"><button>Close</button></form></div><p>A claim can be checked.</p>'
)
CARD = (
    '<main id="main" tabindex="-1"><h1>Headline</h1><p class="about" hidden>Not seen</p><p class="about">{about}</p></main>'
    '<aside class="tour" id="tour" role="dialog" aria-label="Tour" tabindex="-1" data-tour=".gone, .about">'
    '<form method="post" action="/tour"><button class="on">Next</button><button type="button" data-tour-pause hidden>Later</button>'
    '</form></aside><button type="button" data-tour-resume hidden>Go on</button>'
)
APART = """() => {
  const [card, about] = ["#tour", ".tour-at"].map((at) => document.querySelector(at).getBoundingClientRect());
  const over = card.left < about.right && about.left < card.right && card.top < about.bottom && about.top < card.bottom;
  return !over && card.top >= 0 && card.bottom <= innerHeight;
}"""


def serve(route: Route) -> None:
    """The guideline as a fragment."""
    route.fulfill(content_type="text/html", body=INSIDE)


def with_pane(open_page: Open) -> Page:
    """A page with a link to the guideline."""
    page = open_page(LINK + BUTTONS, routes={"**/guideline": serve})
    page.evaluate(COUNT)
    return page


def test_the_guideline_lies_beside_the_page_which_goes_on_acting(open_page: Open) -> None:
    page = with_pane(open_page)
    page.locator("[data-action=accept]").focus()
    page.keyboard.press("g")
    page.keyboard.press("?")
    pane = page.locator("dialog#guideline")
    expect(pane.get_by_role("heading", name="Guideline")).to_be_focused()
    assert page.locator("#keys-sheet").count() == 0
    page.keyboard.press("a")
    assert acts(page)[-1] == "accept"
    page.keyboard.press("Escape")
    expect(pane).not_to_be_visible()
    expect(page.locator("[data-action=accept]")).to_be_focused()


def test_its_link_opens_it_and_closes_it(open_page: Open) -> None:
    page = with_pane(open_page)
    page.get_by_role("link", name="Guideline").click()
    expect(page.locator("dialog#guideline")).to_be_visible()
    page.get_by_role("link", name="Guideline").click()
    expect(page.locator("dialog#guideline")).not_to_be_visible()
    assert page.url.endswith("/")


def test_a_second_key_is_waited_for_its_own_while(open_page: Open) -> None:
    page = with_pane(open_page)
    for key, wait in (("g", 0), ("y", 1400), ("g", 800), ("?", 0)):  # what the first G started ends while the second waits
        page.keyboard.press(key)
        page.wait_for_timeout(wait)
    expect(page.locator("dialog#guideline")).to_be_visible()
    assert page.locator("#keys-sheet").count() == 0


def test_a_key_held_down_is_one_press(open_page: Open) -> None:
    page = with_pane(open_page)
    for _ in range(2):
        page.keyboard.down("g")  # the second one is a repeat
    page.keyboard.up("g")
    page.keyboard.press("?")
    expect(page.locator("dialog#guideline")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 420])
def test_the_card_stands_by_what_it_speaks_of_and_never_over_it(open_page: Open, width: int) -> None:
    page = open_page(CARD.format(about="Words. " * 40), fragment="#tour")
    page.set_viewport_size({"width": width, "height": 800})
    expect(page.locator("#tour")).to_be_focused()
    expect(page.locator(".about.tour-at:not([hidden])")).to_be_visible()
    page.wait_for_function(APART)


def test_on_a_narrow_screen_it_leaves_the_whole_sheet_to_be_read(open_page: Open) -> None:
    sheet = '<aside id="panel">' + "<p>Why</p>" * 5 + '<div class="about">Accept</div></aside>'
    page = open_page(sheet + CARD.format(about="x").replace('<p class="about">x</p>', ""))
    page.set_viewport_size({"width": 420, "height": 800})
    page.wait_for_function(APART.replace(".tour-at", "#panel"))


def test_escape_puts_it_off_for_this_window_and_a_reload_keeps_to_it(open_page: Open) -> None:
    page = open_page(CARD.format(about="Words."), fragment="#tour")
    expect(page.locator("#tour")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#tour")).not_to_be_visible()
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    assert page.locator(".tour-at").count() == 0
    page.reload()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    expect(page.locator("#tour")).not_to_be_visible()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Go on").press("Enter")
    expect(page.locator("#tour")).to_be_focused()


def test_a_card_that_finds_nothing_offers_the_way_there(open_page: Open) -> None:
    page = open_page(CARD.format(about="x").replace("about", "other", 2).replace(".gone, .about", ".gone"))
    expect(page.locator("#tour")).to_have_class("tour lost")
