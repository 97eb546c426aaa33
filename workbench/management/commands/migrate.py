"""`migrate` as the owner of the tables; afterwards the run-time role gets its rights (PITFALLS: two database roles)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections

from workbench import grants
from workbench.owner import as_owner


class Command(DjangoMigrate):
    """Django's migrate under the owner's log-in, then grants."""

    def get_check_kwargs(self, options: Any) -> Any:
        """All checks but those on the database, which refuse the very migrations that are missing here."""
        return {**super().get_check_kwargs(options), "databases": None}

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, grant, and leave the connection to the application role again."""
        connection = connections[options["database"]]
        with as_owner(connection):
            if settings.DATABASE_ROLE_LEVEL == "assumed":
                grants.ensure_assumed_role(connection, settings.DATABASE_APP_ROLE)
            super().handle(*args, **options)
            if settings.DATABASE_ROLE_LEVEL != "single" and not options["plan"] and not options["check_unapplied"]:
                grants.apply(connection, settings.DATABASE_APP_ROLE)
