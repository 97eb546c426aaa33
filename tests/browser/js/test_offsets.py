"""What is stored equals what was selected: code points, whole graphemes, no white space at the edges."""

from __future__ import annotations

import pytest

from tests.browser.js.conftest import Open
from tests.browser.js.texts import article

pytestmark = pytest.mark.browser

TEXT = (
    "Fire 🔥 broke out near Lachin.\n\n"
    "A firefighter 👨🏻\u200d🚒 said the cafe\u0301 was safe.\n\n"
    "قال الرئيس إن الطريق مفتوح منذ ديسمبر.\n\n"
    "Flags 🇦🇿🇦🇲 stood side by side.\n\n"
    "Tab\there,  two spaces,\u00a0NBSP."
)

SELECT = """async ([start, end]) => {
  const { toRange, spanOf } = await import("/static/wb/offsets.js");
  const article = document.querySelector("article");
  const range = toRange(article, start, end);
  return spanOf(article, range);
}"""


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("🔥", id="a character outside the basic plane"),
        pytest.param("👨🏻\u200d🚒", id="a picture joined from four code points"),
        pytest.param("cafe\u0301", id="a letter with a combining accent"),
        pytest.param("الطريق مفتوح", id="Arabic words"),
        pytest.param("🇦🇿", id="the first of two flags"),
        pytest.param("🇦🇲 stood", id="the second flag and a word"),
        pytest.param("Tab\there,  two spaces,\u00a0NBSP.", id="tabs, double and hard spaces"),
        pytest.param("Lachin.\n\nA firefighter", id="across paragraphs"),
    ],
)
def test_what_is_stored_is_what_was_selected(open_page: Open, quote: str) -> None:
    page = open_page(article(TEXT))
    start = TEXT.index(quote)
    span = page.evaluate(SELECT, [start, start + len(quote)])
    assert TEXT[span["start"] : span["end"]] == span["quote"] == quote


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        pytest.param("👨🏻\u200d🚒", 2, "👨🏻\u200d🚒", id="an end inside a joined picture takes it whole"),
        pytest.param("e\u0301", 1, "e\u0301", id="an end before an accent takes the accent"),
        pytest.param("🇦🇿🇦🇲", 3, "🇦🇿🇦🇲", id="an end inside a flag takes the flag"),
        pytest.param(" broke out ", 11, "broke out", id="white space at the edges is left out"),
    ],
)
def test_edges_fall_on_whole_graphemes(open_page: Open, start: str, end: int, kept: str) -> None:
    page = open_page(article(TEXT))
    at = TEXT.index(start)
    span = page.evaluate(SELECT, [at, at + end])
    assert TEXT[span["start"] : span["end"]] == span["quote"] == kept


def test_nothing_but_white_space_is_no_span(open_page: Open) -> None:
    page = open_page(article(TEXT))
    at = TEXT.index("  two")
    assert page.evaluate(SELECT, [at, at + 2]) is None


def test_every_code_point_comes_back_from_the_page(open_page: Open) -> None:
    page = open_page(article(TEXT, marks={"s1": (5, 12), "s2": (60, 70)}))
    wrong = page.evaluate(
        """async (size) => {
          const offsets = await import("/static/wb/offsets.js");
          const { paragraphs, startOf, endOf, toPosition, toCodePoint } = offsets;
          const article = document.querySelector("article");
          const wrong = [];
          for (const p of paragraphs(article)) {
            for (let at = startOf(p); at <= endOf(p); at += 1) {
              if (toCodePoint(article, ...toPosition(article, at)) !== at) wrong.push(at);
            }
          }
          return wrong;
        }""",
        len(TEXT),
    )
    assert wrong == []


def test_a_triple_click_stays_in_its_paragraph(open_page: Open) -> None:
    page = open_page(article(TEXT))
    box = page.locator("#p0").bounding_box()
    assert box
    page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2, click_count=3)
    span = page.evaluate(
        """async () => {
          const { spanOf } = await import("/static/wb/offsets.js");
          const range = document.getSelection().getRangeAt(0);
          const home = range.endContainer.parentElement.closest("[data-o]")?.id ?? "article";
          return { ...spanOf(document.querySelector("article"), range), home };
        }"""
    )
    assert span["quote"] == TEXT.split("\n\n", 1)[0]


def test_a_selection_of_the_whole_article_is_the_whole_text(open_page: Open) -> None:
    page = open_page(article(TEXT))
    span = page.evaluate(
        """async () => {
          const { spanOf } = await import("/static/wb/offsets.js");
          const range = document.createRange();
          range.selectNodeContents(document.querySelector("article"));
          return spanOf(document.querySelector("article"), range);
        }"""
    )
    assert (span["start"], span["end"], span["quote"]) == (0, len(TEXT), TEXT)


def test_a_gap_that_is_not_line_feeds_is_told_by_the_paragraph(open_page: Open) -> None:
    text = "One.\r\n \r\nTwo."
    body = (
        '<article lang="en" data-text="x"><p data-o="0" data-gap="&#13;&#10; &#13;&#10;">One.</p>'
        '<p data-o="9">Two.</p></article>'
    )
    page = open_page(body)
    assert page.evaluate(SELECT, [0, len(text)])["quote"] == text
