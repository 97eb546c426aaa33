"""PDF: the text layer page by page, with the place of every page."""

from __future__ import annotations

from annotations.importers import IncomingArticle, Limits, Problem, read_file
from tests.hostile.uploads_reading import pdf


def read(data: bytes, **limits: int) -> IncomingArticle | Problem:
    (item,) = read_file(data, filename="a.pdf", limits=Limits(**limits))
    return item


def test_pages_are_parted_by_a_blank_line_and_keep_their_place() -> None:
    article = read(pdf("One (first).".replace("(", "\\(").replace(")", "\\)"), "Two.", "Three."))
    assert article.text == "One (first).\n\nTwo.\n\nThree.\n"
    assert [article.text[start:end] for start, end in article.pages] == ["One (first).", "Two.", "Three."]


def test_a_page_that_is_only_a_picture_is_reported() -> None:
    article = read(pdf("One.", "", "Three."))
    assert article.text == "One.\n\nThree.\n"
    assert [article.text[start:end] for start, end in article.pages] == ["One.", "", "Three."]
    assert [(notice.code, notice.meta["pages"]) for notice in article.warnings] == [
        ("pdf.page_without_text", [2])
    ]


def test_a_scan_names_its_pages() -> None:
    problem = read(pdf("", ""))
    assert (problem.code, problem.meta["pages"]) == ("pdf.no_text", [1, 2])


def test_too_many_pages_and_too_much_text_are_refused() -> None:
    assert read(pdf("a", "b", "c"), pdf_pages=2).code == "pdf.too_many_pages"
    assert read(pdf("abc", "def"), text_bytes=5).code == "text.too_large"


def lines(*drawn: tuple[str, int]) -> bytes:
    """One page with lines of text at given heights."""
    content = (
        "BT /F1 12 Tf " + " ".join(f"1 0 0 1 72 {height} Tm ({text}) Tj" for text, height in drawn) + " ET"
    )
    return pdf("PLACEHOLDER").replace(b"BT /F1 12 Tf 72 720 Td (PLACEHOLDER) Tj ET", content.encode())


def test_a_wider_gap_between_lines_is_a_blank_line() -> None:
    article = read(
        lines(("The mayor said on", 700), ("Monday that.", 686), ("Nobody knew", 658), ("more.", 644))
    )
    assert article.text == "The mayor said on\nMonday that.\n\nNobody knew\nmore.\n"


def test_a_divided_word_is_not_joined() -> None:
    article = read(lines(("The may-", 700), ("or said.", 686)))
    assert article.text == "The may-\nor said.\n"
