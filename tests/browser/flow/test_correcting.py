"""Who says it, a figure and the layout are corrected by keys alone and taken back; the same by plain forms without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import Article, Attribution, Segment, Span
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit, outlet="Court")


@pytest.fixture
def span(desk: people.Desk, article: Article) -> Span:
    found = Span.objects.filter(edition__article=article, label__kind="claim", attributions__isnull=False).order_by("start")
    assert found
    return found[0]


def speaker(span: Span) -> str:
    """Who is stored as its speaker."""
    return Attribution.objects.filter(span=span, role="speaker").values_list("speaker__name", flat=True).get()


@pytest.mark.browser
def test_by_keys_with_a_place_shown_and_undone(enter: Enter, article: Article, span: Span) -> None:
    before = speaker(span)
    hand = enter()
    hand.sign_in("bela", PASSWORD)
    hand.go(f"/articles/{article.pk}?at=s{span.pk}")
    hand.tab_to(".chain .place")
    hand.press("Enter")
    hand.page.wait_for_function("() => CSS.highlights.has('wb-place')")
    hand.press("b")
    expect(hand.page.locator("#name-0")).to_be_focused()
    hand.press("Control+a")
    hand.write("The registrar")
    hand.press("Enter")
    expect(hand.page.locator("ol.chain b").first).to_have_text("The registrar")
    assert speaker(span) == "The registrar"
    hand.press("Escape", "z")
    expect(hand.page.locator("ol.chain b").first).to_have_text(before)
    hand.press("p")
    expect(hand.page.locator("#panel .laid")).to_be_visible()
    expect(hand.page.locator("body")).to_have_class("show-layout")


@pytest.mark.browser
def test_by_plain_forms(enter: Enter, article: Article, span: Span) -> None:
    hand = enter(scripts=False)
    page = hand.page
    page.goto("/sign-in")
    page.fill("#username", "bela")
    page.fill("#password", PASSWORD)
    page.locator("button[type=submit]").last.click()
    page.goto(f"/articles/{article.pk}?at=s{span.pk}")
    page.locator("#correct-chain > summary").click()
    page.fill("#name-0", "The registrar")
    page.select_option("#stance", "denies")
    page.locator(".chain-form button.pri").click()
    expect(page.locator("ol.chain b").first).to_have_text("The registrar")
    expect(page.locator("#panel", has_text="Denied proposition")).to_be_visible()
    page.get_by_role("button", name="Layout").click()
    page.locator(".laid a").first.click()
    page.select_option("#role", "section")
    page.locator("#panel form button.pri").click()
    expect(page.locator("article .role-section").first).to_be_visible()
    first = Segment.objects.filter(edition__article=article, kind="paragraph").order_by("start")[0]
    assert (first.role, speaker(span)) == ("section", "The registrar")
