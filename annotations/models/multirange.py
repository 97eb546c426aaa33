"""`int4multirange`: the fragments of a span as PostgreSQL knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from psycopg.types.multirange import Multirange
from psycopg.types.range import Range

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field


class IntegerMultirangeField(_Field):
    """Fragments `[(start, end), …]`, half-open, ascending. PostgreSQL merges adjacent ones: services refuse those first."""

    def db_type(self, connection: Any) -> str:
        """The column type."""
        return "int4multirange"

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        """Read as text: driver objects for ranges cost ten times as much, and a text has thousands of marks."""
        return f"{sql}::text", params

    def from_db_value(self, value: Any, *_args: Any) -> list[tuple[int, int]] | None:
        """As plain pairs, out of `{[1,5),[7,9)}`."""
        if value is None:
            return None
        if not isinstance(value, str):  # what an INSERT returns, and expressions
            return [(part.lower, part.upper) for part in value]
        pairs = (pair.split(",") for pair in value[2:-2].split("),["))  # between the braces; a text has thousands
        return [(int(start), int(end)) for start, end in pairs] if len(value) > 2 else []

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002
        """As a multirange."""
        return None if value is None else Multirange([Range(start, end) for start, end in value])

    def to_python(self, value: Any) -> Any:
        """Already pairs; the admin shows them read-only."""
        return value
