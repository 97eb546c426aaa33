"""`get_ready`: what `up` needs done before it lets anybody in, in one process: loading Django costs more than most steps."""

from __future__ import annotations

import io
import json
import traceback
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Tables, at a first start the seed articles, and how to sign in; a line of JSON after each."""

    help = "Brings the tables up to date, loads the seed articles if asked, tells how to sign in. Run by `up`."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the workbench is reached, and whether its examples are wanted."""
        parser.add_argument("--base-url", required=True)
        parser.add_argument("--seed", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing goes on without tables; a workbench without its examples is still one."""
        if not self._step("migrate"):
            raise CommandError("The tables could not be brought up to date.")
        if options["seed"]:
            self._step("seed")
        self._step("first_login", base_url=options["base_url"])

    def _step(self, name: str, **options: Any) -> bool:
        told = io.StringIO()
        try:
            call_command(name, stdout=told, stderr=told, skip_checks=name != "migrate", **options)
            well = True
        except Exception:  # noqa: BLE001  told in its log and by its line
            traceback.print_exc(file=told)
            well = False
        self.stdout.write(json.dumps({"step": name, "well": well, "told": told.getvalue()}))
        self.stdout.flush()
        return well
