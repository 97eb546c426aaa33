"""A page opens over the page: it closes with Escape, keeps drafts, goes when it was taken, and gives the focus back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.js.conftest import Open

pytestmark = pytest.mark.browser

INSIDE = (
    '<h2 id="drawer-h">Add evidence</h2><form method="post" action="/evidence" hx-post="/evidence" hx-target="#main-part">'
    '<label>Address <input id="url" name="url" autofocus data-draft="ev-1"></label><button id="send">Add</button></form>'
)
LINK = (
    '<p><a href="/drawer" data-drawer data-action="evidence">Add evidence</a></p><div id="main-part"></div>'
    '<aside id="panel"><h2>Claim 4</h2></aside>'
)


def opened(open_page: Open, answer: dict[str, Any]) -> Page:
    def inside(route: Any) -> None:
        route.fulfill(content_type="text/html", body=INSIDE)

    def sent(route: Any) -> None:
        route.fulfill(content_type="text/html", **answer)

    page = open_page(LINK, scope="claim", routes={"**/drawer": inside, "**/evidence": sent})
    page.locator("a").focus()
    page.keyboard.press("v")
    expect(page.locator("#drawer")).to_be_visible()
    return page


def test_a_key_opens_it_with_the_focus_in_its_first_field(open_page: Open) -> None:
    page = opened(open_page, {"body": ""})
    expect(page.locator("#url")).to_be_focused()
    assert page.evaluate("() => document.querySelector('#drawer').matches(':modal')")


def test_escape_closes_it_keeps_the_draft_and_gives_the_focus_back(open_page: Open) -> None:
    page = opened(open_page, {"body": ""})
    page.keyboard.type("https://a.example")
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).not_to_be_visible()
    expect(page.locator("a")).to_be_focused()
    page.keyboard.press("v")
    expect(page.locator("#url")).to_have_value("https://a.example")


def test_what_was_taken_closes_it_leads_back_to_the_claim_and_its_draft_goes(open_page: Open) -> None:
    page = opened(open_page, {"body": "<p>kept</p>"})
    page.keyboard.type("https://a.example")
    page.keyboard.press("Enter")
    expect(page.locator("#drawer")).not_to_be_visible()
    expect(page.locator("#panel h2")).to_be_focused()
    page.keyboard.press("v")
    expect(page.locator("#url")).to_have_value("")


def test_what_was_refused_stays_open(open_page: Open, complaints: list[str]) -> None:
    refused = {"status": 400, "headers": {"HX-Retarget": "#drawer"}, "body": INSIDE.replace("<label>", "<p>Not so.</p><label>")}
    page = opened(open_page, refused)
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Not so.")).to_be_visible()
    expect(page.locator("#drawer")).to_be_visible()
    complaints.clear()  # the refusal itself
