"""From the upload to the exported verdict without a pointer (UI.md §8.10)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from annotations.models import Article, Span, SpanStatus
from claims.models import Claim, Publication
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.flow.hand import MOST_TABS, Hand
from tests.browser.flow.servers import House
from tests.claims.exporters.reading import assert_valid

SECRET = "The presidential office counts alone, unchecked."
PASSAGE = "take all measures at its disposal"
SOURCE = "https://www.icj-cij.org/case/180"


def upload(hand: Hand, seed: Path, house: House) -> None:
    """The seed comes in while the worker stands still; its row becomes ready under the reader's eyes."""
    house.hold_worker()
    hand.press("g", "a")
    hand.page.wait_for_url("**/articles")
    hand.ready()
    hand.tab_to("a[href='/articles/new']")
    hand.press("Enter")
    hand.page.wait_for_url("**/articles/new")
    hand.ready()
    hand.choose_file("#files", seed)
    hand.see(".up[data-state=ready]")
    hand.tab_to("[data-add-all]")
    hand.press("Enter")
    hand.see(".upload-row[data-state=read]")
    hand.press("g", "a")
    hand.page.wait_for_url("**/articles")
    hand.ready()
    row = hand.see("tr[data-row]")
    expect(row).to_contain_text("Queued")
    house.let_worker_go()
    expect(row).to_contain_text("Ready", timeout=75_000)  # a worker that stood still finds its broker again first


def open_article(hand: Hand) -> None:
    """J to the row, Enter."""
    hand.press("j", "Enter")
    hand.page.wait_for_url("**/articles/*")
    hand.ready()
    hand.see("#panel h2")


def chosen(hand: Hand) -> str:
    """The id of the row in hand."""
    return str(hand.page.locator("[data-list] [aria-current=true]").get_attribute("data-span"))


def state_of(key: str) -> str:
    return Span.objects.get(pk=int(key.removeprefix("s"))).status


def adjust_an_edge(hand: Hand) -> None:
    """E, an arrow, Enter; Z brings the former edge back."""
    key = chosen(hand)
    span = Span.objects.get(pk=int(key[1:]))
    before = span.quote
    toast = hand.page.locator("#toasts [data-toast] > span").first
    hand.press("e")
    hand.page.locator("body[data-mode=edges]").wait_for(state="attached")
    hand.press("ArrowLeft", "Enter")
    expect(toast).to_contain_text("edges moved")
    span.refresh_from_db()
    assert span.quote != before
    assert chosen(hand) == key
    hand.press("z")
    expect(toast).to_contain_text("Undone: moved the edges of")
    span.refresh_from_db()
    assert span.quote == before


def decide_suggestions(hand: Hand) -> str:
    """J K move; A accepts, X rejects, Z takes it back; the accepted claim is in hand at the end."""
    first = chosen(hand)
    hand.press("j")
    second = chosen(hand)
    assert first != second
    hand.press("k")
    assert chosen(hand) == first
    hand.press("a")
    expect(hand.page.locator(f"#row-{first}")).to_have_attribute("data-state", "todo")
    rejected = chosen(hand)
    assert rejected != first
    hand.see("#panel form[data-span-act=reject]")
    hand.press("x")
    expect(hand.page.locator(f"#row-{rejected}")).to_have_count(0)
    assert state_of(rejected) == SpanStatus.REJECTED
    hand.press("z")
    expect(hand.page.locator(f"#row-{rejected}")).to_have_attribute("data-state", "suggested")
    assert state_of(rejected) == SpanStatus.SUGGESTED
    return first


def mark_a_claim(hand: Hand) -> str:
    """M, arrows, Shift with arrows, Enter: a claim of one's own."""
    before = set(Claim.objects.values_list("pk", flat=True))
    hand.press("m")
    hand.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    expect(hand.page.locator("#panel #review-form")).to_be_attached()
    (made,) = set(Claim.objects.values_list("pk", flat=True)) - before
    words = Claim.objects.get(pk=made).mentions.get().span.quote[0]
    assert len(words.split()) == 4
    return chosen(hand)


def attach_evidence(hand: Hand, quote: str) -> None:
    """V opens the drawer, Tab goes through its form, Enter sends it."""
    hand.press("v")
    hand.see("#drawer[open]")
    hand.tab_to("#ev-url")
    hand.write(SOURCE)
    hand.tab_to("#ev-title")
    hand.write("Order of 22 February 2023")
    hand.tab_to("#ev-quote")
    hand.write(quote)
    hand.tab_to("input[name=stance]")
    hand.press("Space")
    hand.tab_to("#drawer form .btn.pri")
    hand.press("Enter")
    hand.see("#evidence-list .ev")


def review(hand: Hand, *, veracity: int, rationale: str, quote: str = PASSAGE) -> None:
    """Evidence, both axes by digits, the reason, Enter."""
    attach_evidence(hand, quote)
    hand.press("Shift+Digit1", f"Digit{veracity}")
    expect(hand.page.locator("input[name=attribution]").first).to_be_checked()
    expect(hand.page.locator("input[name=veracity]").nth(veracity - 1)).to_be_checked()
    hand.press("r")
    hand.write(rationale)
    expect(hand.page.locator("#panel [data-saved], #panel .saved").first).to_contain_text("Draft saved")
    hand.press("Escape", "Enter")


