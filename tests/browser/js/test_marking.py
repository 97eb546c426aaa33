"""Making a span: by mouse and keyboard, painted at once, taken back when the server refuses."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.js.conftest import Open
from tests.browser.js.server import Server
from tests.browser.js.texts import MARK_BAR, SPAN_FORM, article

pytestmark = pytest.mark.browser

TEXT = "Noting that some 980 vehicles used the road.\n\nقال الرئيس إن الطريق مفتوح.\n\nIt was 🔥 hot."
BODY = article(TEXT) + MARK_BAR + SPAN_FORM


def drag(page: Page, start: int, end: int) -> None:
    """Select with the mouse from one code point to another."""
    x1, y1, x2, y2 = page.evaluate(
        """async ([start, end]) => {
          const { toRange } = await import("/static/wb/offsets.js");
          const rects = [...toRange(document.querySelector("article"), start, end).getClientRects()];
          const [a, b] = [rects[0], rects.at(-1)];
          return [a.left, a.top + a.height / 2, b.right, b.top + b.height / 2];
        }""",
        [start, end],
    )
    page.mouse.move(x1, y1)
    page.mouse.down()
    page.mouse.move(x2, y2, steps=4)
    page.mouse.up()


def text_of(page: Page) -> list[str]:
    """Read the paragraphs as they are on the page."""
    return page.locator("[data-o]").all_text_contents()


def test_a_mouse_selection_becomes_a_claim(open_page: Open) -> None:
    page = open_page(BODY)
    server = Server(page)
    before = text_of(page)
    start = TEXT.index("some 980")
    drag(page, start, start + len("some 980 vehicles "))
    expect(page.locator("#mark-bar")).to_be_visible()
    page.locator("[data-action=make-claim]").click()
    expect(page.locator("mark.t-new")).to_have_text("some 980 vehicles")
    assert text_of(page) == before
    sent = server.sent[0]
    assert TEXT[int(sent["start"]) : int(sent["end"])] == sent["quote"] == "some 980 vehicles"
    assert (sent["label"], sent["text_sha256"]) == ("claim", "sha256:x")
    assert re.fullmatch(r"[0-9a-f]{32}", sent["_idempotency_key"])
    server.answer()


def test_a_refused_mark_is_taken_back_and_told(open_page: Open, complaints: list[str]) -> None:
    page = open_page(BODY)
    server = Server(page)
    before = page.locator("article").inner_html()
    start = TEXT.index("vehicles")
    drag(page, start, start + len("vehicles"))
    page.keyboard.press("q")
    expect(page.locator("mark.t-new.k-quote")).to_have_count(1)
    assert server.sent[0]["label"] == "quotation"
    server.answer(status=400, body="<p>no</p>")
    expect(page.locator("mark.t-new")).to_have_count(0)
    expect(page.locator("#toasts")).to_contain_text("The mark was not saved")
    assert page.locator("article").inner_html() == before
    complaints.clear()


def test_a_lost_connection_keeps_the_key_of_the_act(open_page: Open, complaints: list[str]) -> None:
    page = open_page(BODY)
    server = Server(page)
    start = TEXT.index("vehicles")
    for _ in range(2):
        drag(page, start, start + len("vehicles"))
        page.keyboard.press("c")
        expect(page.locator("mark.t-new")).to_have_count(1)
        server.lose()
        expect(page.locator("mark.t-new")).to_have_count(0)
    first, second = (sent["_idempotency_key"] for sent in server.sent)
    assert first == second
    complaints.clear()


def test_an_answered_act_is_followed_by_a_new_key(open_page: Open) -> None:
    page = open_page(BODY)
    server = Server(page)
    start = TEXT.index("vehicles")
    for _ in range(2):
        drag(page, start, start + len("vehicles"))
        page.keyboard.press("c")
        expect(page.locator("mark.t-new")).to_have_count(1)
        server.answer()
        expect(page.locator("mark.t-new")).to_have_count(0)
    assert len({sent["_idempotency_key"] for sent in server.sent}) == 2


def test_the_answer_replaces_the_paragraph_and_keeps_the_focus(open_page: Open) -> None:
    page = open_page(BODY + '<button type="button" id="here">Here</button>')
    server = Server(page)
    page.locator("#here").focus()
    page.keyboard.press("m")
    for key in ("ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("mark.t-new")).to_have_text("that some")
    server.answer(
        body='<hx-partial hx-target="#p0">Noting <mark class="k-claim" data-s="s7">that some</mark> 980 '
        "vehicles used the road.</hx-partial>"
    )
    expect(page.locator("mark[data-s=s7]")).to_have_text("that some")
    expect(page.locator("mark.t-new")).to_have_count(0)
    assert page.evaluate("() => document.activeElement.id") == "here"


@pytest.mark.parametrize(
    ("keys", "quote"),
    [
        pytest.param(["Enter"], "Noting", id="the first word"),
        pytest.param(["ArrowRight", "ArrowRight", "Enter"], "some", id="two words on"),
        pytest.param(
            ["ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter"], "that some 980", id="extended"
        ),
        pytest.param(
            ["ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft", "Enter"],
            "that some",
            id="extended and taken back",
        ),
        pytest.param(
            ["ArrowRight", "ArrowRight", "Shift+ArrowLeft", "Shift+ArrowLeft", "Enter"],
            "Noting that some",
            id="extended backwards",
        ),
        pytest.param(["ArrowDown", "ArrowLeft", "Enter"], "الرئيس", id="left is on in Arabic"),
        pytest.param(
            ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter"],
            "🔥 hot",
            id="a picture",
        ),
    ],
)
def test_mark_mode_needs_no_pointer(open_page: Open, keys: list[str], quote: str) -> None:
    page = open_page(BODY)
    server = Server(page)
    page.keyboard.press("m")
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator("mark.t-new").first).to_be_attached()
    sent = server.sent[0]
    assert TEXT[int(sent["start"]) : int(sent["end"])] == sent["quote"] == quote
    assert page.evaluate("() => document.body.dataset.mode") is None
    server.answer()


def test_escape_leaves_mark_mode_and_gives_the_focus_back(open_page: Open) -> None:
    page = open_page(BODY + '<button type="button" id="here">Here</button>')
    page.locator("#here").focus()
    page.keyboard.press("m")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#mark-bar")).to_be_visible()
    assert page.evaluate("() => CSS.highlights.has('wb-preview')")
    page.keyboard.press("Escape")
    expect(page.locator("#mark-bar")).to_be_hidden()
    assert not page.evaluate("() => CSS.highlights.has('wb-preview')")
    assert page.evaluate("() => document.activeElement.id") == "here"


def test_touch_handles_choose_a_span_too(open_page: Open) -> None:
    page = open_page(BODY)
    page.evaluate(
        """async () => {
          const { toRange } = await import("/static/wb/offsets.js");
          document.getSelection().addRange(toRange(document.querySelector("article"), 12, 20));
        }"""
    )
    expect(page.locator("#mark-bar")).to_be_visible()


def test_a_mark_across_paragraphs_leaves_the_gap_alone(open_page: Open) -> None:
    page = open_page(BODY)
    server = Server(page)
    before = text_of(page)
    drag(page, TEXT.index("road."), len(TEXT))
    page.keyboard.press("c")
    expect(page.locator("mark.t-new")).to_have_count(3)
    assert text_of(page) == before
    sent = server.sent[0]
    assert TEXT[int(sent["start"]) : int(sent["end"])] == sent["quote"].replace("\r\n", "\n")
    server.answer()
