"""JSON as the standard has it: no duplicate keys, no NaN, no depth that exhausts the parser."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, NoReturn

from annotations.importers.incoming import Refusal
from annotations.importers.limits import Limits

_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")


def too_deep(source: str, deepest: int) -> bool:
    """Whether brackets nest deeper than `deepest`, found by scanning before any parser recurses."""
    if source.count("{") + source.count("[") <= deepest:
        return False
    depth = 0
    for bracket in _BRACKETS.finditer(_STRINGS.sub("", source)):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > deepest:
            return True
    return False


def strict_object(source: str, limits: Limits) -> dict[str, Any]:
    """Parse one JSON object. Refusals: `json.syntax`, `json.too_deep`, `json.duplicate_key` and others."""
    if too_deep(source, limits.json_depth):
        raise Refusal("json.too_deep", f"The JSON is nested deeper than {limits.json_depth}.")
    try:
        value = _decoder(limits).decode(source)
    except json.JSONDecodeError as error:
        message = f"Not JSON: {error.msg} at character {error.pos}."
        raise Refusal("json.syntax", message, column=error.pos + 1) from error
    if not isinstance(value, dict):
        raise Refusal("json.schema", "The line is JSON, but no object.")
    return value


@lru_cache(maxsize=8)
def _decoder(limits: Limits) -> json.JSONDecoder:
    """A decoder that refuses what Python's own would accept."""

    def number(literal: str) -> int:
        if len(literal.lstrip("-")) > limits.number_digits:
            raise Refusal("json.number_too_long", f"A number has more than {limits.number_digits} digits.")
        return int(literal)

    def real(literal: str) -> float:
        if len(literal) > limits.number_digits or abs(float(literal)) == float("inf"):
            raise Refusal("json.number_too_long", "A number is longer or larger than can be kept.")
        return float(literal)

    def not_finite(literal: str) -> NoReturn:
        raise Refusal("json.not_finite", f"{literal} is no JSON number.")

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(pairs) > limits.object_keys:
            raise Refusal("json.too_many_keys", f"An object has more than {limits.object_keys} keys.")
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)[:80]
            raise Refusal("json.duplicate_key", f"The key {twice!r} stands twice.", pointer=f"/{twice}")
        return found

    return json.JSONDecoder(
        object_pairs_hook=unique, parse_constant=not_finite, parse_int=number, parse_float=real
    )
