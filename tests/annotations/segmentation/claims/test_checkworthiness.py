"""The ranking of claims: what it looks at, how it weighs, and that its reasons are what moved it."""

from __future__ import annotations

import json

import pytest

from annotations.segmentation.claims.checkworthiness import SHIPPED, WEIGHTS_FILE, Model, explain, percentiles, total, weigh
from annotations.segmentation.claims.features import WORD, features
from annotations.segmentation.claims.signs import NAMED, PAIRS, WORDS


def signs(text: str) -> set[str]:
    return {name for name in features(text) if not name.startswith(WORD)}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param("Over 980 vehicles used the road.", "number", id="digits"),
        pytest.param("He sold eight villages.", "number", id="a number word"),
        pytest.param("It fell by 12 in 2020.", "year", id="a year"),
        pytest.param("It fell by 12% since May.", "percent", id="a percent sign"),
        pytest.param("Nobody didn't vote.", "negation", id="a contraction"),
        pytest.param("The meeting took place there.", "event", id="two words"),
        pytest.param("The road used by Ann Lee.", "name", id="a name"),
        pytest.param("At least 90 people came.", "more", id="a bound before a number"),
        pytest.param("Was the road open?", "question", id="a question"),
        pytest.param("“Was the road open?”", "question", id="a question in marks"),
        pytest.param("They met.", "short", id="two words only"),
        pytest.param("The road was closed to them.", "ed", id="a participle"),
    ],
)
def test_signs_are_seen(text: str, sign: str) -> None:
    assert sign in signs(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param("Two leaders met.", "number", id="two of something"),
        pytest.param("They need bread.", "ed", id="no past"),
        pytest.param("He spoke about peace.", "more", id="about without a number"),
        pytest.param("Envoys met.", "name", id="the first word's capital"),
        pytest.param("Envoys met on Tuesday in March.", "name", id="a day and a month"),
        pytest.param("Envoys met in May.", "may", id="the month of May"),
        pytest.param("Envoys met in May.", "name", id="nor is it a name"),
        pytest.param("Envoys met last week.", "extreme", id="last week"),
        pytest.param("At least 40 envoys met.", "extreme", id="at least"),
    ],
)
def test_signs_are_not_imagined(text: str, sign: str) -> None:
    assert sign not in signs(text)


def test_names_are_no_words() -> None:
    words = {name for name in features("Yesterday the voters of Ann Lee's Party in Utah blamed taxes.") if name.startswith(WORD)}
    assert {"word:taxes", "word:voters", "word:blamed_taxes"} <= words
    assert not {word for word in words if {"ann", "lee", "party", "utah", "yesterday"} & set(word.removeprefix(WORD).split("_"))}


def test_only_known_words_are_kept() -> None:
    assert [name for name in features("the taxes rose", known={"word:taxes"}) if name.startswith(WORD)] == ["word:taxes"]


def test_what_surrounds_a_clause_is_a_sign() -> None:
    assert {"attributed", "attitude"} <= features("concern over the road", attributed=True, attitude=True).keys()


def test_every_sign_has_a_phrase_and_a_weight() -> None:
    given = {sign for listed in (WORDS, PAIRS) for all_of_one in listed.values() for sign in all_of_one}
    assert given <= NAMED.keys()
    assert NAMED.keys() <= SHIPPED.weights.keys()


MODEL = Model({"bias": -1.0, "number": 2.0, "numbers": 0.5, "ought": -0.7, "word:taxes": 1.0, "word:bread": -1.0, "name": 0.05})


def test_the_weight_is_the_sum_of_what_was_seen() -> None:
    assert total(MODEL.weights, {"number": 1.0, "ought": 2.0, "unheard": 9.0}) == pytest.approx(-1.0 + 2.0 - 1.4)


def test_reasons_are_what_moved_the_sum_strongest_first() -> None:
    seen = {"number": 1.0, "numbers": 1.0, "ought": 1.0, "word:taxes": 0.3, "word:bread": 0.2, "name": 1.0}
    assert explain(MODEL.weights, seen) == (
        "has several numbers",
        "less: says what should be",
        "words often found in what is checked: “taxes”",
        "less: words seldom found in what is checked: “bread”",
    )


def test_a_chance_is_calibrated() -> None:
    plain = weigh("12 roads", model=MODEL)
    sloped = weigh("12 roads", model=Model(MODEL.weights, slope=0.5, offset=-3.0))
    assert sloped.weight == plain.weight
    assert sloped.chance < plain.chance < 1


def test_the_shipped_weights_are_small_and_say_where_they_come_from() -> None:
    content = WEIGHTS_FILE.read_bytes()
    assert len(content) <= 150_000
    assert "CC BY 4.0" in json.loads(content)["about"]


def test_length_alone_does_not_raise_a_chance() -> None:
    once = weigh("the taxes rose and the army closed the road to the villages in the hills ")
    often = weigh("the taxes rose and the army closed the road to the villages in the hills " * 400)
    assert often.weight < once.weight + 8


@pytest.mark.parametrize(
    ("weights", "places"),
    [
        pytest.param([], [], id="none"),
        pytest.param([3.0], [0.5], id="one"),
        pytest.param([1.0, 3.0], [0.25, 0.75], id="two"),
        pytest.param([2.0, 2.0], [0.5, 0.5], id="equal weights share their place"),
    ],
)
def test_percentiles(weights: list[float], places: list[float]) -> None:
    assert percentiles(weights) == places
