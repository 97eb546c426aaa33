"""One test database for all suites: made and migrated by the owner, used by the run-time role, emptied without TRUNCATE."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase
from psycopg import sql

from workbench.owner import become_application, become_owner


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:  # noqa: ARG001
    """CREATE DATABASE needs the owner."""
    before = become_owner(connections["default"])
    connections["default"].run_time_credentials = before  # type: ignore[attr-defined]
    return


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:  # noqa: ARG001
    """Tests run as the application; the database is dropped by the owner."""
    alias = connections["default"]
    before = alias.run_time_credentials  # type: ignore[attr-defined]
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        become_application(alias, before)
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        become_owner(alias)


def owner_dsn() -> dict[str, object]:
    """Connection parameters of the test database's owner."""
    owner = settings.DATABASE_OWNER
    return {
        "host": owner["HOST"], "port": owner["PORT"] or 5432, "user": owner["USER"], "password": owner["PASSWORD"],
        "dbname": connection.settings_dict["NAME"],
    }


def empty_database() -> None:
    """DELETE from every table with triggers off: the ledger refuses TRUNCATE even to its owner, and stays that way."""
    with psycopg.connect(**owner_dsn(), autocommit=True) as owner:  # type: ignore[arg-type]
        tables = [row[0] for row in owner.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN "
            "('django_migrations', 'django_content_type', 'auth_permission')"
        )]
        owner.execute("SET session_replication_role = replica")
        for table in tables:
            owner.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


def _fixture_teardown(self: TransactionTestCase) -> None:  # noqa: ARG001
    empty_database()


TransactionTestCase._fixture_teardown = _fixture_teardown  # type: ignore[method-assign]
