"""The edges of a span moved by key: nothing is stored until Enter."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.js.conftest import Open
from tests.browser.js.parts import EDGES, POPOVER, panels, rows
from tests.browser.js.server import Server
from tests.browser.js.texts import article

pytestmark = pytest.mark.browser

TEXT = "Noting that some 980 vehicles used the road since December.\n\nThe road was open."


@pytest.mark.parametrize(
    ("keys", "quote"),
    [
        pytest.param(["ArrowRight"], "some 980 vehicles used", id="end one word right"),
        pytest.param(["ArrowLeft"], "some 980", id="end one word left"),
        pytest.param(["Shift+ArrowLeft"], "that some 980 vehicles", id="start one word left"),
        pytest.param(["Shift+ArrowRight"], "980 vehicles", id="start one word right"),
        pytest.param([","], "some 980 vehicle", id="end one character back"),
        pytest.param([".", ".", "."], "some 980 vehicles us", id="end three characters on"),
        pytest.param(["Shift+Comma"], "some 980 vehicles", id="start one character back is white space"),
        pytest.param(["Shift+Period"], "ome 980 vehicles", id="start one character on"),
    ],
)
def test_edges_move_by_key(open_page: Open, keys: list[str], quote: str) -> None:
    page = open_page(article(TEXT, marks={"s1": (12, 29)}) + rows("s1") + POPOVER + EDGES)
    panels(page)
    server = Server(page, "**/spans/*/edges")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator("#edges-bar")).to_be_visible()
    for key in keys:
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(page.locator("#edges-bar")).to_be_hidden()
    page.wait_for_timeout(50)
    sent = server.sent[0]
    assert server.urls[0].endswith("/spans/1/edges")
    assert server.sent[0]["_version"] == '"s1-3"'
    assert TEXT[int(sent["start"]) : int(sent["end"])] == sent["quote"] == quote
    server.answer()


def test_escape_leaves_the_edges_as_they_were(open_page: Open) -> None:
    page = open_page(article(TEXT, marks={"s1": (12, 29)}) + rows("s1") + POPOVER + EDGES)
    panels(page)
    server = Server(page, "**/spans/*/edges")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator("#edges-bar")).to_be_visible()  # the module comes when it is first needed
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator("#edges-bar")).to_be_hidden()
    assert page.evaluate("() => document.body.dataset.mode") is None
    assert server.sent == []
