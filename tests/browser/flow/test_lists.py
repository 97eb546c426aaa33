"""Texts are seen before they come in, and the lists have no violation in any of their states (UI.md §6.1–6.3, §8)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import Article, Job, JobState
from claims.services.adjudicate import adjudicate
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.flow.servers import House
from tests.browser.flow.sight import EVERY_WIDTH, Sight

OTHER = people.ARTICLE.replace("980 vehicles", "some 1,980 vehicles") + "\nSubscribe to our newsletter\n"
FILES = [
    {"name": "court.txt", "mimeType": "text/plain", "buffer": people.ARTICLE.encode()},
    {"name": "other.txt", "mimeType": "text/plain", "buffer": OTHER.encode()},
    {"name": "photo.txt", "mimeType": "text/plain", "buffer": b"\x89PNG\r\n\x1a\n"},
]


@pytest.mark.browser
def test_a_file_is_seen_corrected_and_added_and_a_bad_one_holds_up_nobody(enter: Enter, desk: people.Desk) -> None:
    hand = enter(keyboard_only=False)
    hand.sign_in("anahit", PASSWORD)
    hand.go("/articles/new")
    hand.page.set_input_files("#files", FILES)  # type: ignore[arg-type]
    cards = hand.page.locator(".up")
    expect(cards).to_have_count(3)
    expect(hand.page.locator("#live")).to_have_text("2 of 3 read, 1 refused: The file is a PNG image; that is not read.")
    assert not Article.objects.exists()
    other = cards.nth(1)
    expect(other).to_contain_text("left out: subscription note")
    other.locator("label", has_text="Subscribe to our newsletter").locator("input").check()
    other.locator("[name=title]").fill("A title of mine")
    hand.page.get_by_role("button", name="Add 2 articles").click()
    expect(hand.page.locator("[data-upload-told]")).to_have_text("2 of 2 read, 0 refused")
    assert set(Article.objects.values_list("title", flat=True)) >= {"A title of mine"}
    roles = people.edition_of(Article.objects.get(title="A title of mine")).roles
    assert [(role, reason) for _start, _end, role, reason in roles] == [("body", "set by hand when it came in")]
    hand.watch.complaints.clear()  # the refusal is a 400, which browsers tell as an error
    hand.page.fill("#text", OTHER)
    expect(hand.page.locator("#pasted")).to_contain_text("The project has this very text")


def empty_states(desk: people.Desk) -> list[str]:
    """A project with nothing in it."""
    return ["/", "/articles", "/claims", "/search", "/exports"]


def full_states(desk: people.Desk) -> list[str]:
    """Returned, failed, waiting without a worker, forbidden to some, found and not found."""
    article = people.segmented_article(desk.anahit, title="Court orders the corridor open", outlet="Court")
    about = people.reviewed_claim(desk, article=article)
    adjudicate(by=desk.chen, claim=about, choice="return", reason="Please name the court order.")
    people.claim(desk.anahit, article, people.FIGURE)
    people.segmented_article(desk.anahit, people.ARTICLE + "\nMore stands here.")
    failed, waits = (people.ingest(desk.anahit, f"{people.ARTICLE}\nNumber {n} stands here.") for n in (1, 2))
    Job.objects.filter(edition__article=failed).update(state=JobState.FAILED, last_error="The text confused it.", attempts=3)
    bulk = f"/articles/bulk?act=resegment&article={article.pk}&article={waits.pk}"
    job = Job.objects.get(edition__article=failed).pk
    searched = ["/search?q=road&in=marks", "/search?q=nowhere+road"]
    return ["/", "/articles", bulk, *searched, "/exports?format=csv_claims", "/claims", f"/jobs/{job}"]


@pytest.mark.browser
@EVERY_WIDTH
def test_no_state_of_a_list_has_a_violation(enter: Enter, house: House, desk: people.Desk, sight: Sight) -> None:
    house.hold_worker()
    for name, states in (("bela", empty_states), ("edda", full_states)):
        hand = enter(keyboard_only=False)
        hand.sign_in(name, PASSWORD)
        for path in states(desk):
            hand.go(path)
            sight.at(hand, f"{states.__name__} {path}")
    hand.go("/articles/new")
    hand.page.set_input_files("#files", FILES)  # type: ignore[arg-type]
    hand.page.fill("#text", OTHER + "\nMore.")
    expect(hand.page.locator("#live")).to_contain_text("of 3 read")
    expect(hand.page.locator("#pasted ol")).to_be_visible()
    sight.at(hand, "/articles/new with files")
    hand.watch.complaints.clear()  # the refusal is a 400
    house.let_worker_go()
