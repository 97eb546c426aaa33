"""Fields that take JSON as it is: nothing is coerced, trimmed or ignored (RQ-07, RQ-17, VD-05).

`Integer`, `Id`, `Offset`, `Score`, `Flag`, `Text`, `Choice`, `Moment` (RFC 3339), `Day`, `Items(child=…)` and
`Free` (a JSON object of the sender's own). All take DRF's arguments (`required`, `max_length` and so on).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import orjson
from django.core.exceptions import ValidationError as DjangoValidationError
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from annotations.http.reasons import Reason

LARGEST = 2**63 - 1
SMALLEST = -(2**63)
METADATA_BYTES = 64 * 2**10
_BAD_CHARACTER = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,6}))?(?:([Zz])|([+-])([0-9]{2}):([0-9]{2}))"
)


def wrong_type(expected: str) -> ValidationError:
    """The refusal of a value of another JSON type."""
    return ValidationError(f"This must be {expected}.", code=Reason("wrong_type", expected=expected))


def clean_characters(text: str) -> str:
    """Refuse what no text here may hold, and say where it stands (UP-02, UP-11)."""
    if found := _BAD_CHARACTER.search(text):
        name = f"U+{ord(found[0]):04X}"
        raise ValidationError(
            f"{name} at offset {found.start()} is not allowed in text.",
            code=Reason("invalid_char", offset=found.start(), character=name),
        )
    return text


class Measured:
    """Limits that say what they were: `meta.limit` beside `too_long` and `out_of_range`."""

    def run_validators(self, value: Any) -> None:
        """Run all of them and keep the figures that Django's own errors carry."""
        found: list[ValidationError] = []
        for validator in self.validators:  # type: ignore[attr-defined]
            try:
                validator(value)
            except ValidationError as error:
                found.append(error)
            except DjangoValidationError as error:
                found.extend(_with_figures(inner) for inner in error.error_list)
        if found:
            raise found[0]


def _with_figures(error: DjangoValidationError) -> ValidationError:
    params = error.params or {}
    figures = {"limit": params["limit_value"]} if "limit_value" in params else {}
    word = {
        "max_length": "too_long",
        "min_length": "too_short",
        "max_value": "out_of_range",
        "min_value": "out_of_range",
    }
    message = str(error.message % params if params else error.message)
    code = str(error.code or "invalid")
    return ValidationError(message, code=Reason(word.get(code, code), **figures))


class Integer(Measured, serializers.IntegerField):
    """A JSON integer within a bigint: no `1.0`, no `"3"`, no true (SP-02)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_value", LARGEST)
        kwargs.setdefault("min_value", SMALLEST)
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> int:
        """The number."""
        if not isinstance(data, int) or isinstance(data, bool):
            raise wrong_type("an integer")
        return data


class Id(Integer):
    """The id of an object named in a body or an answer."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 1)
        super().__init__(**kwargs)


class Offset(Integer):
    """A code point offset; below nought is a reason of its own, beyond the text is the service's (SP-01)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> int:
        """The offset."""
        number = super().to_internal_value(data)
        if number < 0:
            raise ValidationError("Offsets count from 0.", code=Reason("negative"))
        return number


class Score(Measured, serializers.FloatField):
    """A JSON number from 0 to 1."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 0.0)
        kwargs.setdefault("max_value", 1.0)
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> float:
        """The number."""
        if isinstance(data, bool) or not isinstance(data, int | float):
            raise wrong_type("a number")
        return float(data)


class Flag(serializers.BooleanField):
    """true or false."""

    def to_internal_value(self, data: Any) -> bool:
        """The value."""
        if not isinstance(data, bool):
            raise wrong_type("true or false")
        return data


