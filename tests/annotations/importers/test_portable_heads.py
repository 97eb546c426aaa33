"""Heads and feet of pages are told by standing on most of them."""

from __future__ import annotations

from annotations.importers import IncomingArticle, read_file
from annotations.importers.portable_heads import running_heads
from tests.hostile.uploads_reading import pdf


def paged(*pages: str) -> list[str]:
    """The heads and feet found on the pages."""
    text, places, at = "\n\n".join(pages), [], 0
    for page in pages:
        places.append((at, at + len(page)))
        at += len(page) + 2
    return [text[one.start : one.end] for one in running_heads(text, places)]


def test_heads_feet_and_page_numbers_are_found_whatever_the_number() -> None:
    pages = [f"Report on the road\nThe road is open, part {at}.\nIt snowed on day {'x' * at}.\nPage {at} of 4" for at in range(1, 5)]
    assert paged(*pages) == [line for at in range(1, 5) for line in ("Report on the road", f"Page {at} of 4")]


def test_two_pages_are_too_few_and_a_line_in_the_middle_is_none() -> None:
    assert paged("Report\nOne.", "Report\nTwo.") == []
    assert paged(*[f"{at}a.\n{at}b.\nReport\n{at}c.\n{at}d." for at in range(1, 5)]) == []


def test_blank_and_very_short_pages() -> None:
    assert paged("", "A", "A", "A", " ") == ["A", "A", "A"]


def test_a_pdf_says_so() -> None:
    (item,) = read_file(pdf("Head 1", "Head 2", "Head 3"), filename="a.pdf")
    assert isinstance(item, IncomingArticle)
    assert [(one.role, one.reason) for one in item.roles] == [("boilerplate", "head or foot of the page: stands on 3 pages")] * 3
