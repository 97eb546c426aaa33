"""From the upload to the exported verdict without a pointer (UI.md §8.10)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from annotations.models import Article, Span, SpanStatus
from claims.models import Claim, Review, Verdict
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.flow.hand import Hand
from tests.browser.flow.servers import House

SECRET = "Only Bela knows why the office counts alone."
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
    hand.see(".upload-row[data-state=read]")
    hand.press("g", "a")
    hand.page.wait_for_url("**/articles")
    hand.ready()
    row = hand.see("tr[data-row]")
    expect(row).to_contain_text("Queued")
    house.let_worker_go()
    expect(row).to_contain_text("Ready", timeout=30_000)


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
    hand.press("ArrowDown", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    expect(hand.page.locator("#panel #review-form")).to_be_attached()
    (made,) = set(Claim.objects.values_list("pk", flat=True)) - before
    words = Claim.objects.get(pk=made).mentions.get().span.quote[0]
    assert len(words.split()) == 4
    return chosen(hand)


def attach_evidence(hand: Hand, quote: str) -> None:
    """V opens the form, Tab goes through it, Enter sends it."""
    hand.press("v")
    hand.tab_to("#ev-url")
    hand.write(SOURCE)
    hand.tab_to("#ev-title")
    hand.write("Order of 22 February 2023")
    hand.tab_to("#ev-quote")
    hand.write(quote)
    hand.tab_to("input[name=stance]")
    hand.press("Space")
    hand.tab_to("#panel details form .btn.pri")
    hand.press("Enter")
    hand.see("#evidence-list .ev")


def review(hand: Hand, *, veracity: int, rationale: str) -> None:
    """Evidence, both axes by digits, the reason, Enter."""
    attach_evidence(hand, "take all measures at its disposal")
    hand.press("Shift+Digit1", f"Digit{veracity}")
    expect(hand.page.locator("input[name=attribution]").first).to_be_checked()
    expect(hand.page.locator("input[name=veracity]").nth(veracity - 1)).to_be_checked()
    hand.press("r")
    hand.write(rationale)
    expect(hand.page.locator("#panel [data-saved], #panel .saved").first).to_contain_text("Draft saved")
    hand.press("Escape", "Enter")


@pytest.mark.browser
def test_from_upload_to_the_exported_verdict(enter: Enter, house: House, desk: people.Desk, seed: Path) -> None:
    bela = enter()
    bela.sign_in("bela", PASSWORD)
    upload(bela, seed, house)
    open_article(bela)
    accepted = decide_suggestions(bela)
    mine = mark_a_claim(bela)
    review(bela, veracity=2, rationale=SECRET)
    expect(bela.page.locator(f"#row-{mine}")).to_have_attribute("data-state", "decided")
    assert chosen(bela) != mine
    assert accepted
    claim = Claim.objects.get(mentions__span=int(mine[1:]))
    assert Review.objects.get(claim=claim).state == "submitted"
    assert Article.objects.count() == 1
    assert Verdict.objects.filter(claim=claim).count() == 1
