"""JSON as sent or refused: depth bounded before the parser recurses, no key lost, no number bent."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, NoReturn

from annotations.errors import Malformed

# One string (closed or cut off) or one bracket; possessive, so that no input makes it slow.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of RELIABILITY §2."""

    depth: int = 64
    digits: int = 64
    keys: int = 1_000


def parse(raw: bytes, *, bounds: Bounds) -> Any:
    """Any JSON value out of UTF-8 bytes."""
    if raw.startswith(_BOM):
        raise Malformed("The body must be UTF-8 without a byte order mark.", reason="malformed")
    _bound_depth(raw, bounds.depth)
    reader = _Reader(bounds)
    try:
        return json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=reader.object,
            parse_constant=reader.constant,
            parse_int=reader.integer,
            parse_float=reader.real,
        )
    except UnicodeDecodeError as error:
        raise Malformed(
            f"The body is not UTF-8 (byte {error.start}).", reason="malformed", offset=error.start
        ) from error
    except json.JSONDecodeError as error:
        raise Malformed(
            f"The body is not JSON (character {error.pos}).", reason="malformed", offset=error.pos
        ) from error


def parse_object(raw: bytes, *, bounds: Bounds) -> dict[str, Any]:
    """A JSON object; every body of this API is one."""
    value = parse(raw, bounds=bounds)
    if not isinstance(value, dict):
        raise Malformed("The body must be a JSON object.", reason="malformed")
    return value


def _bound_depth(raw: bytes, most: int) -> None:
    depth = 0
    for token in _TOKEN.finditer(raw):
        opening = raw[token.start()]
        if opening in b"[{":
            depth += 1
            if depth > most:
                _refuse("too_deep", f"JSON may be nested {most} deep.", limit=most)
        elif opening in b"]}":
            depth -= 1


@dataclass(frozen=True, slots=True)
class _Reader:
    """The hooks of one parse."""

    bounds: Bounds

    def object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(pairs) > self.bounds.keys:
            _refuse("too_many_keys", f"An object may have {self.bounds.keys} keys.", limit=self.bounds.keys)
        made = dict(pairs)
        if len(made) != len(pairs):
            twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
            _refuse("duplicate_key", f"The key {twice[:100]!a} stands twice in one object.")
        return made

    def integer(self, digits: str) -> int:
        self._bound_digits(digits)
        return int(digits)

    def real(self, digits: str) -> float:
        self._bound_digits(digits)
        number = float(digits)
        if math.isinf(number):
            self.constant(digits)
        return number

    def constant(self, name: str) -> NoReturn:
        _refuse("not_finite", f"{name} is not a finite number.")

    def _bound_digits(self, written: str) -> None:
        if sum(character.isdigit() for character in written) > self.bounds.digits:
            _refuse(
                "number_too_long", f"A number may have {self.bounds.digits} digits.", limit=self.bounds.digits
            )


def _refuse(reason: str, detail: str, **meta: Any) -> NoReturn:
    raise Malformed(detail, reason=reason, **meta)