def finish(hand: Hand) -> None:
    """Ctrl+Enter: done with this article; no other waits."""
    hand.press("Control+Enter")
    hand.page.wait_for_url("**/")
    hand.ready()


def continue_queue(hand: Hand, mine: str) -> None:
    """Enter goes to the first claim that waits; J from there to the one meant."""
    hand.see(".next [data-action=continue]")
    hand.press("Enter")
    hand.page.wait_for_url("**/articles/*")
    hand.ready()
    hand.see("#panel #review-form")
    for _ in range(MOST_TABS):
        if chosen(hand) == mine:
            break
        hand.press("j")
    hand.see(f"#panel [data-in-hand={mine}]")
    hand.see("#panel #review-form")


def sees_nothing_of_bela(hand: Hand, claim: Claim) -> None:
    """Neither this page's source nor any other on the way holds a word of the first review."""
    pages = [f"/claims/{claim.pk}", "/claims", "/", f"/search?q={SECRET.split()[1]}", f"/articles/{Article.objects.get().pk}"]
    sources = [hand.page.content(), *(hand.page.request.get(path).text() for path in pages)]
    for source in sources:
        assert SECRET not in source
        assert PASSAGE not in source
        assert SOURCE not in source


def adjudicate(hand: Hand, claim: Claim) -> None:
    """Take B's review, say why, decide."""
    hand.press("g", "j")
    hand.page.wait_for_url("**/adjudicate")
    hand.ready()
    expect(hand.page.locator(".rv")).to_contain_text(SECRET)
    assert "Bela" not in hand.page.content()
    hand.press("Digit2")
    expect(hand.page.locator("input[name=choice][value=take-B]")).to_be_checked()
    hand.tab_to("#reason")
    hand.write("The order binds the state; the office counts for itself.")
    hand.press("Escape", "Enter")
    hand.page.wait_for_url(f"**/claims/{claim.pk}/adjudicate")
    hand.ready()


def publish(hand: Hand, claim: Claim) -> None:
    """The button in the head of the claim's page."""
    hand.tab_to("form[action$='/publish'] button")
    hand.press("Enter")
    hand.see(".chip, .pill", has_text="Published")
    assert Publication.objects.get(claim=claim).state == "published"


def export(hand: Hand, tmp_path: Path) -> Path:
    """Choose ClaimReview by arrows, look, export; the worker writes, the row gets its link."""
    hand.press("g", "e")
    hand.page.wait_for_url("**/exports")
    hand.ready()
    hand.tab_to("input[name=format]")
    for _ in range(10):
        if hand.page.locator("input[name=format]:checked").get_attribute("value") == "claimreview":
            break
        hand.press("ArrowDown")
    hand.tab_to("form[method=get][action='/exports'] button")
    hand.press("Enter")
    hand.page.wait_for_url("**format=claimreview*")
    hand.ready()
    hand.tab_to("button[form=export-form]")
    hand.press("Enter")
    hand.see("tr[id^=export-]")
    hand.page.locator("tr[id^=export-] a[download]").wait_for(timeout=30_000)
    hand.tab_to("tr[id^=export-] a[download]")
    with hand.page.expect_download() as given:
        hand.page.keyboard.press("Enter")
    file = tmp_path / given.value.suggested_filename
    given.value.save_as(file)
    return file


@pytest.mark.browser
def test_from_upload_to_the_exported_verdict(enter: Enter, house: House, desk: people.Desk, seed: Path, tmp_path: Path) -> None:
    bela = enter()
    bela.sign_in("bela", PASSWORD)
    upload(bela, seed, house)
    open_article(bela)
    adjust_an_edge(bela)
    decide_suggestions(bela)
    mine = mark_a_claim(bela)
    review(bela, veracity=2, rationale=SECRET)
    expect(bela.page.locator(f"#row-{mine}")).to_have_attribute("data-state", "decided")
    assert chosen(bela) != mine
    claim = Claim.objects.get(mentions__span=int(mine[1:]))
    finish(bela)

    boris = enter()
    boris.sign_in("boris", PASSWORD)
    continue_queue(boris, mine)
    assert chosen(boris) == mine
    sees_nothing_of_bela(boris, claim)
    review(boris, veracity=3, rationale="The order says otherwise.", quote="ensure unimpeded movement")
    expect(boris.page.locator(f"#row-{mine}")).to_have_attribute("data-state", "decided")
    claim.refresh_from_db()
    assert claim.state == "disputed"

    chen = enter()
    chen.sign_in("chen", PASSWORD)
    adjudicate(chen, claim)
    publish(chen, claim)
    file = export(chen, tmp_path)
    (told,) = json.loads(file.read_text())
    assert_valid("claimreview", told)
    assert (told["claimReviewed"], told["reviewRating"]["alternateName"]) == (claim.text, "Refuted")
