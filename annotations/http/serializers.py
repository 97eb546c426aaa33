"""Serializers that refuse what they do not know: unknown fields, read-only fields, anything but an object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from annotations.http.fields import Integer, Text, wrong_type
from annotations.http.reasons import Reason

PAGE_DEFAULT, PAGE_MOST = 50, 200
# What the server decides: naming one in a body is `read_only`, shown by the serializer or not (RQ-07).
SERVER_DECIDES = frozenset(
    {"id", "project", "author", "created_at", "created_by", "status", "version", "is_staff"}
)


class StrictSerializer(serializers.Serializer[Any]):
    """The base of every body: `class SpanDraft(StrictSerializer): start = Offset(); …`.

    A field that is not declared is `unknown_field`, a read-only one `read_only`, even if equal to what is
    stored. Cross-field rules go into `validate`, as in DRF; domain rules into services.
    """

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """The validated fields, or every reason at once."""
        if not isinstance(data, Mapping):
            raise wrong_type("an object")
        surplus = {str(name): self._surplus(str(name)) for name in data if not self._takes(str(name))}
        found: dict[str, Any] = {name: [error] for name, error in surplus.items() if error}
        try:
            values = dict(super().to_internal_value(data))
        except ValidationError as error:
            if isinstance(error.detail, Mapping):
                found = {**error.detail, **found}
        if found:
            raise ValidationError(found)
        return values

    def _takes(self, name: str) -> bool:
        field = self.fields.get(name)
        return field is not None and not field.read_only

    def _surplus(self, name: str) -> Any:
        """Why the field is not taken."""
        code = "read_only" if name in self.fields or name in SERVER_DECIDES else "unknown_field"
        words = {
            "read_only": "The server decides this; leave it out.",
            "unknown_field": "There is no such field here.",
        }
        return ValidationError(words[code], code=Reason(code)).detail[0]  # type: ignore[index]


class Query(serializers.Serializer[Any]):
    """The base of a route's query: strings, each parameter once unless listed in `repeatable`.

    For example `class ArticleQuery(PageQuery): outlet = Text(required=False)`.
    Whole numbers are `Number`, since a query has only strings.
    """

    repeatable: frozenset[str] = frozenset()


class Number(Integer):
    """A whole number in its canonical decimal spelling, out of a query string."""

    def to_internal_value(self, data: Any) -> int:
        """The number; a longer one than a bigint is out of range."""
        if (
            not isinstance(data, str)
            or not data.isascii()
            or data != (data.lstrip("0") or "0")
            or not data.isdigit()
        ):
            if isinstance(data, str) and data.startswith("-") and data[1:].isascii() and data[1:].isdigit():
                raise ValidationError("This must not be negative.", code=Reason("out_of_range"))
            raise wrong_type("a whole number")
        if len(data) > 19:
            raise ValidationError("This is too large.", code=Reason("out_of_range"))
        return int(data)


class PageQuery(Query):
    """The query of a list: `limit` 1 to 200 (50), and the `cursor` that the page before gave as `next`."""

    limit = Number(min_value=1, max_value=PAGE_MOST, default=PAGE_DEFAULT, required=False)
    cursor = Text(max_length=2_000, required=False, help_text="Opaque; from the `next` of the page before.")


Nothing = None
"""In a view's tables: no body taken, or none given (204)."""
