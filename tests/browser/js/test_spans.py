"""Marks under the pointer, decided at once and taken back on an error."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.js.conftest import Open
from tests.browser.js.parts import POPOVER, panels, rows
from tests.browser.js.server import Server
from tests.browser.js.texts import article

pytestmark = pytest.mark.browser

TEXT = "Noting that some 980 vehicles used the road since December.\n\nThe road was open."
STACKED = (
    '<article lang="en" dir="auto" data-text="sha256:x" data-version="1"><p id="p0" data-o="0">Noting that '
    '<mark class="k-claim l0-claim l1-number d0 d1 t-sug" data-s="s1 s2" data-n="1">some 980</mark>'
    '<mark class="k-claim l0-claim d0 t-sug" data-s="s1"> vehicles used the road</mark> since December.'
    "</p></article>"
)


def test_a_click_means_the_innermost_span_and_the_next_one_outwards(open_page: Open) -> None:
    page = open_page(STACKED + POPOVER)
    mark = page.locator("mark", has_text="some 980")
    mark.click()
    expect(page.locator("mark.t-active")).to_have_count(1)
    expect(page.locator("[data-pop-more]")).to_have_text("1 of 2")
    page.wait_for_timeout(600)
    mark.click()
    expect(page.locator("mark.t-active")).to_have_count(2)
    page.keyboard.press("]")
    expect(page.locator("mark.t-active")).to_have_count(1)
    page.keyboard.press("[")
    expect(page.locator("mark.t-active")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator("#span-pop")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("mark.t-active")).to_have_count(0)


def test_the_popover_stays_inside_the_window_and_off_the_quote(open_page: Open) -> None:
    page = open_page(STACKED + rows("s1", "s2") + POPOVER)
    panels(page)
    page.locator("mark", has_text="vehicles").click()
    pop = page.locator("#span-pop")
    expect(pop).to_contain_text("Suggested claim · .91")
    box, mark = pop.bounding_box(), page.locator("mark", has_text="vehicles").bounding_box()
    assert box
    assert mark
    assert box["y"] >= mark["y"] + mark["height"]
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280


def test_accepting_shows_at_once_and_the_next_one_comes(open_page: Open) -> None:
    page = open_page(article(TEXT, marks={"s1": (12, 29), "s2": (61, 65)}) + rows("s1", "s2") + POPOVER)
    asked = panels(page)
    server = Server(page, "**/spans/*/accept")
    page.keyboard.press("j")
    expect(page.locator("#span-pop")).to_be_visible()
    expect(page.locator("#title")).to_have_text("Panel s1")
    page.keyboard.press("a")
    expect(page.locator("mark[data-s=s1]")).to_have_class(re.compile("^(?=.*t-ok)(?!.*(t-sug|d0))"))
    assert page.locator("#row-s1").get_attribute("data-state") == "accepted"
    assert server.urls[0].endswith("/spans/1/accept")
    assert server.sent[0]["_version"] == '"s1-3"'
    server.answer()
    expect(page.locator("#row-s2")).to_have_attribute("aria-current", "true")
    expect(page.locator("#title")).to_have_text("Panel s2")
    assert asked == ["s1", "s2"]


def test_a_refused_decision_is_taken_back_and_told(open_page: Open, complaints: list[str]) -> None:
    page = open_page(article(TEXT, marks={"s1": (12, 29)}) + rows("s1") + POPOVER)
    panels(page)
    server = Server(page, "**/spans/*/reject")
    page.keyboard.press("j")
    before = page.locator("mark").get_attribute("class")
    page.keyboard.press("x")
    expect(page.locator("mark.t-gone")).to_have_count(1)
    server.answer(status=409, body="<p>locked</p>")
    expect(page.locator("mark.t-gone")).to_have_count(0)
    assert page.locator("mark").get_attribute("class") == before
    assert page.locator("#row-s1").get_attribute("data-state") == "suggested"
    expect(page.locator("#toasts")).to_contain_text("Not saved")
    complaints.clear()


def test_a_mark_without_a_row_brings_its_panel_and_its_version(open_page: Open) -> None:
    panel = '<form data-span-id="s9"><input type="hidden" name="_version" value="9-1"></form>'
    page = open_page(
        article(TEXT, marks={"s9": (12, 29)}) + rows("s1") + POPOVER,
        routes={"**/?at=s9": lambda route: route.fulfill(content_type="text/html", body=panel)},
    )
    server = Server(page, "**/spans/*/accept")
    page.locator("mark[data-s=s9]").click()
    expect(page.locator("#panel [name=_version]")).to_be_attached()
    page.keyboard.press("a")
    expect(page.locator("mark.t-ok")).to_have_count(1)
    assert server.sent[0]["_version"] == "9-1"
    server.answer()
