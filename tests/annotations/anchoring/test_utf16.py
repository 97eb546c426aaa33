"""Both ways between code points and UTF-16 units, as Python's own codec counts them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.anchoring import InsideSurrogatePair, OutsideText, Utf16Map, utf16_index

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("🚢🇦👩‍🚒e\u0301א\uffff")))


@settings(deadline=None)
@given(TEXTS)
def test_the_index_counts_as_the_codec_does(text) -> None:
    assert utf16_index(text) == [len(text[:i].encode("utf-16-le")) // 2 for i in range(len(text) + 1)]


@settings(deadline=None)
@given(TEXTS)
def test_there_and_back(text) -> None:
    conversion = Utf16Map(text)
    assert [conversion.to_units(i) for i in range(len(text) + 1)] == utf16_index(text)
    assert [conversion.to_code_points(u) for u in utf16_index(text)] == list(range(len(text) + 1))
    assert conversion.same == (conversion.units == len(text))


@settings(deadline=None)
@given(TEXTS)
def test_an_offset_inside_a_pair_is_refused(text) -> None:
    conversion = Utf16Map(text)
    for inside in set(range(conversion.units)) - set(utf16_index(text)):
        with pytest.raises(InsideSurrogatePair):
            conversion.to_code_points(inside)


@pytest.mark.parametrize("offset", [-1, 5])
def test_offsets_outside_the_text_are_refused(offset) -> None:
    with pytest.raises(OutsideText):
        Utf16Map("a🚢b").to_units(offset)
    with pytest.raises(OutsideText):
        Utf16Map("a🚢b").to_code_points(offset)


def test_the_spans_of_the_sample() -> None:
    text = "FICTION 🚢 Harbour row\n\nMayor Ada Quill said “120,000"
    assert Utf16Map(text).to_units(45) == 46
    assert text[Utf16Map(text).to_code_points(46) :] == "120,000"
