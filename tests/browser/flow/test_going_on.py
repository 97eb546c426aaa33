"""From one suggestion to the next: its panel has come before it is asked for, and what is refused comes back."""

from __future__ import annotations

import pytest
from django.db.models import F
from playwright.sync_api import Route, expect

from annotations.models import Article, Span
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.flow.hand import Hand

FRESH = "document.querySelector('#panel [data-in-hand]').dataset.seen = 'yes'"


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit)


def opened(enter: Enter, article: Article) -> tuple[Hand, list[str]]:
    """The article with its first suggestion in hand and the panel of the next one fetched; the names of these two and a third."""
    rows = Span.objects.filter(edition__article=article, status="suggested", label__kind="claim").order_by("start", "-end", "id")
    keys = [f"s{pk}" for pk in rows.values_list("pk", flat=True)[:3]]
    hand = enter(keyboard_only=False)
    hand.sign_in("bela", PASSWORD)
    with hand.page.expect_response(lambda answer: answer.url.endswith(f"?at={keys[1]}")):
        hand.go(f"/articles/{article.pk}?at={keys[0]}")
    return hand, keys


@pytest.mark.browser
def test_the_next_panel_does_not_wait_for_the_answer_and_is_left_alone_by_it(enter: Enter, article: Article) -> None:
    hand, (first, following, _third) = opened(enter, article)
    page = hand.page
    held: list[Route] = []
    page.route("**/accept", lambda route: held.append(route))  # noqa: PLW0108  Playwright asks a function for its parameters
    page.keyboard.press("a")
    expect(page.locator(f"#panel [data-in-hand={following}]")).to_be_visible()
    expect(page.locator(f"#row-{following}")).to_have_attribute("aria-current", "true")
    page.evaluate(FRESH)
    held[0].continue_()
    expect(page.locator("#toasts")).to_contain_text("accepted")
    expect(page.locator(f"#panel [data-in-hand={following}][data-seen=yes]")).to_be_visible()
    assert Span.objects.get(pk=first[1:]).status == "accepted"


@pytest.mark.browser
def test_a_refused_decision_brings_its_suggestion_back(enter: Enter, article: Article) -> None:
    hand, (first, *_others) = opened(enter, article)
    page = hand.page
    Span.objects.filter(pk=first[1:]).update(version=F("version") + 1)
    page.keyboard.press("a")
    expect(page.locator("dialog[open]")).to_be_visible()
    expect(page.locator(f"#panel [data-in-hand={first}]")).to_be_visible()
    expect(page.locator(f"#row-{first}")).to_have_attribute("data-state", "suggested")
    hand.watch.complaints.clear()  # the refusal that was provoked


@pytest.mark.browser
def test_a_refusal_leaves_alone_who_has_gone_on(enter: Enter, article: Article) -> None:
    hand, (first, following, third) = opened(enter, article)
    page, held = hand.page, list[Route]()
    page.route("**/accept", lambda route: held.append(route))  # noqa: PLW0108
    page.keyboard.press("a")
    expect(page.locator(f"#panel [data-in-hand={following}]")).to_be_visible()
    page.locator(f"#row-{third} button").click()
    expect(page.locator(f"#panel [data-in-hand={third}]")).to_be_visible()
    Span.objects.filter(pk=first[1:]).update(version=F("version") + 1)
    held[0].continue_()
    expect(page.locator("dialog[open]")).to_be_visible()
    page.wait_for_timeout(400)  # for what must not come
    expect(page.locator(f"#panel [data-in-hand={third}]")).to_be_visible()
    hand.watch.complaints.clear()  # the refusal that was provoked


@pytest.mark.browser
def test_what_says_that_rows_are_to_come_is_as_high_as_its_words(enter: Enter, article: Article) -> None:
    hand, _keys = opened(enter, article)
    place = """() => {
      const place = Object.assign(document.createElement("li"), { className: "later", textContent: "51 – 100" });
      document.querySelector("[data-list]").append(place);
      return place.offsetHeight;
    }"""
    assert hand.page.evaluate(place) > 10
