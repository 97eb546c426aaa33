"""Fuzzing for cost: whatever short piece of text is repeated, reading four times as much costs about four times.

A quadratic stage shows as soon as some piece makes it look back or ahead without bound; the pieces are found by chance
and shrunk to the smallest one that does it.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotations.segmentation.costs import lines_run, seconds
from tests.annotations.segmentation.pieces import PIECES

PUMPED = st.one_of(st.lists(PIECES, min_size=1, max_size=5).map("".join), st.text(min_size=1, max_size=8))
EDGE = st.lists(PIECES, max_size=3).map("".join)
PAST_LIMITS = 1_200  # characters: short lines are read by other rules (separators, headings) than long ones


def pumped(head: str, piece: str, tail: str, times: int) -> tuple[str, str]:
    """The piece repeated, and repeated four times as often."""
    least = max(times, PAST_LIMITS // len(piece))
    return head + piece * least + tail, head + piece * 4 * least + tail


@settings(max_examples=60, deadline=None)
@given(EDGE, PUMPED, EDGE)
def test_the_lines_run_grow_with_the_length_whatever_is_repeated(head: str, piece: str, tail: str) -> None:
    small, large = map(lines_run, pumped(head, piece, tail, 40))
    assert large <= 6 * small + 400


@pytest.mark.slow
@settings(max_examples=2_000, deadline=None)
@given(EDGE, PUMPED, EDGE)
def test_long_the_lines_run_grow_with_the_length_whatever_is_repeated(head: str, piece: str, tail: str) -> None:
    small, large = map(lines_run, pumped(head, piece, tail, 60))
    assert large <= 6 * small + 400


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(EDGE, PUMPED, EDGE)
def test_long_the_processor_time_grows_with_the_length_whatever_is_repeated(head: str, piece: str, tail: str) -> None:
    small, large = map(seconds, pumped(head, piece, tail, 500))
    assert large <= 9 * small + 0.05
