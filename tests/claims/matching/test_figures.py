"""Figures of a sentence: what adds up, what is left over, what is no division at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.figures import Figure, added_up, edge, told_elsewhere

WHOLE = (0, 1_000)


def figures(*values: float, unit: str = "vehicles", comparators: str = "") -> list[Figure]:
    """The first counts `unit`, the rest leave open what they count; one comparator a figure, `=` where it is plain."""
    signs = [*comparators.split(), *[""] * len(values)]
    words = {">": "over", "≈": "some", ">=": "at least"}
    return [
        Figure(n * 10, n * 10 + 5, value, sign, words.get(sign, ""), unit if n == 0 else "", paragraph=10)
        for n, (value, sign) in enumerate(zip(values, signs, strict=False))
    ]


def test_parts_that_leave_some_of_the_total() -> None:
    found = added_up(WHOLE, figures(980, 850, 120, comparators="≈ > >"))
    assert found is not None
    assert (found.made_up, found.left, found.loose, found.possible) == (970, 10, ("some", "over"), True)


def test_exact_parts_that_leave_some_are_not_possible() -> None:
    found = added_up(WHOLE, figures(980, 850, 120))
    assert found is not None
    assert (found.left, found.loose, found.possible) == (10, (), False)


def test_parts_over_the_total_are_possible_only_where_the_total_is_a_least() -> None:
    strict, loose = (added_up(WHOLE, figures(980, 850, 200, comparators=sign)) for sign in ("", ">="))
    assert strict is not None
    assert loose is not None
    assert (strict.left, strict.possible, loose.possible) == (-70, False, True)


@pytest.mark.parametrize(
    "sentence",
    [[], figures(980), figures(980, 850), figures(980, 5, 12), figures(10, 9, 9, 9), figures(0, 0, 0)],
    ids=["none", "one", "one part", "parts too small to be a division", "parts far over it", "nothing"],
)
def test_what_is_no_division(sentence: list[Figure]) -> None:
    assert added_up(WHOLE, sentence) is None


def test_what_counts_other_things_is_no_part() -> None:
    other = [Figure(10, 15, 850, unit="people"), Figure(20, 25, 120, unit="days")]
    assert added_up(WHOLE, [*figures(980), *other]) is None


def test_a_claim_without_one_of_its_figures_is_not_told() -> None:
    assert added_up((500, 600), figures(980, 850, 120)) is None


def test_the_same_number_in_other_words_elsewhere() -> None:
    here, there = Figure(0, 5, 980, "≈", "some", "vehicles", paragraph=10), Figure(50, 55, 980, ">=", "at least", "vehicles", paragraph=3)
    alike = Figure(60, 65, 980, "≈", "about", "vehicles", paragraph=4)
    assert told_elsewhere((0, 9), [here, there, alike]) == ((here, there),)


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=6))
def test_whole_parts_of_a_plain_total_add_up(parts: list[int]) -> None:
    found = added_up(WHOLE, figures(sum(parts), *parts))
    assert found is not None
    assert (found.left, found.possible) == (0, True)


@given(st.floats(0, 1e9), st.sampled_from([">", ">=", "<", "<=", "≈", "≲", "=", ""]))
def test_the_value_itself_is_always_allowed(value: float, sign: str) -> None:
    least, most = edge(Figure(0, 1, value, sign))
    assert least <= value <= most
