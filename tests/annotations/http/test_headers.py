"""How `If-Match` and `Idempotency-Key` may be written (RELIABILITY L8, L9)."""

from __future__ import annotations

import pytest

from annotations.errors import BadHeader, PreconditionRequired
from annotations.http import headers


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("*", id="a star"),
        pytest.param('W/"7-3"', id="a weak tag"),
        pytest.param("7-3", id="no quotes"),
        pytest.param('"7-3', id="half a pair of quotes"),
        pytest.param('"7-3" "7-4"', id="no comma between"),
        pytest.param("", id="nothing"),
        pytest.param('"7-3",', id="a comma too many"),
        pytest.param('"1",' * 2_000 + '"1"', id="longer than 4 KiB"),
    ],
)
def test_a_tag_that_is_not_strong_and_quoted_is_a_bad_header(value: str) -> None:
    with pytest.raises(BadHeader):
        headers.wanted_tags(value)


def test_a_list_of_tags_is_taken() -> None:
    assert headers.wanted_tags(' "7-3" , "7-4"') == ('"7-3"', '"7-4"')


def test_a_missing_tag_is_its_own_refusal() -> None:
    with pytest.raises(PreconditionRequired):
        headers.wanted_tags(None)


@pytest.mark.parametrize(
    "key", ["", "a b", "é", "x" * 256, "a\tb"], ids=["empty", "a blank", "not ASCII", "256 long", "a tab"]
)
def test_a_key_of_other_characters_is_a_bad_header(key: str) -> None:
    with pytest.raises(BadHeader):
        headers.idempotency_key(key)


def test_keys_of_1_and_255_characters_are_taken() -> None:
    assert headers.idempotency_key("~") == "~"
    assert headers.idempotency_key("k" * 255) == "k" * 255
    assert headers.idempotency_key(None) is None
