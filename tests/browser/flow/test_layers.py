"""What lies over a page, and what refuses one: axe-core and a narrow window find nothing wrong with it (UI.md §6, §8.1)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import Article
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.flow.hand import Hand
from tests.browser.flow.sight import EVERY_WIDTH, Sight
from workbench.preferences import keep

OVER_A_CLAIM = {
    "palette": ("Control+k", "dialog[open] input"), "keys": ("?", "dialog[open] kbd"), "evidence": ("v", "#drawer[open] #ev-url"),
    "link": ("l", "#drawer[open] form"), "history": ("h", "dialog#history[open] ol.hist"), "guideline": ("g ?", "#guideline[open] h2"),
}  # fmt: skip


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit, title="Court orders the corridor open", outlet="Court", published="2023-02-22")


def at_work(enter: Enter, name: str, path: str) -> Hand:
    hand = enter(keyboard_only=False)
    hand.sign_in(name, PASSWORD)
    hand.go(path)
    return hand


@pytest.mark.browser
@EVERY_WIDTH
def test_dialogs_drawers_and_panes(enter: Enter, desk: people.Desk, article: Article, sight: Sight) -> None:
    claim = people.claim(desk.anahit, article)
    people.evidence(desk.bela, claim)
    hand = at_work(enter, "bela", f"/articles/{article.pk}?at=s{claim.mentions.get().span_id}")
    hand.see("#review-form")
    for name, (keys, shown) in OVER_A_CLAIM.items():
        hand.press(*keys.split(" "))
        hand.see(shown)
        sight.at(hand, name)
        hand.press("Escape")
        expect(hand.page.locator(shown).first).to_be_hidden()


@pytest.mark.browser
@EVERY_WIDTH
def test_modes_of_the_text_and_what_is_told_of_an_act(enter: Enter, article: Article, sight: Sight) -> None:
    hand = at_work(enter, "bela", f"/articles/{article.pk}")
    hand.press("n")
    hand.see("#panel .ph", has_text="Claim 2")
    hand.press("e")
    hand.see("#edges-bar")
    sight.at(hand, "edges")
    hand.press("Escape", "m", "Shift+ArrowRight", "Shift+ArrowRight")
    hand.see("#mark-bar")
    sight.at(hand, "mark mode")
    hand.press("Escape", "p")
    sight.at(hand, "layout shown")
    hand.press("p")
    hand.page.locator("article mark.k-claim").first.click()
    hand.see("#span-pop")
    sight.at(hand, "popover")
    hand.press("a")
    hand.see("#toasts [data-toast]")
    sight.at(hand, "done")
    hand.page.route("**/accept", lambda route: route.fulfill(status=500, content_type="text/html", body="<p>Gone wrong</p>"))
    hand.page.keyboard.press("a")
    hand.see("#outbox")
    sight.at(hand, "the server failed")
    hand.watch.complaints.clear()


@pytest.mark.browser
@EVERY_WIDTH
def test_the_tour_and_pages_that_refuse(enter: Enter, desk: people.Desk, article: Article, sight: Sight) -> None:
    hand = at_work(enter, "vera", f"/articles/{article.pk}")
    sight.at(hand, "may only look")
    for path in ("/exports", "/articles/new", f"/projects/{desk.project_id}/members", "/articles/999999", "/adjudicate"):
        hand.page.goto(path)
        sight.at(hand, f"refused {path}")
    hand.watch.complaints.clear()
    bela = at_work(enter, "bela", "/tour")
    sight.at(bela, "tour to read")
    for step, path in {"1": f"/articles/{article.pk}", "5": "/"}.items():
        keep(people.person("bela"), {"tour": step})
        bela.go(path)
        bela.see("#tour")
        sight.at(bela, f"tour step {step}")
    for path in ("/sources", f"/articles/{article.pk}/history"):
        bela.go(path)
        sight.at(bela, path)
