"""The stable words behind `errors[].code`, and the way from DRF's nested details to our flat list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

from annotations.errors import FieldError

# DRF's and Django's own words → ours (docs/reference/api.md lists them).
_WORDS = {
    "invalid": "wrong_type",
    "max_length": "too_long",
    "min_length": "too_short",
    "max_value": "out_of_range",
    "min_value": "out_of_range",
    "invalid_choice": "unknown_value",
    "not_a_list": "wrong_type",
    "not_a_dict": "wrong_type",
    "empty": "too_few",
    "null_characters_not_allowed": "invalid_char",
    "surrogate_characters_not_allowed": "invalid_char",
    "does_not_exist": "unknown_reference",
    "max_string_length": "too_long",
}


def word_of(code: str) -> str:
    """Our word for DRF's or Django's."""
    return _WORDS.get(code, code)


class Reason(str):
    """A word with facts beside it; DRF keeps codes by reference, so the facts travel along."""

    __slots__ = ("meta",)
    meta: Mapping[str, Any]

    def __new__(cls, word: str, **meta: Any) -> Self:
        """`Reason("too_long", limit=300)`."""
        made = super().__new__(cls, word)
        made.meta = meta
        return made


def field_errors(detail: Any) -> tuple[FieldError, ...]:
    """Every leaf of a ValidationError's detail, its place written `spans.3.end`."""
    return tuple(_leaves(detail, ()))


def _leaves(detail: Any, place: tuple[str, ...]) -> Iterator[FieldError]:
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            yield from _leaves(inner, place if name == "non_field_errors" else (*place, str(name)))
    elif isinstance(detail, list | tuple):
        for index, inner in enumerate(detail):
            nested = isinstance(inner, Mapping | list | tuple)
            yield from _leaves(inner, (*place, str(index)) if nested else place)
    else:
        code = getattr(detail, "code", "invalid")
        meta = code.meta if isinstance(code, Reason) else {}
        yield FieldError(".".join(place) or None, word_of(str(code)), str(detail), meta)
