"""Many rows at once: by COPY, with ids drawn before, so that what hangs together is written table by table.

Triggers, foreign keys and the ledger see a COPY as any other statement; models' defaults and signals do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg import sql


def draw_ids(models: Sequence[type[Model]], number: int) -> list[tuple[int, ...]]:
    """As many ids of each model, one row of them for each thing to come."""
    names = ", ".join("nextval(pg_get_serial_sequence(%s, 'id'))" for _ in models)
    with connection.cursor() as cursor:
        tables = [model._meta.db_table for model in models]
        cursor.execute(f"SELECT {names} FROM generate_series(1, %s)", [*tables, number])  # noqa: S608  placeholders alone
        return list(cursor.fetchall())


def copy_rows(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], *, alike: Mapping[str, Any] | None = None) -> None:
    """Write rows of `columns`; what is the same in all of them is said once, in `alike`."""
    same = dict(alike or {})
    named = sql.SQL(", ").join(sql.Identifier(name) for name in (*columns, *same))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(model._meta.db_table), named)
    tail = tuple(same.values())
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row((*row, *tail))
