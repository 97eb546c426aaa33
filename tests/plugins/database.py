"""One test database for all suites: made and migrated by the owner, used by the run-time role, emptied without TRUNCATE."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase
from psycopg import sql

from workbench.owner import become_application, become_owner

KEPT = ("django_migrations", "django_content_type", "auth_permission")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """CREATE DATABASE needs the owner."""
    alias = connections["default"]
    alias.run_time_credentials = become_owner(alias)  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Tests run as the application; the database is dropped by the owner."""
    alias = connections["default"]
    with django_db_blocker.unblock():
        become_application(alias, alias.run_time_credentials)  # type: ignore[attr-defined]
    yield
    with django_db_blocker.unblock():
        become_owner(alias)
        with alias.cursor() as cursor:  # a server that a test started may not have closed its last connection yet
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def owner_dsn() -> dict[str, Any]:
    """Connection parameters of the test database's owner; never those of a database that was not made for tests."""
    owner, name = settings.DATABASE_OWNER, str(connection.settings_dict["NAME"])
    if not name.startswith("test_"):
        raise RuntimeError(f"{name} is no test database: a test touched it without the fixtures that make one")
    return {
        "host": owner["HOST"], "port": owner["PORT"] or 5432, "user": owner["USER"], "password": owner["PASSWORD"],
        "dbname": name,
    }  # fmt: skip


@contextmanager
def triggers_off() -> Iterator[psycopg.Connection[Any]]:
    """The owner's connection as a forger would have it: no trigger, no foreign key answers. Every statement commits."""
    with psycopg.connect(**owner_dsn(), autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        yield owner


def empty_database() -> None:
    """DELETE from every table with triggers off: the ledger refuses TRUNCATE even to its owner, and stays that way."""
    with triggers_off() as owner:
        rows = owner.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL(%s)",
            [list(KEPT)],
        )
        for (table,) in rows.fetchall():
            owner.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


def _fixture_teardown(self: TransactionTestCase) -> None:
    empty_database()


TransactionTestCase._fixture_teardown = _fixture_teardown  # type: ignore[method-assign]
