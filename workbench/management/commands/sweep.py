"""`manage.py sweep`: once by hand or by cron what the worker's beat does every 15 seconds."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from annotations.services.housekeeping import tidy


class Command(BaseCommand):
    """Send due work again, quarantine lost work, return expired assignments, delete what was kept long enough."""

    help = "Find work that was lost or is overdue, and tidy what has expired. Harmless at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what was done."""
        done = {name: count for name, count in tidy().items() if count}
        for name, count in done.items():
            self.stdout.write(f"{name.replace('_', ' ')}: {count}")
        if not done:
            self.stdout.write("nothing to do")
