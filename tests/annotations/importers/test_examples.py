"""Each example file gives the paragraphs of the sample, whatever it is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.importers import IncomingArticle, read_file

EXAMPLES = Path(__file__).parents[2] / "corpus" / "formats" / "examples"
SAMPLE = (EXAMPLES / "article.txt").read_text(encoding="utf-8")
PARAGRAPHS = [paragraph for paragraph in SAMPLE.split("\n\n") if paragraph.strip()]
KINDS = ("article.txt", "article.html", "article.docx", "articles.jsonl", "articles.csv")


def only_article(name: str) -> IncomingArticle:
    (item,) = read_file(EXAMPLES / name, filename=name)
    assert isinstance(item, IncomingArticle)
    return item


@pytest.mark.parametrize("name", KINDS)
def test_the_text_is_the_sample(name) -> None:
    assert only_article(name).text == SAMPLE


def test_markdown_keeps_its_source_after_the_front_matter() -> None:
    assert only_article("article.md").text == "# " + SAMPLE


def test_a_pdf_gives_the_paragraphs_with_their_line_ends() -> None:
    article = only_article("article.pdf")
    unwrapped = [paragraph.replace("\n", " ").strip() for paragraph in article.text.split("\n\n")]
    assert unwrapped == [paragraph.replace("🚢 ", "").strip() for paragraph in PARAGRAPHS]
    assert article.pages == ((0, len(article.text.rstrip("\n"))),)


def test_an_archive_gives_each_member_in_order_of_path() -> None:
    first, second = read_file(EXAMPLES / "articles.zip", filename="articles.zip")
    assert [first.filename, second.filename] == ["one/article.txt", "two/article.md"]
    assert first.text == SAMPLE
    assert first.original == SAMPLE.encode()


@pytest.mark.parametrize(
    ("name", "title", "outlet", "author", "url", "published", "language"),
    [
        ("article.txt", None, None, None, None, None, None),
        ("article.md", "FICTION 🚢 Harbour row", "Imaginary Gazette", None, "URL", "2031-03-03", "en"),
        ("article.html", "FICTION 🚢 Harbour row", None, None, "URL", "2031-03-03T08:00:00Z", "en"),
        ("article.pdf", "FICTION Harbour row", None, "Imaginary Gazette", None, None, None),
        ("article.docx", "FICTION 🚢 Harbour row", None, "Imaginary Gazette", None, None, None),
        ("articles.jsonl", "FICTION 🚢 Harbour row", "Imaginary Gazette", None, "URL", "2031-03-03", "en"),
        ("articles.csv", "FICTION 🚢 Harbour row", "Imaginary Gazette", None, "URL", "2031-03-03", "en"),
    ],
)
def test_what_the_file_says_of_itself(name, title, outlet, author, url, published, language) -> None:
    article = only_article(name)
    expected = url and "https://gazette.example/harbour-row"
    assert (article.title, article.outlet, article.author) == (title, outlet, author)
    assert (article.url, article.published, article.language) == (expected, published, language)


@pytest.mark.parametrize("name", [*KINDS, "article.md", "article.pdf"])
def test_bytes_and_path_read_alike(name) -> None:
    from_bytes = list(read_file((EXAMPLES / name).read_bytes(), filename=name))
    assert from_bytes == list(read_file(EXAMPLES / name, filename=name))


@pytest.mark.parametrize("name", ["article.txt", "article.html", "article.docx", "article.pdf", "article.md"])
def test_a_single_file_keeps_its_bytes_and_names_its_extractor(name) -> None:
    article = only_article(name)
    assert article.original == (EXAMPLES / name).read_bytes()
    assert article.extractor.startswith(name.rpartition(".")[2] + "/")
    assert article.filename == name


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.csv"])
def test_a_row_knows_its_line_and_its_id_and_has_no_file_of_its_own(name) -> None:
    article = only_article(name)
    assert article.external_id == "gz-1"
    assert article.line == (1 if name.endswith("jsonl") else 2)
    assert article.original is None