class Text(Measured, serializers.CharField):
    """A JSON string, kept as it came: not trimmed, not normalised."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("trim_whitespace", False)
        super().__init__(**kwargs)
        self.validators = [one for one in self.validators if "ProhibitNull" not in type(one).__name__]
        self.validators = [one for one in self.validators if "ProhibitSurrogate" not in type(one).__name__]

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """Blank is looked for only in strings."""
        if data is not serializers.empty and data is not None and not isinstance(data, str):
            raise wrong_type("a string")
        return super().run_validation(data)

    def to_internal_value(self, data: Any) -> str:
        """The string."""
        return clean_characters(data)


class Choice(serializers.ChoiceField):
    """One word of a vocabulary, spelled as it is: no case or space variants."""

    def to_internal_value(self, data: Any) -> Any:
        """The word."""
        if not isinstance(data, str):
            raise wrong_type("a string")
        if data not in self.choices:
            known = [str(choice) for choice in self.choices]
            raise ValidationError(
                f"This must be one of: {', '.join(known)}.", code=Reason("unknown_value", choices=known)
            )
        return data


@extend_schema_field({"type": "string", "format": "date-time"})
class Moment(serializers.Field[datetime, Any, str, Any]):
    """An RFC 3339 date-time with `Z` or an offset; years 1 to 9999 in UTC (VD-05)."""

    def to_internal_value(self, data: Any) -> datetime:
        """The moment in UTC."""
        if not isinstance(data, str):
            raise wrong_type("a date-time string")
        try:
            return _moment(_MOMENT.fullmatch(data)).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError(
                "Write it as RFC 3339: 2023-02-28T10:30:00Z, or with an offset.", code=Reason("date_time")
            ) from error

    def to_representation(self, value: datetime) -> str:
        """UTC with `Z`."""
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _moment(found: re.Match[str] | None) -> datetime:
    if found is None:
        raise ValueError
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    micro = int((found[7] or "").ljust(6, "0"))
    if found[8]:
        zone = UTC
    else:
        if int(found[10]) > 23 or int(found[11]) > 59:
            raise ValueError(found[0])
        away = timedelta(hours=int(found[10]), minutes=int(found[11]))
        zone = timezone(away if found[9] == "+" else -away)
    return datetime(year, month, day, hour, minute, second, micro, tzinfo=zone)


@extend_schema_field({"type": "string", "format": "date"})
class Day(serializers.Field[date, Any, str, Any]):
    """A calendar day, `2023-02-28`."""

    def to_internal_value(self, data: Any) -> date:
        """The day."""
        if not isinstance(data, str):
            raise wrong_type("a date string")
        try:
            return _day(data)
        except ValueError as error:
            raise ValidationError("Write the day as 2023-02-28.", code=Reason("date")) from error

    def to_representation(self, value: date) -> str:
        """The ISO form."""
        return value.isoformat()


def _day(written: str) -> date:
    if not _DAY.fullmatch(written):
        raise ValueError(written)
    return date.fromisoformat(written)


class Items(serializers.ListField):
    """A JSON array of one kind; `max_length` over it is `too_many`."""

    def to_internal_value(self, data: Any) -> list[Any]:
        """The items, after the count: ten million of them are not looked at one by one."""
        if not isinstance(data, list):
            raise wrong_type("an array")
        if self.max_length is not None and len(data) > self.max_length:
            raise ValidationError(
                f"At most {self.max_length} are taken at once.",
                code=Reason("too_many", limit=self.max_length),
            )
        if not data and not self.allow_empty:
            raise ValidationError("At least one is needed.", code=Reason("too_few", limit=1))
        return list(self.run_child_validation(data))


@extend_schema_field({"type": "object", "additionalProperties": True})
class Free(serializers.Field[dict[str, Any], Any, dict[str, Any], Any]):
    """A JSON object of the sender's own (metadata), at most 64 KiB, without characters no text may hold."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """The object as it came."""
        if not isinstance(data, dict):
            raise wrong_type("an object")
        _clean_tree(data)
        try:
            size = len(orjson.dumps(data))
        except TypeError as error:  # an integer beyond 64 bits
            raise ValidationError("A number is beyond 64 bits.", code=Reason("out_of_range")) from error
        if size > METADATA_BYTES:
            raise ValidationError("At most 64 KiB of JSON.", code=Reason("too_long", limit=METADATA_BYTES))
        return data

    def to_representation(self, value: dict[str, Any]) -> dict[str, Any]:
        """The object as it is stored."""
        return value


def _clean_tree(node: Any) -> None:
    """Every key and string of it; the parser bounds the depth."""
    if isinstance(node, str):
        clean_characters(node)
    elif isinstance(node, dict):
        for key, inner in node.items():
            clean_characters(key)
            _clean_tree(inner)
    elif isinstance(node, list):
        for inner in node:
            _clean_tree(inner)
