"""An export sees one state of the database, whatever others do meanwhile, and cannot change it."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction

from claims.records import one_state


def _shown(setting: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {setting}")
        return str(cursor.fetchone()[0])


def test_it_is_repeatable_read_and_read_only(django_db_setup: None, django_db_blocker: Any) -> None:
    # Outside the transaction that tests usually stand in, as an export does; nothing is written.
    with django_db_blocker.unblock():
        with one_state():
            assert _shown("transaction_isolation") == "repeatable read"
            assert _shown("transaction_read_only") == "on"
        with transaction.atomic():
            assert _shown("transaction_isolation") == "read committed"
        connection.close()
