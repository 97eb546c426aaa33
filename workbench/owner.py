"""Stepping up to the owner's log-in, for the few commands that change the schema."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper


def become_owner(connection: BaseDatabaseWrapper) -> dict[str, object]:
    """Swap the owner's credentials in (the connection's settings are Django's own dictionary); returns what was there.

    No statement time-out: migrations may take long.
    """
    connection.close()
    config = connection.settings_dict
    before = {key: config[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    config.update(settings.DATABASE_OWNER)
    config["OPTIONS"] = {key: value for key, value in config["OPTIONS"].items() if key not in {"assume_role", "options"}}
    return before


def become_application(connection: BaseDatabaseWrapper, before: dict[str, object]) -> None:
    """Back to the run-time role."""
    connection.close()
    connection.settings_dict.update(before)


@contextmanager
def as_owner(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """The owner's log-in for the length of a block; nested use is harmless."""
    before = become_owner(connection)
    try:
        yield
    finally:
        become_application(connection, before)
