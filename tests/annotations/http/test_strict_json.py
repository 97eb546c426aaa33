"""JSON as sent or refused (RELIABILITY RQ-01 to RQ-05)."""

from __future__ import annotations

import pytest

from annotations.errors import Malformed
from annotations.http.strict_json import Bounds, parse_object

BOUNDS = Bounds(depth=64, digits=64, keys=1_000)


def nested(depth: int) -> bytes:
    return b'{"a":' * (depth - 1) + b"{}" + b"}" * (depth - 1)


@pytest.mark.case("RQ-01")
@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="an empty body"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[]", id="an array"),
        pytest.param(b'"x"', id="a string"),
        pytest.param(b"1", id="a number"),
        pytest.param(b'{"a": ', id="cut off"),
        pytest.param(b'{"a": 1} x', id="garbage behind it"),
        pytest.param(b"]" * 1000, id="only closing brackets"),
        pytest.param(b'{"a": "' + rb"\"" * 200_000, id="a string that never ends"),
    ],
)
def test_what_is_no_object_is_malformed(raw: bytes) -> None:
    with pytest.raises(Malformed) as refusal:
        parse_object(raw, bounds=BOUNDS)
    assert refusal.value.reason == "malformed"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param(b'{"a": NaN}', "not_finite", id="NaN", marks=pytest.mark.case("RQ-02")),
        pytest.param(b'{"a": -Infinity}', "not_finite", id="minus infinity", marks=pytest.mark.case("RQ-02")),
        pytest.param(
            b'{"a": 1e999}', "not_finite", id="overflow to infinity", marks=pytest.mark.case("RQ-02")
        ),
        pytest.param(
            b'{"a": ' + b"1" * 65 + b"}", "number_too_long", id="65 digits", marks=pytest.mark.case("RQ-02")
        ),
        pytest.param(
            b'{"a": 0.' + b"1" * 64 + b"}",
            "number_too_long",
            id="65 digits with a point",
            marks=pytest.mark.case("RQ-02"),
        ),
        pytest.param(
            b'{"a": 1, "a": 2}', "duplicate_key", id="one key twice", marks=pytest.mark.case("RQ-03")
        ),
        pytest.param(
            rb'{"x": [{"a": 1, "\u0061": 2}]}',
            "duplicate_key",
            id="twice after unescaping",
            marks=pytest.mark.case("RQ-03"),
        ),
        pytest.param(nested(65), "too_deep", id="65 deep", marks=pytest.mark.case("RQ-04")),
        pytest.param(b"[" * 50_000, "too_deep", id="50 000 deep", marks=pytest.mark.case("RQ-04")),
        pytest.param(b'{"a":' * 100_000, "too_deep", id="100 000 deep", marks=pytest.mark.case("RQ-04")),
        pytest.param("{}".encode("utf-16"), "malformed", id="UTF-16", marks=pytest.mark.case("RQ-05")),
        pytest.param(b"\xef\xbb\xbf{}", "malformed", id="a byte order mark", marks=pytest.mark.case("RQ-05")),
        pytest.param(b'{"a": "\xff"}', "malformed", id="invalid UTF-8", marks=pytest.mark.case("RQ-05")),
        pytest.param(
            b"{" + b",".join(b'"%d":1' % n for n in range(1001)) + b"}",
            "too_many_keys",
            id="1 001 keys in one object",
        ),
    ],
)
def test_what_a_parser_would_bend_is_refused_by_name(raw: bytes, reason: str) -> None:
    with pytest.raises(Malformed) as refusal:
        parse_object(raw, bounds=BOUNDS)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(nested(64), id="64 deep"),
        pytest.param(b'{"a": ' + b"1" * 64 + b"}", id="64 digits"),
        pytest.param(b"{" + b",".join(b'"%d":1' % n for n in range(1000)) + b"}", id="1 000 keys"),
        pytest.param(b'{"a": "[[[[' + b"[" * 200 + b'"}', id="brackets inside a string"),
        pytest.param(rb'{"a": "\\\"[" , "b": []}', id="escaped quotes"),
    ],
)
def test_at_the_limit_it_is_taken(raw: bytes) -> None:
    assert isinstance(parse_object(raw, bounds=BOUNDS), dict)
