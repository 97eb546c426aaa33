"""A selector tells a span's place, its quote and what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.anchoring import describe

AROUND = st.text(st.sampled_from("ab 🚢👩\u200d🚒\u0301\u0308🏽\nא"), max_size=60)


@settings(deadline=None)
@given(AROUND, st.text(min_size=1, max_size=5), AROUND)
def test_a_selector_is_a_literal_piece_of_the_text(before, quote, after) -> None:
    text = before + quote + after
    found = describe(text, len(before), len(before) + len(quote))
    assert found.exact == quote
    assert before.endswith(found.prefix)
    assert after.startswith(found.suffix)
    assert len(found.prefix) <= 32
    assert len(found.suffix) <= 32


@pytest.mark.parametrize(
    "character",
    [
        pytest.param("e\u0301", id="a letter and its accent"),
        pytest.param("👩\u200d🚒", id="a joined emoji"),
        pytest.param("👍🏽", id="a hand and its skin tone"),
        pytest.param("\ud83d\udea2", id="the halves of a surrogate pair"),
    ],
)
def test_the_context_never_cuts_a_character(character) -> None:
    plain = "x" * (33 - len(character))
    for inside in range(1, len(character)):
        before = character + plain + "x" * (inside - 1)
        after = "y" * (32 - inside) + character
        found = describe(before + "QUOTE" + after, len(before), len(before) + 5)
        assert found.prefix == before.removeprefix(character)
        assert found.suffix == after.removesuffix(character)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(2, 2, id="an empty span"),
        pytest.param(-1, 2, id="a start before the text"),
        pytest.param(1, 9, id="an end past the text"),
        pytest.param(3, 1, id="an end before the start"),
    ],
)
def test_no_selector_without_a_span(start, end) -> None:
    with pytest.raises(ValueError, match="no span"):
        describe("abcd", start, end)
