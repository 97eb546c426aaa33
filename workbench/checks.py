"""System checks that refuse to start unsafe, one sentence each (RELIABILITY L14).

`manage.py check` runs those on settings, `check --database default` all of them; the web process runs all
before its first request and leaves with exit code 1.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

import structlog
from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

SHORTEST_KEY = 50
KNOWN_KEYS = ("django-insecure", "changeme", "change-me", "secret", "insecure", "password", "example")
DEFAULT_PASSWORDS = frozenset(
    {"", "postgres", "password", "admin", "workbench", "changeme", "secret", "app", "owner"}
)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1", "testserver"})

Apps = Sequence[AppConfig] | None
log = structlog.get_logger("workbench.start")


def _refusal(number: int, words: str) -> list[CheckMessage]:
    return [checks.Error(words, id=f"workbench.E{number:03}")]


def is_exposed() -> bool:
    """Whether others than this machine are meant to reach it."""
    return not set(settings.ALLOWED_HOSTS) <= LOOPBACK


@checks.register(checks.Tags.security)
def secret_key(app_configs: Apps, **_: Any) -> list[CheckMessage]:
    """A key that is missing, short, of few different characters, or stands in some tutorial."""
    key = str(settings.SECRET_KEY or "")
    if not key:
        return _refusal(1, "SECRET_KEY is not set.")
    if len(key) < SHORTEST_KEY or len(set(key)) < 10:
        return _refusal(1, f"SECRET_KEY must have at least {SHORTEST_KEY} characters, drawn by chance.")
    if key.lower().startswith(KNOWN_KEYS):
        return _refusal(1, "SECRET_KEY is a known one; draw one of your own.")
    return []


@checks.register(checks.Tags.security)
def hosts(app_configs: Apps, **_: Any) -> list[CheckMessage]:
    """A wildcard, a domain-wide dot alone, or no name at all."""
    if not settings.ALLOWED_HOSTS:
        return _refusal(2, "ALLOWED_HOSTS is empty: name the hosts under which the workbench is reached.")
    if {"*", "."} & set(settings.ALLOWED_HOSTS):
        return _refusal(2, "ALLOWED_HOSTS contains *: name the hosts under which the workbench is reached.")
    return []


@checks.register(checks.Tags.security)
def debug(app_configs: Apps, **_: Any) -> list[CheckMessage]:
    """DEBUG tells strangers what is inside; nothing here needs it."""
    return _refusal(3, "DEBUG must stay off: its pages show settings and queries.") if settings.DEBUG else []


@checks.register(checks.Tags.security)
def passwords(app_configs: Apps, **_: Any) -> list[CheckMessage]:
    """Default passwords of the servers, where others than this machine can reach the workbench."""
    stated = unquote(str(settings.DATABASES["default"].get("PASSWORD", "")))
    if is_exposed() and stated in DEFAULT_PASSWORDS:
        return _refusal(4, "The database password in DATABASE_URL is a default one; choose another.")
    return []


@checks.register(checks.Tags.database)
def migrations(app_configs: Apps, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Code that expects tables the database does not have yet."""
    if not databases or "default" not in databases:
        return []
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return _refusal(5, f"{len(waiting)} migrations are missing: run `python3 manage.py migrate`.")
    return []


@checks.register(checks.Tags.database)
def act_log(app_configs: Apps, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """A run-time role that could rewrite the ledger; only the level `single` says outright that it may."""
    if not databases or "default" not in databases or settings.DATABASE_ROLE_LEVEL == "single":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, pg_has_role(current_user, relowner, 'USAGE') OR "
            "has_table_privilege(current_user, oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER') "
            "FROM pg_class WHERE oid = to_regclass('annotations_act')"
        )
        found = cursor.fetchone()
    if found and found[1]:
        return _refusal(
            6,
            f"The run-time role {found[0]} owns or can alter the act log: give DATABASE_URL a role of its "
            "own and DATABASE_OWNER_URL the owner, or set DATABASE_ROLES=single to accept it.",
        )
    return []


def refuse_unsafe_start() -> None:
    """Leave with one sentence and exit code 1; a database that is away is no reason: 503 will do."""
    found = [one for one in checks.run_checks(tags=[checks.Tags.security]) if one.is_serious()]
    try:
        found = found or checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    except DatabaseError:
        log.warning("the database does not answer yet; its checks were left out")
    finally:
        connection.close()
    if found:
        sys.exit(f"Refused to start: {found[0].msg}")
