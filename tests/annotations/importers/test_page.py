"""HTML: the main part as blocks, nothing lost inside it, nothing unseen in it."""

from __future__ import annotations

import json

import pytest

from annotations.importers import IncomingArticle, Limits, read_file

LONG = "The mayor of the imaginary city said on Monday that the bridge would open again in spring. "
STORY = "".join(f"<p>{LONG}Part {number}.</p>" for number in range(4))


def read(body: str, *, head: str = "", lang: str = "") -> IncomingArticle:
    page = f"<!doctype html><html{lang}><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    (item,) = read_file(page.encode(), filename="a.html")
    assert isinstance(item, IncomingArticle), item
    return item


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("<p>a</p><p>b</p>", "a\n\nb\n", id="blocks end with a blank line"),
        pytest.param("<p>a<br>b</p>", "a\nb\n", id="br is a line feed"),
        pytest.param("<p>a <b>b</b>\n  c</p>", "a b c\n", id="white space folds"),
        pytest.param("<p>a<script>x</script><style>y</style>b</p>", "ab\n", id="no script, no style"),
        pytest.param("<p>a</p><p hidden>x</p><p style='display: none'>y</p>", "a\n", id="no hidden parts"),
        pytest.param("<pre>a\n  b</pre>", "a\n  b\n", id="preformatted text keeps its spaces"),
        pytest.param(
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            "a\tb\n\nc\n",
            id="cells are parted by a TAB",
        ),
        pytest.param("<ul><li>a</li><li>b</li></ul>", "a\n\nb\n", id="list items are blocks"),
        pytest.param("a<div>b</div>c", "a\n\nb\n\nc\n", id="text beside blocks is a block"),
        pytest.param(
            "<p>a<!-- x -->b&nbsp;c &amp; &lt;</p>", "ab\u00a0c & <\n", id="comments and references"
        ),
        pytest.param("<p>🚢 e\u0301 אמת</p>", "🚢 e\u0301 אמת\n", id="no normalising"),
    ],
)
def test_a_tree_as_text(body, text) -> None:
    assert read(body).text == text


def test_furniture_of_the_page_is_left_out() -> None:
    article = f"<article><h1>Bridge</h1>{STORY}</article>"
    body = f"<nav>Home Sport</nav><header>Log in</header>{article}<footer>Imprint</footer>"
    text = read(body).text
    assert text.startswith("Bridge\n\nThe mayor")
    assert not {"Home", "Log", "Imprint"} & set(text.split())


def test_what_stands_inside_the_main_part_stays() -> None:
    aside = "<aside><h2>You may also like</h2><ul><li>Ten bridges</li></ul></aside>"
    text = read(f"<article><h1>Bridge</h1>{STORY}{aside}{STORY}</article>").text
    assert "\n\nYou may also like\n\nTen bridges\n\n" in text
    assert text.count("Part 3.") == 2


def test_a_page_without_main_elements_is_read_by_its_story() -> None:
    menu = "<div class='menu'>" + "".join(f"<a href='/{n}'>Topic {n}</a> " for n in range(20)) + "</div>"
    story = f"<div><h1>Bridge</h1><div class='story'>{STORY}</div></div>"
    text = read(f"<div>{menu}</div>{story}<div><p>Imprint</p></div>").text
    assert text.startswith("Bridge\n\nThe mayor")
    assert "Topic" not in text
    assert text.rstrip().endswith("Part 3.")


