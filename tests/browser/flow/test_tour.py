"""The guided tour by keys alone: offered, five steps by what they speak of, put off, done, and taken again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.js.test_pane_and_tour import APART

TITLES = (
    "What the machine found", "Mark a claim yourself", "Was it said, and is it so", "Evidence, then submit blind", "What happens then",
)  # fmt: skip


def at_step(page: Page, n: int) -> None:
    """The card of this step has the focus and covers nothing of what it speaks of."""
    card = page.locator("#tour")
    expect(card).to_contain_text(f"step {n} of 5")
    expect(card.get_by_role("heading")).to_have_text(TITLES[n - 1])
    expect(card).to_be_focused()
    expect(page.locator(".tour-at")).to_be_visible()
    page.wait_for_function(APART)


@pytest.mark.browser
def test_it_is_taken_by_keys_put_off_skipped_for_good_and_begun_again(enter: Enter, desk: people.Desk) -> None:
    people.claim(desk.anahit, people.segmented_article(desk.anahit))
    hand = enter()
    page = hand.page
    hand.sign_in("bela", PASSWORD)
    hand.tab_to('.offer [value="1"]')
    hand.press("Enter")
    for n in range(1, 6):
        at_step(page, n)
        if n < 5:
            hand.tab_to("#tour .on")
            hand.press("Enter")
    hand.press("Escape")
    expect(page.locator("[data-tour-resume]")).to_be_focused()
    page.reload()
    hand.ready()
    expect(page.locator("#tour")).not_to_be_visible()
    hand.tab_to("[data-tour-resume]")
    hand.press("Enter")
    expect(page.locator("#tour")).to_be_focused()
    hand.tab_to("#tour .on")
    hand.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("The tour is over")
    assert page.locator("#tour, .offer").count() == 0
    hand.go("/tour")
    hand.tab_to("main form .pri")
    hand.press("Enter")
    at_step(page, 1)
    hand.tab_to("#tour .on ~ [value=end]")
    hand.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("The tour is over")
    assert page.locator("#tour, .offer").count() == 0
