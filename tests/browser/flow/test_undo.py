"""Four acts are taken back after a reload, one is done again, and the history brings former edges back; by keys alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import Article, Span
from annotations.services.undo import steps
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit)


@pytest.mark.browser
def test_back_over_a_reload_and_on_again_and_the_history(enter: Enter, desk: people.Desk, article: Article) -> None:
    claims = Span.objects.filter(edition__article=article, status="suggested", label__kind="claim").order_by("start")
    one, two, three = claims[:3]
    before = [(span.status, span.quote) for span in claims]
    hand = enter()
    toast = hand.page.locator("#toasts [data-toast] > span")
    hand.sign_in("bela", PASSWORD)
    hand.go(f"/articles/{article.pk}?at=s{one.pk}")
    hand.press("a")
    expect(toast).to_contain_text("accepted")
    hand.press("x")
    expect(toast).to_contain_text("rejected")
    hand.press("e")
    hand.page.locator("body[data-mode=edges]").wait_for(state="attached")
    hand.press("ArrowLeft", "ArrowLeft", "Enter")
    expect(toast).to_contain_text("edges moved")
    hand.press("m", "Shift+ArrowRight", "q")
    expect(toast).to_contain_text("Marked as quotation")
    assert steps(desk.bela).count() == 4
    hand.go(f"/articles/{article.pk}")
    for said in ("marked", "moved the edges of", "rejected", "accepted"):
        hand.press("z")
        expect(toast).to_contain_text(f"Undone: {said}")
    assert [(span.status, span.quote) for span in Span.objects.filter(pk__in=[one.pk, two.pk, three.pk]).order_by("start")] == before[:3]
    expect(hand.page.locator(f"#row-s{one.pk}")).to_have_attribute("data-state", "suggested")
    hand.page.keyboard.press("z")
    expect(toast).to_have_text("There is nothing of yours to undo here.")
    hand.watch.complaints.clear()  # 409, as it should be
    hand.press("Shift+Z")
    expect(toast).to_contain_text("Done again: accepted")
    hand.press("h")
    drawer = hand.page.locator("dialog#history")
    expect(drawer.locator("ol.hist li").first).to_contain_text("Accepted")
    hand.press("Escape")
    expect(drawer).not_to_be_visible()
    hand.go(f"/spans/{three.pk}/history")
    hand.tab_to('form[action$="/edges"] button')
    hand.press("Enter")
    hand.page.wait_for_url(f"**/articles/{article.pk}?at=s{three.pk}")
    assert Span.objects.get(pk=three.pk).quote != before[2][1]
