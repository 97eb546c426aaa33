"""Every number and date of the five seeds, and the hand-made expressions that the evaluation counts."""

from __future__ import annotations

import pytest

from annotations.evaluation.expected_dates import DATES, NO_DATES, PUBLISHED
from annotations.evaluation.expected_numbers import NO_NUMBERS, NUMBERS
from annotations.evaluation.quantities import is_date_right, is_number_right, measure
from annotations.segmentation import segment
from annotations.segmentation.quantities.numerals import read_numeral
from annotations.segmentation.quantities.quantities import find_quantities
from tests.corpus.golden.write import SEEDS, seed_text

# what stands there, value, then unit and comparator of a number, or granularity and anchor of a date
SEED_QUANTITIES: dict[str, list[tuple[str, object, str | None, str | None]]] = {
    "000": [
        ("Friday", None, "day", "unresolved"),
        ("44-day", 44, "day", None),
        ("September 2020", "2020-09", "month", None),
        ("seven adjacent regions", 7, "regions", None),
        ("over 300 settlements and villages", 300, "settlements and villages", ">"),
        ("almost 30 years", 30, "years", "≲"),
        ("eight villages", 8, "villages", None),
    ],
    "001": [
        ("at least 980 vehicles", 980, "vehicles", ">="),
        ("Dec. 12, 2022", "2022-12-12", "day", None),
        ("Monday", "2023-01-23", "day", "publication date"),
        ("nearly three decades", 3, "decades", "≲"),
        ("2020", "2020", "year", None),
        ("some 980 vehicles", 980, "vehicles", "≈"),
        ("Dec. 12, 2022", "2022-12-12", "day", None),
        ("over 850", 850, None, ">"),
        ("over 120", 120, None, ">"),
        ("about 90 people", 90, "people", "≈"),
        ("2021", "2021", "year", None),
        ("five principles", 5, "principles", None),
        ("Dec. 12", "2022-12-12", "day", "publication date"),
        ("fall 2020", "2020-23", "season", None),
        ("January 2021", "2021-01", "month", None),
        ("two former Soviet republics", 2, "republics", None),
        ("1991", "1991", "year", None),
        ("seven adjacent regions", 7, "regions", None),
        ("fall of 2020", "2020-23", "season", None),
        ("44 days", 44, "days", None),
    ],
    "002": [
        ("December 12, 2022", "2022-12-12", "day", None),
        ("December 3 and 7, 2022", "{2022-12-03,2022-12-07}", "day", None),
        ("December 10, 2022", "2022-12-10", "day", None),
    ],
    "003": [
        ("Wednesday", None, "day", "unresolved"),
        ("two leaders", 2, "leaders", None),
        ("2020-2022", "2020/2022", "interval", None),
        ("2020", "2020", "year", None),
        ("30 years", 30, "years", None),
        ("November 9, 2020", "2020-11-09", "day", None),
        ("two former Soviet republics", 2, "republics", None),
        ("1991", "1991", "year", None),
        ("seven adjacent regions", 7, "regions", None),
        ("fall of 2020", "2020-23", "season", None),
        ("44 days", 44, "days", None),
        ("recent months", None, "month", "vague"),
    ],
    "004": [
        ("two officials", 2, "officials", None),
        ("52nd session", 52, "session", None),
        ("February 28", "2023-02-28", "day", "publication date"),
        ("December 3 and 7, 2022", "{2022-12-03,2022-12-07}", "day", None),
    ],
}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem[:3])
def test_every_number_and_date_of_a_seed(seed: object) -> None:
    path = next(one for one in SEEDS if one == seed)
    text = seed_text(path)
    found = []
    for one in segment(text).suggestions:
        if one.kind == "quantity":
            dated = one.details["type"] == "date"
            keys = ("granularity", "anchor") if dated else ("unit", "comparator")
            found.append((text[one.fragments[0][0] : one.fragments[0][1]], one.details["value"], *(one.details[key] for key in keys)))
    assert found == SEED_QUANTITIES[path.stem[:3]]


@pytest.mark.parametrize(("text", "wanted"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_a_number_of_the_news(text: str, wanted: dict[str, object]) -> None:
    assert is_number_right(text, dict(wanted))


@pytest.mark.parametrize(("text", "value", "granularity"), DATES, ids=[text for text, _, _ in DATES])
def test_a_date_of_the_news(text: str, value: str | None, granularity: str) -> None:
    assert is_date_right(text, value, granularity)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_counts_nothing(text: str) -> None:
    assert [one for one in find_quantities(text, 0, len(text)) if one.details["type"] != "date"] == []


@pytest.mark.parametrize("text", NO_DATES)
def test_what_dates_nothing(text: str) -> None:
    assert [one for one in find_quantities(text, 0, len(text), published=PUBLISHED) if one.details["type"] == "date"] == []


def test_the_evaluation_counts_at_least_a_hundred_and_twenty_expressions_and_all_are_right() -> None:
    assert len(NUMBERS) + len(DATES) >= 120
    assert [figure.value for figure in measure(None)] == [1.0, 1.0]


@pytest.mark.parametrize(
    ("text", "details"),
    [
        pytest.param("980 vehicles used the road since Dec. 12, 2022.", {"period": "2022-12-12/.."}, id="since"),
        pytest.param("He raised $20 million in January 2022 alone.", {"period": "2022-01"}, id="in"),
        pytest.param("They need 40 trucks by 2030 there.", {"period": "../2030"}, id="by"),
        pytest.param("He saw 40 trucks. In 2020 it ended.", {"period": None}, id="not beyond the sentence"),
        pytest.param("They held it for 30 years in 2020.", {"period": None}, id="a length of time"),
        pytest.param("The two republics have been tense since 1991.", {"period": None}, id="a few that do not come about"),
    ],
)
def test_the_time_a_number_holds_for(text: str, details: dict[str, object]) -> None:
    first = find_quantities(text, 0, len(text))[0]
    assert {key: first.details.get(key) for key in details} == details


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        pytest.param("On 03/04/2022 it began.", "day and month may stand in either order", id="order of day and month"),
        pytest.param("It fell in the ’90s.", "the century is not written", id="no century"),
        pytest.param("It rose from the previous month.", "may lean on another time in the text", id="another time in the text"),
        pytest.param("It began two years ago.", "counted back from publication", id="years counted back"),
    ],
)
def test_a_date_that_may_be_another_says_so(text: str, doubt: str) -> None:
    (one,) = find_quantities(text, 0, len(text), published=PUBLISHED)
    assert (one.details["certain"], one.reasons[-1]) == (False, doubt)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("forty-four", 44), ("a hundred", 100), ("one hundred and five", 105), ("two thousand three hundred", 2300), ("half a dozen", 6),
        ("1.5 million", 1_500_000), ("twenty-one thousand", 21_000), ("one and a half", 1.5), ("three quarters of a million", 750_000),
        ("1,250,000", 1_250_000), ("1.250.000", 1_250_000), ("several dozen", None), ("thousands", None),
    ],
)  # fmt: skip
def test_numbers_in_words(words: str, value: float | None) -> None:
    found = read_numeral(words, 0, len(words))
    assert found is not None
    assert (found.value, found.end) == (value, len(words))


def test_relative_dates_are_left_open_without_a_publication_date() -> None:
    text = "Three days ago, last month and on Friday he came; next year he goes, and in the past two years he stayed."
    assert [one.details["value"] for one in find_quantities(text, 0, len(text))] == [None] * 5
