"""`check_house`: everything that can be known without running the product; part of the test command.

Each check is a command anyone can run alone; all of them run, two at a time, and the house stands only if all pass.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workbench.settings.env import ROOT

PYTHON = sys.executable
CORES = 2
DJANGO = (PYTHON, "-W", "ignore", "-m", "django")


@dataclass(frozen=True, slots=True)
class Check:
    """One look at the house: its name, the command, and what the environment adds to it."""

    name: str
    command: tuple[str, ...]
    production: bool = False


def _tool(name: str) -> str:
    return str(Path(sysconfig.get_path("scripts")) / name)


CHECKS = (
    Check("ruff", (_tool("ruff"), "check", ".")),
    Check("import contracts", (_tool("lint-imports"), "--no-cache")),
    Check("types", (_tool("mypy"),)),
    Check("dependencies", (_tool("deptry"), ".")),
    Check("templates", (_tool("djlint"), "workbench/templates", "--lint", "--quiet")),
    Check("migrations", (*DJANGO, "makemigrations", "--check", "--dry-run")),
    Check("deployment", (*DJANGO, "check", "--deploy", "--fail-level", "WARNING"), production=True),
    Check("API schema", (*DJANGO, "spectacular", "--validate", "--fail-on-warn", "--file", os.devnull)),
)


class Command(BaseCommand):
    """Look at the house from outside: style, types, contracts, migrations, deployment, schema."""

    help = __doc__.splitlines()[0]
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """`--only NAME` for one check."""
        parser.add_argument("--only", choices=[check.name for check in CHECKS])

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run them all; exit 1 if one fails."""
        wanted = [check for check in CHECKS if options["only"] in {None, check.name}]
        with ThreadPoolExecutor(CORES) as pool:
            failed = [check.name for check, done in zip(wanted, pool.map(_run, wanted), strict=True) if not self._passes(check, *done)]
        if failed:
            self.stderr.write(f"check_house: {', '.join(failed)} did not pass")
            sys.exit(1)

    def _passes(self, check: Check, done: subprocess.CompletedProcess[str], seconds: float) -> bool:
        word = "ok" if done.returncode == 0 else "FAILED"
        self.stdout.write(f"  {check.name:<18} {word:<7} {seconds:5.1f} s")
        if done.returncode:
            self.stdout.write(done.stdout[-6_000:] + done.stderr[-6_000:])
        return done.returncode == 0


def _run(check: Check) -> tuple[subprocess.CompletedProcess[str], float]:
    """What it said, and after how many seconds."""
    began = time.monotonic()
    done = subprocess.run(check.command, cwd=ROOT, env=_environment(check), capture_output=True, text=True, check=False)  # noqa: S603
    return done, time.monotonic() - began


def _environment(check: Check) -> dict[str, str]:
    """The caller's, with the settings each check is about."""
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "workbench.settings.test", "PYTHONPATH": str(ROOT)}
    if check.production:
        given |= {
            "DJANGO_SETTINGS_MODULE": "workbench.settings.prod",
            "ALLOWED_HOSTS": "workbench.example",
            "PUBLIC_URL": "https://workbench.example",
        }
    return given
