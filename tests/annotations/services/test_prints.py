"""Paragraphs are found again by their prints, in pieces of the text and no further than needed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.segmentation.layout.prints import paragraph_prints
from annotations.services import prints
from tests import people

LINES = [f"{'  ' * (n % 2)}Paragraph {n} of this text is long enough to be printed: so it says at least." for n in range(20)]
TEXT = "\n".join(LINES) + "\r\n \n"


@pytest.mark.parametrize("piece", [1, 7, 90, 1_000, 100_000])
def test_wherever_the_text_is_cut_they_are_found_where_they_stand(desk: people.Desk, monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    monkeypatch.setattr(prints, "PIECE", piece)
    edition = people.edition_of(people.ingest(desk.anahit, TEXT))
    known = paragraph_prints(edition.text)
    found = prints.paragraphs_with(edition.pk, known, shown=25)
    assert found == {key: (start, edition.text[start : start + 25]) for key, (start, _end) in known.items()}
    assert prints.paragraphs_with(edition.pk, [7]) == {}


def test_nothing_is_read_behind_the_last_one(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prints, "PIECE", 400)
    edition = people.edition_of(people.ingest(desk.anahit, TEXT))
    first, *_others, last = paragraph_prints(edition.text)
    with CaptureQueriesContext(connection) as near:
        prints.paragraphs_with(edition.pk, [first])
    with CaptureQueriesContext(connection) as far:
        prints.paragraphs_with(edition.pk, [first, last])
    assert len(near) == 1 < len(far)
