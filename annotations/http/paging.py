"""Pages by key, not by number: steady under writes, as fast at the end as at the start (PITFALLS §5).

The cursor is signed for its route, filters, order and reader, so that a foreign or altered one is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.core import signing
from django.db.models import F, Model, QuerySet, Value
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.http import HttpRequest

from annotations.errors import Invalid

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Some rows and the address of the next ones."""

    rows: list[M]
    next: str | None


@dataclass(frozen=True, slots=True)
class Keyset:
    """A list's order: column names, all in one direction (`-` on each or on none), the last one unique."""

    order: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names without signs."""
        return tuple(name.removeprefix("-") for name in self.order)

    @property
    def falls(self) -> bool:
        """Whether it runs from the largest."""
        return self.order[0].startswith("-")

    def page(self, rows: QuerySet[M], *, limit: int, cursor: str | None, request: HttpRequest) -> Page[M]:
        """`limit` rows after the cursor."""
        if len({name.startswith("-") for name in self.order}) != 1:
            raise AssertionError("a keyset runs in one direction")
        salt = self._salt(request)
        if cursor is not None:
            rows = self._after(rows, _read(cursor, salt=salt, width=len(self.order)))
        found = list(rows.order_by(*self.order)[: limit + 1])
        more = len(found) > limit
        found = found[:limit]
        following = self._address(request, self._position(found[-1]), salt) if more else None
        return Page(found, following)

    def _after(self, rows: QuerySet[M], position: list[Any]) -> QuerySet[M]:
        beyond = TupleLessThan if self.falls else TupleGreaterThan
        columns = Tuple(*(F(name) for name in self.columns))
        fields = [_field(rows, name) for name in self.columns]
        values = tuple(
            Value(field.to_python(value), field) for field, value in zip(fields, position, strict=True)
        )
        return rows.filter(beyond(columns, values))

    def _position(self, row: Model) -> list[Any]:
        return [_plain(_value(row, name)) for name in self.columns]

    def _address(self, request: HttpRequest, position: list[Any], salt: str) -> str:
        query = [*_filters(request), ("cursor", signing.dumps(position, salt=salt))]
        if limit := request.GET.get("limit"):
            query.append(("limit", limit))
        return f"{request.path}?{urlencode(query)}"

    def _salt(self, request: HttpRequest) -> str:
        return repr(("page", request.path, sorted(_filters(request)), self.order, request.user.pk))


def _filters(request: HttpRequest) -> list[tuple[str, str]]:
    """The query without what turns pages."""
    return [
        (name, value)
        for name, values in request.GET.lists()
        if name not in {"cursor", "limit"}
        for value in values
    ]


def _read(cursor: str, *, salt: str, width: int) -> list[Any]:
    try:
        position = signing.loads(cursor, salt=salt)
    except (signing.BadSignature, ValueError) as error:
        raise Invalid("This cursor does not belong to this list.", field="cursor", reason="cursor") from error
    if not isinstance(position, list) or len(position) != width:
        raise Invalid("This cursor does not belong to this list.", field="cursor", reason="cursor")
    return position


def _value(row: Any, name: str) -> Any:
    for part in name.split("__"):
        row = getattr(row, part)
    return row


def _field(rows: QuerySet[Any], name: str) -> Any:
    if name in rows.query.annotations:
        return rows.query.annotations[name].output_field
    model: type[Model] = rows.model
    *relations, last = name.split("__")
    for part in relations:
        model = model._meta.get_field(part).related_model  # type: ignore[assignment]
    return model._meta.get_field(last)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
