"""Two people, two browsers: what is done without a network is on the server once; who was first is shown, and who is here."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Article, Span
from claims.models import Claim, Review
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.flow.hand import Hand
from tests.browser.flow.sight import EVERY_WIDTH, Sight

WAITING = "#outbox [data-outbox-words]"


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit)


def at_work(enter: Enter, name: str, path: str) -> Hand:
    """Somebody with a page open; what the browser itself says of a lost network is expected."""
    hand = enter(keyboard_only=False)
    hand.sign_in(name, PASSWORD)
    hand.go(path)
    expect(hand.page.locator("#saved-state")).to_have_text("Saved · online")
    return hand


def forgive(hand: Hand, *words: str) -> None:
    """Complaints that a step provokes on purpose."""
    hand.watch.complaints[:] = [one for one in hand.watch.complaints if not any(word in one for word in words)]


def select(page: Page, words: str) -> None:
    """Drag over words of the text."""
    page.evaluate(
        """(words) => {
          const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const at = walk.currentNode.data.indexOf(words);
            if (at < 0) continue;
            document.getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + words.length);
            document.querySelector("article").dispatchEvent(new MouseEvent("mouseup", { bubbles: true, detail: 1 }));
            return;
          }
        }""",
        words,
    )


@pytest.mark.browser
@EVERY_WIDTH
def test_marks_decisions_and_a_verdict_made_offline_arrive_exactly_once(
    enter: Enter, desk: people.Desk, article: Article, sight: Sight
) -> None:
    claim = people.claim(desk.anahit, article)
    suggestions = Span.objects.filter(edition__article=article, status="suggested", label__kind="claim").order_by("start")
    suggested = suggestions[1]  # of the one before the panel has come
    hand = at_work(enter, "bela", f"/articles/{article.pk}?at=s{claim.mentions.get().span_id}")
    page = hand.page
    expect(page.locator("#review-form")).to_be_visible()
    page.context.set_offline(True)
    page.keyboard.press("3")
    page.locator("#rationale").fill("The order of the court says so.")
    expect(page.locator("#outbox ol > li")).to_contain_text("The order of the court says so.")
    page.locator(f"#row-s{suggested.pk} button").click()
    expect(page.locator("#panel")).to_contain_text("it needs the network.")
    page.keyboard.press("a")
    expect(page.locator(WAITING)).to_have_text("Offline, 2 changes waiting")
    select(page, "food and medicine")
    page.keyboard.press("w")
    expect(page.locator(WAITING)).to_have_text("Offline, 3 changes waiting")
    expect(page.locator("mark.t-new")).to_have_text("food and medicine")
    page.locator("#outbox summary").click()
    sight.at(hand, "offline")
    page.get_by_role("link", name="Claims", exact=True).first.click()
    expect(page.locator("#toasts")).to_contain_text("needs the network")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("Finishing waits until everything here is saved.")
    page.context.set_offline(False)
    expect(page.locator("#outbox")).to_be_hidden()
    expect(page.locator("#toasts")).to_contain_text("All 3 changes are saved")
    expect(page.locator(f"#row-s{suggested.pk}")).to_have_attribute("data-state", "todo")
    expect(page.locator("mark.t-new")).to_have_count(0)
    forgive(hand, "ERR_INTERNET_DISCONNECTED", "htmx:error")
    review = Review.objects.get(claim=claim)
    assert (review.rationale, review.version, review.veracity is not None) == ("The order of the court says so.", 2, True)
    suggested.refresh_from_db()
    assert (suggested.status, Claim.objects.filter(mentions__span=suggested).count()) == ("accepted", 1)
    assert Span.objects.filter(edition__article=article, quote=["food and medicine"]).count() == 1


@pytest.mark.browser
@EVERY_WIDTH
def test_who_is_here_is_seen_and_who_was_first_is_named(enter: Enter, desk: people.Desk, article: Article, sight: Sight) -> None:
    span = Span.objects.filter(edition__article=article, status="suggested", label__kind="claim").order_by("start")[0]
    path = f"/articles/{article.pk}?at=s{span.pk}"
    bela = at_work(enter, "bela", path)
    expect(bela.page.locator("#here")).to_have_attribute("data-here", f"/articles/{article.pk}/here")
    bela.page.wait_for_timeout(1200)
    edda = at_work(enter, "edda", path)
    expect(edda.page.get_by_role("group", name="Also here: Bela")).to_be_visible()
    expect(edda.page.locator("#panel .busy")).to_contain_text("Bela is on this claim.")
    sight.at(edda, "busy elsewhere")
    bela.page.keyboard.press("x")
    expect(bela.page.locator("#toasts")).to_contain_text("rejected")
    edda.page.keyboard.press("a")
    dialog = edda.page.get_by_role("dialog", name="This changed while you were working on it")
    expect(edda.page.locator("#toasts")).not_to_contain_text("Not saved")
    expect(dialog).to_contain_text("Bela rejected this 1 minute ago")
    expect(dialog.get_by_role("button", name="Not now, keep mine as a draft")).to_be_focused()
    sight.at(edda, "conflict")
    dialog.get_by_role("radio", name="Accept it").check()
    dialog.get_by_role("button", name="Save what I chose").click()
    expect(dialog).to_have_count(0)
    expect(edda.page.locator(f"#row-s{span.pk}")).to_have_attribute("data-state", "todo")
    forgive(edda, "412")
    span.refresh_from_db()
    assert span.status == "accepted"
