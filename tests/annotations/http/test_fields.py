"""Nothing is coerced, trimmed or ignored (RELIABILITY SP-02, UP-02, VD-05, RQ-07, RQ-17)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from rest_framework.exceptions import ValidationError
from rest_framework.serializers import Serializer

from annotations.http import fields
from annotations.http.reasons import field_errors
from annotations.http.serializers import Number, StrictSerializer


class Edge(StrictSerializer):
    """A part of the sample."""

    start = fields.Offset()
    end = fields.Offset()


class Sample(StrictSerializer):
    """A body with one field of each kind."""

    id = fields.Id(read_only=True)
    number = fields.Integer(required=False)
    offset = fields.Offset(required=False)
    score = fields.Score(required=False)
    flag = fields.Flag(required=False)
    text = fields.Text(max_length=5, required=False)
    word = fields.Choice(choices=["low", "high"], required=False)
    moment = fields.Moment(required=False)
    day = fields.Day(required=False)
    items = fields.Items(child=fields.Text(), max_length=2, required=False)
    edges = Edge(many=True, required=False)
    free = fields.Free(required=False)


def reasons(data: Any, serializer: type[Serializer[Any]] = Sample) -> list[tuple[str | None, str]]:
    reader = serializer(data=data)
    with pytest.raises(ValidationError) as refusal:
        reader.is_valid(raise_exception=True)
    return [(found.field, found.code) for found in field_errors(refusal.value.detail)]


@pytest.mark.case("SP-02")
@pytest.mark.parametrize(
    "value",
    ["3", "٣", 1.0, 1.5, True, [1], {}],
    ids=["a string", "other digits", "1.0", "1.5", "true", "an array", "an object"],
)
def test_only_json_integers_are_integers(value: object) -> None:
    assert reasons({"number": value}) == [("number", "wrong_type")]


@pytest.mark.case("SP-02")
@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, 10**60], ids=["2^63", "below -2^63", "10^60"])
def test_what_a_bigint_cannot_hold_is_out_of_range(value: int) -> None:
    assert reasons({"number": value}) == [("number", "out_of_range")]


@pytest.mark.case("SP-02")
@pytest.mark.parametrize(
    "name", ["number", "score", "flag", "text", "word", "moment", "day", "items", "edges", "free"]
)
def test_null_is_no_value(name: str) -> None:
    assert reasons({name: None}) == [(name, "null")]


@pytest.mark.case("RQ-17")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", 1),
        ("text", True),
        ("text", ["a"]),
        ("flag", "true"),
        ("flag", 1),
        ("score", "0.5"),
        ("score", True),
        ("word", 1),
        ("word", ["low"]),
        ("moment", 1),
        ("day", 20230101),
        ("items", "ab"),
        ("items", {"0": "a"}),
        ("edges", {}),
        ("free", []),
        ("free", "x"),
    ],
)
def test_another_json_type_is_the_wrong_type(name: str, value: object) -> None:
    assert reasons({name: value})[0][1] == "wrong_type"


@pytest.mark.case("UP-02")
@pytest.mark.parametrize(
    "bad", ["\x00", "\ud800", "\ufffe", "\uffff"], ids=["NUL", "a lone surrogate", "U+FFFE", "U+FFFF"]
)
def test_characters_no_text_may_hold_are_told_with_their_offset(bad: str) -> None:
    reader = Sample(data={"text": f"é{bad}"})
    assert not reader.is_valid()
    (found,) = field_errors(reader.errors) or [None]
    assert found is not None
    assert found.code == "invalid_char"
    assert reasons({"free": {f"k{bad}": 1}}) == [("free", "invalid_char")]
    assert reasons({"free": {"k": [{"deep": bad}]}}) == [("free", "invalid_char")]


def test_text_is_kept_as_it_came() -> None:
    reader = Sample(data={"text": " é\r\n "})
    assert reader.is_valid()
    assert reader.validated_data["text"] == " é\r\n "


def test_a_limit_is_named_beside_the_reason() -> None:
    with pytest.raises(ValidationError) as refusal:
        Sample(data={"text": "123456", "items": ["a", "b", "c"]}).is_valid(raise_exception=True)
    found = {one.field: (one.code, dict(one.meta)) for one in field_errors(refusal.value.detail)}
    assert found == {"text": ("too_long", {"limit": 5}), "items": ("too_many", {"limit": 2})}


@pytest.mark.parametrize(
    "word", ["Low", "low ", "middle", ""], ids=["upper case", "a space", "unknown", "empty"]
)
def test_a_word_is_taken_as_it_is_spelled_or_not_at_all(word: str) -> None:
    assert reasons({"word": word}) == [("word", "unknown_value")]


@pytest.mark.case("VD-05")
@pytest.mark.parametrize(
    "written",
    [
        pytest.param("2023-02-28T10:30:00", id="no zone"),
        pytest.param("2023-02-30T10:30:00Z", id="30 February"),
        pytest.param("0000-01-01T00:00:00Z", id="year 0"),
        pytest.param("0001-01-01T00:00:00+01:00", id="before year 1 in UTC"),
        pytest.param("9999-12-31T23:59:59-01:00", id="after year 9999 in UTC"),
        pytest.param("２023-02-28T10:30:00Z", id="a full-width digit"),
        pytest.param("2023-02-28 10:30:00Z", id="a blank for the T"),
        pytest.param("2023-02-28", id="only a day"),
        pytest.param("2023-02-28T10:30:00+25:00", id="an offset of 25 hours"),
        pytest.param("2023-02-28T10:30:00Z\n", id="a line feed behind it"),
    ],
)
def test_a_moment_is_rfc_3339_with_its_zone(written: str) -> None:
    assert reasons({"moment": written}) == [("moment", "date_time")]


def test_a_moment_is_kept_in_utc() -> None:
    reader = Sample(data={"moment": "2023-02-28T10:30:00.25+04:00"})
    assert reader.is_valid()
    assert reader.validated_data["moment"] == datetime(2023, 2, 28, 6, 30, 0, 250_000, tzinfo=UTC)


@pytest.mark.case("RQ-07")
def test_fields_nobody_knows_and_fields_the_server_decides_are_refused() -> None:
    assert sorted(reasons({"id": 1, "version": 1, "nonsense": 1})) == [
        ("id", "read_only"),
        ("nonsense", "unknown_field"),
        ("version", "read_only"),
    ]


def test_an_error_deep_inside_names_its_place() -> None:
    assert ("edges.1.end", "wrong_type") in reasons(
        {"edges": [{"start": 0, "end": 1}, {"start": 0, "end": "x"}]}
    )


@pytest.mark.case("SP-01")
def test_offsets_below_nought_are_negative() -> None:
    assert reasons({"offset": -1}) == [("offset", "negative")]


@pytest.mark.case("RQ-09")
@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("-1", "out_of_range"),
        ("0", "out_of_range"),
        ("201", "out_of_range"),
        ("1" + "0" * 30, "out_of_range"),
        ("07", "wrong_type"),
        ("+1", "wrong_type"),
        ("1.0", "wrong_type"),
        ("١", "wrong_type"),
        ("", "wrong_type"),
        ("x", "wrong_type"),
    ],
)
def test_a_number_in_a_query_has_one_spelling_and_is_not_clamped(written: str, reason: str) -> None:
    class Asked(Serializer[Any]):
        limit = Number(min_value=1, max_value=200)

    assert reasons({"limit": written}, Asked) == [("limit", reason)]