def test_teasers_in_articles_of_their_own_do_not_take_the_place_of_the_story() -> None:
    teasers = "".join(f"<article><h2>Teaser {n}</h2></article>" for n in range(5))
    text = read(f"<main><article><h1>Bridge</h1>{STORY}</article></main><section>{teasers}</section>").text
    assert text.startswith("Bridge")
    assert "Teaser" not in text


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("<title>Bridge - Gazette</title>", "title", "Bridge"),
        ("<meta property='og:title' content='Shared  title'>", "title", "Shared title"),
        ("<meta property='og:site_name' content='Gazette'>", "outlet", "Gazette"),
        ("<meta name='author' content='Ida Rowe'>", "author", "Ida Rowe"),
        ("<link rel='canonical' href='https://g.example/x'>", "url", "https://g.example/x"),
        ("<link rel='canonical' href='javascript:alert(1)'>", "url", None),
        (
            "<meta property='article:published_time' content='2031-03-03T10:00:00+02:00'>",
            "published",
            "2031-03-03T08:00:00Z",
        ),
        ("<meta property='article:published_time' content='2031-03-03T10:00:00'>", "published", "2031-03-03"),
        ("<meta property='article:published_time' content='yesterday'>", "published", None),
        ("<meta property='article:published_time' content='0001-01-01T00:00:00'>", "published", None),
        ("<meta name='parsely-pub-date' content='2031-03-03T10:00:00Z'>", "published", "2031-03-03T10:00:00Z"),
        ("<meta name='DC.date.issued' content='2031-03-03'>", "published", "2031-03-03"),
        ("<meta itemprop='datePublished' content='2031-03-03'>", "published", "2031-03-03"),
        ("<meta name='byl' content='By Ida Rowe'>", "author", "Ida Rowe"),
        ("<meta property='article:author' content='https://g.example/ida'>", "author", None),
    ],
)
def test_metadata(head, field, value) -> None:
    assert getattr(read("<h1>Bridge</h1><p>x</p>", head=head), field) == value


def test_date_and_authors_are_found_where_the_page_marks_them() -> None:
    body = "<a rel='author'>Ida Rowe</a> <a rel='author'>By Bo Fenn</a>"
    article = read(body + "<time class='entry-date' datetime='2031-03-03'>3 March</time><p>x</p>")
    assert (article.author, article.published) == ("Ida Rowe, Bo Fenn", "2031-03-03")


def test_linked_data_comes_first() -> None:
    data = {
        "@graph": [
            {"@type": "WebSite"},
            {
                "@type": ["NewsArticle"],
                "headline": "Bridge <b>closed</b>",
                "author": [{"name": "Ida Rowe"}, {"name": "Bo Fenn"}],
                "publisher": {"name": "Gazette"},
                "datePublished": "2031-03-03",
                "inLanguage": "en-GB",
            },
        ]
    }
    head = f"<title>Other</title><script type='application/ld+json'>{json.dumps(data)}</script>"
    article = read("<p>x</p>", head=head)
    assert (article.title, article.author, article.outlet) == (
        "Bridge <b>closed</b>",
        "Ida Rowe, Bo Fenn",
        "Gazette",
    )
    assert (article.published, article.language) == ("2031-03-03", "en-GB")


@pytest.mark.parametrize(
    "data", ["{", "[" * 100_000, "[[]]", "null", '"x"', '{"@type":["NewsArticle"],"author":7}']
)
def test_broken_linked_data_says_nothing(data) -> None:
    article = read("<p>x</p>", head=f"<title>T</title><script type='application/ld+json'>{data}</script>")
    assert (article.title, article.author) == ("T", None)


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252"])
def test_the_charset_a_page_states_is_read_as_browsers_read_it(charset) -> None:
    page = f"<html><meta charset='{charset}'><p>“déjà”</p></html>".encode("cp1252")
    (article,) = read_file(page, filename="a.html")
    assert (article.text, article.encoding) == ("“déjà”\n", "cp1252")


def test_a_stated_charset_comes_before_the_page_s_own() -> None:
    page = "<html><meta charset='koi8-r'><p>déjà</p></html>".encode("latin-1")
    (article,) = read_file(page, filename="a.html", encoding="latin-1")
    assert article.text == "déjà\n"


def test_a_fragment_is_told_by_its_name() -> None:
    (article,) = read_file(b"<p>a</p><p>b</p>", filename="a.html")
    assert article.text == "a\n\nb\n"


def test_a_page_of_too_many_elements_is_kept_whole_and_says_so() -> None:
    page = b"<html><body><nav>Home</nav><article><p>a</p><p>b</p></article></body></html>"
    (article,) = read_file(page, filename="a.html", limits=Limits(page_elements=3))
    assert article.text == "a\n\nb\n"
    assert [notice.code for notice in article.warnings] == ["html.main_part_not_sought"]


def test_cells_without_rows_are_read_in_one_pass() -> None:
    (article,) = read_file(b"<html><body><b>" + b"<td>x" * 25_000, filename="a.html")
    assert article.text == "\t".join("x" * 25_000) + "\n"
