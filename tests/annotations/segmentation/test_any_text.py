"""Whatever the text, the pipeline answers, points inside it and loses nothing."""

from __future__ import annotations

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.segmentation import Found, segment
from annotations.segmentation.lines import visible
from tests.annotations.segmentation.pieces import PIECES

TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map("".join))


def checked(text: str) -> Found:
    found = segment(text)
    failed = [note for note in found.notes if note.state == "failed"]
    assert failed == []
    return found


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("")
@example("Dec 1:A:A")
@example("\ufeff")
@example('"')
def test_everything_lies_inside_the_text(text: str) -> None:
    found = checked(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found.segments)
    for one in found.suggestions:
        assert one.fragments
        assert all(0 <= start < end <= len(text) for start, end in one.fragments)
        assert all(a[1] <= b[0] for a, b in zip(one.fragments, one.fragments[1:], strict=False))
        for hop in one.chain:
            assert hop.speaker.strip()
            assert hop.speaker_start is not None
            assert text[hop.cue_start : hop.cue_end] == hop.cue


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_paragraphs_and_the_gaps_between_them_rebuild_the_text(text: str) -> None:
    found = checked(text)
    at = 0
    for one in (one for one in found.segments if one.kind == "paragraph"):
        assert one.start >= at
        gap = text[at : one.start]
        assert visible(gap, 0, len(gap))[0] == visible(gap, 0, len(gap))[1]
        at = one.end
    assert visible(text, at, len(text))[0] == visible(text, at, len(text))[1]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_sentences_fill_their_paragraphs_in_order(text: str) -> None:
    found = checked(text)
    paragraphs = [one for one in found.segments if one.kind == "paragraph"]
    sentences = [one for one in found.segments if one.kind == "sentence"]
    assert [one.index for one in sentences] == list(range(len(sentences)))
    for one in paragraphs:
        inside = [two for two in sentences if one.start <= two.start and two.end <= one.end]
        assert "".join("".join(text[two.start : two.end].split()) for two in inside) == "".join(
            text[one.start : one.end].split()
        ) or any(char in text for char in "\u200b\ufeff\u00ad\u200e\u200f\u2060\u200c\u200d")


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_answer_is_the_same_twice_and_can_be_stored(text: str) -> None:
    found = checked(text)
    assert found == segment(text)
    assert json.dumps([[dict(one.details), one.reasons] for one in found.suggestions])


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_scores_are_places_between_nought_and_one(text: str) -> None:
    scores = [one.score for one in checked(text).suggestions if one.kind == "claim"]
    assert all(score is not None and 0 <= score <= 1 for score in scores)
