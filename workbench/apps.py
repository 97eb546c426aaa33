"""The shell as Django apps: the workbench itself and its admin console."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class WorkbenchConfig(AppConfig):
    """Who may enter, which screens, how it runs."""

    name = "workbench"
    verbose_name = "Workbench"

    def ready(self) -> None:
        """Hand the roles down to the rooms and listen to Celery and to system checks."""
        from workbench import celery, checks, housekeeping, roles  # noqa: F401, PLC0415  registration needs the app registry

        roles.install()


class ConsoleConfig(AdminConfig):
    """Django's admin under our own site class (tokens, no inline script)."""

    default_site = "workbench.admin_site.ConsoleSite"
