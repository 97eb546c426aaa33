"""What the markup of a page says of its blocks, with the reason; the text keeps every block."""

from __future__ import annotations

import pytest

from annotations.importers import IncomingArticle, read_file
from annotations.importers.page_roles import roles_of
from annotations.importers.page_story import Story
from annotations.importers.page_text import Block

LONG = "The mayor of the imaginary city said on Monday that the bridge would open again in spring"
STORY = "".join(f"<p>{LONG}, part {number}.</p>" for number in range(6))


def stated(inside: str) -> dict[str, tuple[str, str]]:
    """The role and reason of each block of an article with a story, by the block's text."""
    article = f"<article><h1>Bridge</h1><div class='story'>{inside}</div></article>"
    page = f"<!doctype html><html><body>{article}</body></html>"
    (item,) = read_file(page.encode(), filename="a.html")
    assert isinstance(item, IncomingArticle), item
    found = {}
    for role in item.roles:
        for block in item.text[role.start : role.end].split("\n\n"):
            found[block] = (role.role, role.reason)
    assert set(found) == set(item.text.strip("\n").split("\n\n"))
    return found


def test_headline_story_and_headings() -> None:
    found = stated(f"{STORY}<h2>What next</h2>{STORY.replace('Monday', 'Friday')}")
    assert found["Bridge"] == ("headline", "the page's heading")
    assert found[f"{LONG}, part 0."] == ("body", "stands in the story of the page")
    assert found["What next"] == ("section", "a heading inside the story")


@pytest.mark.parametrize(
    ("extra", "words", "expected"),
    [
        pytest.param("<figure><figcaption>The river</figcaption></figure>", "The river", "caption", id="figcaption"),
        pytest.param("<div class='wp-caption-text'>The river</div>", "The river", "caption", id="a class for captions"),
        pytest.param("<div class='article-byline'>Ida Rowe</div>", "Ida Rowe", "byline", id="a class for bylines"),
        pytest.param("<span class='publishedDate'>3 March</span>", "3 March", "date", id="a class for dates"),
        pytest.param("<p class='standfirst'>Spring it is</p>", "Spring it is", "deck", id="a class for decks"),
        pytest.param("<div class='related-links'><p>Ten bridges</p></div>", "Ten bridges", "boilerplate", id="related links"),
        pytest.param("<div id='newsletterSignup'><p>Each day</p></div>", "Each day", "boilerplate", id="a newsletter"),
        pytest.param("<img alt='The river in spring'><p>The River in Spring</p>", "The River in Spring", "caption", id="a picture's words"),
        pytest.param("<ul><li><a>Tens</a></li><li><a>Ones</a></li><li><a>Rest</a></li></ul>", "Ones", "boilerplate", id="a list of links"),
        pytest.param("<blockquote><p>Nice bridge!</p></blockquote>", "Nice bridge!", "body", id="a quoted post"),
    ],
)
def test_what_stands_inside_the_story(extra: str, words: str, expected: str) -> None:
    assert stated(STORY + extra + STORY.replace("Monday", "Friday"))[words][0] == expected


def test_a_class_around_the_whole_story_says_nothing_of_it() -> None:
    found = stated(f"<div class='social-article'>{STORY}</div>")
    assert found[f"{LONG}, part 0."][0] == "body"


def test_a_class_that_every_paragraph_wears_says_nothing_of_them() -> None:
    found = stated(STORY.replace("<p>", "<p class='promo-text date'>"))
    assert found[f"{LONG}, part 0."][0] == "body"


def test_a_table_is_read_by_rows() -> None:
    found = stated(f"{STORY}<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td><td>Four</td></tr></table>{STORY}")
    assert found["One\tTwo"][0] == "body"


def test_the_title_is_the_headline_where_there_is_no_heading() -> None:
    page = f"<html><head><title>Bridge</title></head><body><div><p>Bridge</p>{STORY}</div></body></html>"
    (item,) = read_file(page.encode(), filename="a.html")
    assert isinstance(item, IncomingArticle)
    assert (item.roles[0].role, item.text[item.roles[0].start : item.roles[0].end]) == ("headline", "Bridge")


def test_a_scrap_of_a_story_is_none() -> None:
    others = [Block(f"Quite another sentence of day {at} stands here, and it is long.", None, 0.0) for at in range(9)]
    blocks = [Block(LONG + ", part one of it.", None, 0.0), *others]
    assert roles_of(blocks, Story(LONG + ", part one of it."), None) == ()


def test_a_page_without_a_story_says_nothing() -> None:
    (item,) = read_file(b"<html><body><p>a</p></body></html>", filename="a.html")
    assert isinstance(item, IncomingArticle)
    assert all(role.role == "body" for role in item.roles)
