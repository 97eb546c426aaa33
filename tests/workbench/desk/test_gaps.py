"""What stands between paragraphs reaches the browser, so that a mark over two of them has the right quote."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.test import Client

from annotations.models import Article
from tests import people
from workbench.embedded.state import ROOT


class Paragraphs(HTMLParser):
    """The text of the page's article: paragraphs and the gaps between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str, str]] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if "data-o" in known:
            self.inside = True
            self.found.append((int(known["data-o"] or 0), "", known.get("data-gap") or ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in {"p", "h1"}

    def handle_data(self, data: str) -> None:
        if self.inside:
            start, words, gap = self.found[-1]
            self.found[-1] = (start, words + data, gap)

    def text(self) -> str:
        """As offsets.js reads it: a gap that is not told is line feeds."""
        whole = ""
        for start, words, gap in self.found:
            whole = whole.ljust(start, "\n") + words + gap
        return whole


def shown(desk: people.Desk, article: Article) -> str:
    client = Client()
    client.force_login(desk.anahit.user)
    return Paragraphs(client.get(f"/articles/{article.pk}").content.decode()).text()


def trimmed(text: str, whole: str) -> str:
    """From the first word on: white space before and after all paragraphs is on no page."""
    return text[len(whole) - len(whole.lstrip()) :].rstrip()


@pytest.mark.parametrize("cut", [True, False], ids=["cut up by the worker", "before the worker came"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("First line here.\n \t \nSecond line here.\n\n\u00a0\nThird line here.", id="blanks, a tab, a hard blank"),
        pytest.param("First line here.   \n\nSecond & <last> line.", id="blanks before the line feed"),
        pytest.param("First line here.\n\n\nSecond line here.", id="line feeds alone"),
        pytest.param("Café 😀 stands here.\u2029\nFlags 🇦🇿 stand there.", id="a paragraph separator after astral characters"),
    ],
)
def test_paragraphs_and_gaps_rebuild_the_text(desk: people.Desk, text: str, *, cut: bool) -> None:
    article = (people.segmented_article if cut else people.ingest)(desk.anahit, text)
    whole = people.edition_of(article).text
    assert trimmed(shown(desk, article), whole) == trimmed(whole, whole)


@pytest.mark.parametrize("seed", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.stem[:3])
def test_the_seeds_are_rebuilt(desk: people.Desk, seed: object) -> None:
    article = people.segmented_article(desk.anahit, seed.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    whole = people.edition_of(article).text
    assert trimmed(shown(desk, article), whole) == trimmed(whole, whole)
