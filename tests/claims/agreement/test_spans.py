"""Two people's marks on one text."""

from __future__ import annotations

import pytest

from claims.agreement import Mark, Undefined, overlap_f1, span_f1

CLAIM = Mark("claim", ((0, 10),))
SHIFTED = Mark("claim", ((5, 15),))
PIECES = Mark("claim", ((0, 4), (6, 10)))
FRAMING = Mark("framing", ((0, 10),))


@pytest.mark.parametrize(
    ("first", "second", "exact", "overlap"),
    [
        ([CLAIM], [CLAIM], 1, 1),
        ([CLAIM], [], 0, 0),
        ([CLAIM], [FRAMING], 0, 0),
        ([CLAIM], [SHIFTED], 0, 0.5),
        ([CLAIM], [PIECES], 0, 16 / 18),
        ([CLAIM, FRAMING], [CLAIM], 2 / 3, 2 / 3),
        ([CLAIM, CLAIM], [CLAIM], 1, 1),
    ],
    ids=[
        "the same mark",
        "one marked, the other did not",
        "the same words with another label",
        "edges apart",
        "whole against pieces",
        "one mark more",
        "a mark made twice counts once",
    ],
)
def test_f1(first: list[Mark], second: list[Mark], exact: float, overlap: float) -> None:
    assert span_f1(first, second).value == pytest.approx(exact)
    assert span_f1(second, first).value == pytest.approx(exact)
    assert overlap_f1(first, second).value == pytest.approx(overlap)
    assert overlap_f1(second, first).value == pytest.approx(overlap)


def test_two_empty_texts_are_no_agreement() -> None:
    assert span_f1([], []).reason is Undefined.NO_MARKS
    assert overlap_f1([], []).reason is Undefined.NO_MARKS
