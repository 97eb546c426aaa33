"""Reading without changing: one snapshot for all checks, rows streamed through server-side cursors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

BATCH = 2_000


@contextmanager
def snapshot() -> Iterator[None]:
    """All reads see one moment, and none can write. Inside an open transaction that one's view is used."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            if outermost:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SET LOCAL timezone = 'UTC'")
        yield


def streamed(sql: str, values: Mapping[str, Any] | None = None, *, batch: int = BATCH) -> Iterator[Any]:
    """Rows of a query, some thousands at a time; needs an open transaction (`snapshot`)."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, values or {})
        while rows := cursor.fetchmany(batch):
            yield from rows


def one(sql: str, values: Mapping[str, Any] | None = None) -> Any:
    """The first row of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values or {})
        return cursor.fetchone()
