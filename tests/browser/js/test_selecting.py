"""Selecting with a real pointer and by touch: what is sent is what was selected, and the text at its offsets."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.js.conftest import Open
from tests.browser.js.server import Server
from tests.browser.js.site import Site
from tests.browser.js.test_marking import drag, text_of
from tests.browser.js.texts import MARK_BAR, SPAN_FORM, article

pytestmark = pytest.mark.browser

TEXT = (
    "Fire 🔥 near Lachin, they said.\n\n"
    "A firefighter 👨🏻\u200d🚒 left the cafe\u0301 late.\n\n"
    "قال الرئيس إن الطريق مفتوح منذ ديسمبر.\n\n"
    "הוא אמר road is open היום.\n\n"
    "Flags 🇦🇿🇦🇲 stood side by side."
)
AFTER = "<section><h2>Names</h2><p>Words after the article.</p></section>"
BODY = article(TEXT, marks={"s1": (5, 20), "s2": (60, 75)}) + AFTER + MARK_BAR + SPAN_FORM


def sent(page: Page, server: Server) -> str:
    """Make a claim of what is chosen; give the words that were sent, after holding them against the offsets."""
    page.keyboard.press("c")
    expect(page.locator("mark.t-new").first).to_be_attached()
    fields = server.sent[-1]
    words = fields["quote"].replace("\r\n", "\n")
    assert TEXT[int(fields["start"]) : int(fields["end"])] == words
    server.answer()
    expect(page.locator("mark.t-new")).to_have_count(0)
    return words


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("🔥", id="a character outside the basic plane"),
        pytest.param("👨🏻\u200d🚒", id="a picture with a skin tone, joined of four"),
        pytest.param("cafe\u0301", id="a combining accent at the end"),
        pytest.param("الطريق مفتوح", id="two Arabic words"),
        pytest.param("🇦🇿", id="the first of two flags"),
        pytest.param("🇦🇲 stood", id="the second flag and a word"),
        pytest.param("near Lachin", id="an edge inside a mark"),
        pytest.param("road is open", id="Latin words inside Hebrew"),
        pytest.param("said.\n\nA firefighter", id="over a paragraph end"),
    ],
)
def test_the_pointer_sends_what_it_selected(open_page: Open, words: str) -> None:
    page = open_page(BODY)
    server = Server(page)
    before = text_of(page)
    start = TEXT.index(words)
    drag(page, start, start + len(words))
    preview = page.evaluate("() => [...CSS.highlights.get('wb-preview')].map(String).join('')")
    assert sent(page, server) == words
    assert preview.replace("\n", "") == words.replace("\n", "")
    assert text_of(page) == before


def test_a_double_click_takes_the_word(open_page: Open) -> None:
    page = open_page(BODY)
    server = Server(page)
    x, y = middle(page, TEXT.index("Lachin"), len("Lachin"))
    page.mouse.dblclick(x, y)
    assert sent(page, server) == "Lachin"


@pytest.mark.parametrize(
    ("word", "paragraph"), [("they", 0), ("firefighter", 1), ("stood", 4)], ids=["the first", "one with a mark", "the last of the article"]
)
def test_a_triple_click_takes_its_paragraph(open_page: Open, word: str, paragraph: int) -> None:
    page = open_page(BODY)
    server = Server(page)
    page.mouse.click(*middle(page, TEXT.index(word), len(word)), click_count=3)
    assert sent(page, server) == TEXT.split("\n\n")[paragraph]


def test_three_clicks_and_a_drag_take_both_paragraphs(open_page: Open) -> None:
    page = open_page(BODY)
    server = Server(page)
    x, y = middle(page, TEXT.index("they"), 4)
    page.mouse.move(x, y)
    for count in (1, 2, 3):
        page.mouse.down(click_count=count)
        if count < 3:
            page.mouse.up(click_count=count)
    page.mouse.move(*middle(page, TEXT.index("left"), 4), steps=5)
    page.mouse.up(click_count=3)
    assert sent(page, server) == "\n\n".join(TEXT.split("\n\n")[:2])


def test_a_selection_that_leaves_the_article_ends_with_it(open_page: Open) -> None:
    page = open_page(BODY)
    span = page.evaluate(
        """async (start) => {
          const { spanOf, toPosition } = await import("/static/wb/offsets.js");
          const article = document.querySelector("article");
          const range = document.createRange();
          range.setStart(...toPosition(article, start));
          range.setEnd(document.querySelector("section p").firstChild, 5);
          return spanOf(article, range);
        }""",
        TEXT.index("side by"),
    )
    assert TEXT[span["start"] : span["end"]] == span["quote"] == "side by side."


def middle(page: Page, start: int, size: int) -> tuple[float, float]:
    """A place in the middle of some words."""
    x, y = page.evaluate(
        """async ([start, end]) => {
          const { toRange } = await import("/static/wb/offsets.js");
          const box = toRange(document.querySelector("article"), start, end).getClientRects()[0];
          return [box.left + box.width / 2, box.top + box.height / 2];
        }""",
        [start, start + size],
    )
    return x, y


def test_by_touch_handles_choose_and_the_bar_makes_the_claim(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site.put("/touch", BODY))
    page.locator("html[data-ready]").wait_for(state="attached")
    server = Server(page)
    handles = """async ([start, end]) => {
      const { toRange } = await import("/static/wb/offsets.js");
      const range = toRange(document.querySelector("article"), start, end);
      const selection = document.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
    }"""
    at = TEXT.index("👨")
    page.evaluate(handles, [at, at + 2])  # a handle let go inside a picture
    expect(page.locator("#mark-bar")).to_be_visible()
    page.evaluate(handles, [at, TEXT.index(" left") + 5])  # and drawn on
    page.wait_for_timeout(250)
    page.locator("#mark-bar [data-action=make-claim]").tap()
    expect(page.locator("mark.t-new").first).to_be_attached()
    fields = server.sent[-1]
    assert TEXT[int(fields["start"]) : int(fields["end"])] == fields["quote"] == "👨🏻\u200d🚒 left"
    server.answer()
    context.close()
