"""Markdown stays as it was written; its front matter is read and cut off."""

from __future__ import annotations

import pytest

from annotations.importers import IncomingArticle, Problem, read_file


def read(source: str) -> IncomingArticle | Problem:
    (item,) = read_file(source.encode(), filename="a.md")
    return item


@pytest.mark.parametrize(
    ("source", "text", "title"),
    [
        pytest.param("# Head\n\n*Body*\n", "# Head\n\n*Body*\n", "Head", id="marks stay"),
        pytest.param("Body\n", "Body\n", None, id="no heading, no title"),
        pytest.param("---\ntitle: A\n---\n# B\n", "# B\n", "A", id="front matter comes before the heading"),
        pytest.param("---\r\ntitle: A\r\n---\r\nB\r\n", "B\n", "A", id="line ends of Windows"),
        pytest.param(
            "---\n\nBody\n\n---\n\nEnd\n", "---\n\nBody\n\n---\n\nEnd\n", None, id="thematic breaks"
        ),
        pytest.param("---\ntitle: A\nBody\n", "---\ntitle: A\nBody\n", None, id="a fence that never closes"),
        pytest.param("---\n---\nBody\n", "Body\n", None, id="empty front matter"),
        pytest.param("---\ntitle: null\n---\n## C ##\n", "## C ##\n", "C", id="a null title"),
        pytest.param("---\ntitle: 2031\n---\nB\n", "B\n", "2031", id="a title of digits"),
    ],
)
def test_text_and_title(source, text, title) -> None:
    article = read(source)
    assert isinstance(article, IncomingArticle)
    assert (article.text, article.title) == (text, title)


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        pytest.param("---\ntitle: a\nurl: 'b\n---\nT", "yaml.syntax", 4, id="a quote that never closes"),
        pytest.param("---\ntitle: a\nx: *y\n---\nT", "yaml.alias", 3, id="an alias"),
        pytest.param("---\ntitle: &y a\n---\nT", "yaml.alias", 2, id="an anchor"),
        pytest.param("---\ntitle: !!binary a\n---\nT", "yaml.tag", 2, id="a tag"),
        pytest.param("---\ntitle: [a]\n---\nT", "field.type", 1, id="a title that is a list"),
        pytest.param("---\npublished: 3 March\n---\nT", "field.format", 1, id="a date in words"),
        pytest.param("---\nurl: ftp://x\n---\nT", "field.format", 1, id="an address of another kind"),
        pytest.param("---\ntitle: a\n---\n", "text.empty", None, id="nothing after it"),
    ],
)
def test_refusals_name_the_line(source, code, line) -> None:
    problem = read(source)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.line, problem.file) == (code, line, "a.md")


def test_unknown_keys_are_named_in_a_warning() -> None:
    article = read("---\ntags: [a, b]\ntitle: A\n---\nT\n")
    assert [(notice.code, "tags" in notice.message) for notice in article.warnings] == [
        ("field.ignored", True)
    ]


def test_warnings_count_from_the_text_not_from_the_file() -> None:
    article = read("---\ntitle: A\u200bB\n---\nT\u200bU\n")
    assert [notice.meta["offsets"] for notice in article.warnings] == [[1]]
