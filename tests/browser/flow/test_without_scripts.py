"""The same job by plain links and forms, in a browser whose scripts are switched off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Article
from claims.models import Claim, Publication
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.flow.hand import Hand
from tests.claims.exporters.reading import assert_valid

REASON = "The presidential office counts alone, unchecked."


def sign_in(hand: Hand, name: str) -> Page:
    page = hand.page
    page.goto("/sign-in")
    page.fill("#username", name)
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My queue")).to_be_visible()
    return page


def upload(page: Page, seed: Path) -> int:
    """The plain form shows the file before it is stored, then leads to the article; the worker does the rest."""
    page.goto("/articles/new")
    page.set_input_files("#files", seed)
    page.get_by_role("button", name="Look at them first").click()
    expect(page.locator(".up")).to_contain_text("18 paragraphs")
    assert not Article.objects.exists()
    page.get_by_role("button", name="Add this article").click()
    page.wait_for_url("**/articles/*")
    article = Article.objects.get().pk
    assert page.url.endswith(f"/articles/{article}")
    for _ in range(60):
        page.goto("/articles")
        if page.locator("tr[data-row]", has_text="Ready").count():
            return article
        page.wait_for_timeout(500)
    raise AssertionError("the article never became ready")


def review(page: Page, *, veracity: str, rationale: str) -> None:
    """Evidence and verdict by their forms."""
    page.get_by_role("link", name="Add evidence").click()
    page.fill("#ev-url", "https://www.icj-cij.org/case/180")
    page.fill("#ev-title", "Order of 22 February 2023")
    page.fill("#ev-quote", "take all measures at its disposal")
    page.locator("label", has_text="Refutes").click()
    page.get_by_role("button", name="Add this evidence").click()
    expect(page.locator("#evidence-list .ev")).to_be_visible()
    page.locator("label", has_text="Faithful").click()
    page.locator(".verd label", has_text=veracity).click()
    page.fill("#rationale", rationale)
    page.locator(".pf button", has_text="Save").click()
    page.wait_for_load_state()


def export(page: Page, file: Path) -> None:
    """Ask, look again until it is written, fetch."""
    page.goto("/exports?format=claimreview")
    page.locator("button[form=export-form]").click()
    link = page.locator("tr[id^=export-] a[download]")
    for _ in range(60):
        if link.count():
            break
        page.wait_for_timeout(500)
        page.goto("/exports")
    with page.expect_download() as given:
        link.click()
    given.value.save_as(file)


@pytest.mark.browser
def test_the_main_path_by_plain_forms(enter: Enter, desk: people.Desk, seed: Path, tmp_path: Path) -> None:
    bela = sign_in(enter(scripts=False), "bela")
    article = upload(bela, seed)
    bela.goto(f"/articles/{article}")
    rows = bela.locator("[data-list] [data-row]")
    suggested = rows.count()
    bela.locator("#panel form[action$='/reject'] button").click()
    expect(rows).to_have_count(suggested - 1)
    bela.locator("#accept-form button").click()
    claim = Claim.objects.get()
    key = f"s{claim.mentions.get().span_id}"
    expect(bela.locator(f"#row-{key}")).to_have_attribute("data-state", "todo")
    bela.locator(f"#row-{key} button").click()
    review(bela, veracity="Partly", rationale=REASON)
    expect(bela.locator(f"#row-{key}")).to_have_attribute("data-state", "decided")

    boris = sign_in(enter(scripts=False), "boris")
    expect(boris.locator("#h-next")).to_have_text(claim.text)
    boris.locator(".next a.btn").click()
    assert REASON not in boris.content()
    review(boris, veracity="Refuted", rationale="The order says otherwise.")

    chen = sign_in(enter(scripts=False), "chen")
    chen.goto("/adjudicate")
    chen.locator(".take label", has_text="Take B").click()
    chen.fill("#reason", "The order binds the state.")
    chen.get_by_role("button", name="Decide").click()
    chen.wait_for_url(f"**/claims/{claim.pk}/adjudicate")
    chen.get_by_role("button", name="Publish the verdict").click()
    chen.wait_for_load_state()
    assert Publication.objects.get().state == "published"
    export(chen, tmp_path / "reviews.json")
    (told,) = json.loads((tmp_path / "reviews.json").read_text())
    assert_valid("claimreview", told)
    assert told["reviewRating"]["alternateName"] == "Refuted"
