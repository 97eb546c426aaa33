"""`.venv` from the hash-locked requirements, on a machine that has only Python and pip.

pip puts uv into the state folder (`--target` works where the system's Python is marked as
externally managed), uv makes `.venv` (no python3-venv needed) and fills it. A stamp in `.venv` lets
later starts pass at once.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.embedded.package_index import base_environment, base_interpreter, uv_settings
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import State, read_json

STAMP = "workbench-stamp.json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lock file `.venv` is to follow."""

    root: Path
    development: bool

    @property
    def venv(self) -> Path:
        """The environment beside manage.py."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.venv / "bin" / "python"

    @property
    def lock(self) -> Path:
        """Everything it holds, with hashes."""
        return self.root / ("requirements-dev.lock" if self.development else "requirements.lock")

    def stamp(self) -> dict[str, str]:
        """What the finished `.venv` will say of itself."""
        return {
            "lock": self.lock.name,
            "sha256": hashlib.sha256(self.lock.read_bytes()).hexdigest(),
            "python": ".".join(map(str, sys.version_info[:2])),
        }

    def is_met(self) -> bool:
        """Whether `.venv` was made from this lock and its interpreter is still there."""
        return self.python.exists() and read_json(self.venv / STAMP) == self.stamp()


def wanted(*, root: Path, development: bool) -> Wanted:
    """`test` needs the development lock.

    `up` keeps to it where it is installed (it holds the other one whole).
    """
    venv = root / ".venv"
    had = read_json(venv / STAMP).get("lock") == "requirements-dev.lock"
    unstamped = not (venv / STAMP).exists() and any(venv.glob("lib/python3*/site-packages/pytest"))
    return Wanted(root=root, development=development or had or unstamped)


def install(*, state: State, target: Wanted) -> None:
    """Bring `.venv` to its lock; two at once wait for each other."""
    with (state.folder / "packages.lock").open("a") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        if target.is_met():
            return
        environment = base_environment()
        environment |= uv_settings(environment=environment) | {
            "UV_PYTHON_DOWNLOADS": "never",
            "UV_NO_PROGRESS": "1",
        }
        if not cache_is_ours(environment):
            environment["UV_CACHE_DIR"] = str(state.folder / "uv" / "cache")
        uv = installer(state=state, root=target.root, environment=environment)
        log = state.log("packages")
        if not usable(target.python):
            command = [
                str(uv),
                "venv",
                "--no-project",
                "--clear",
                "--python",
                base_interpreter(),
                str(target.venv),
            ]
            call(command, environment=environment, log=log)
        (target.venv / STAMP).unlink(missing_ok=True)
        command = [
            str(uv),
            "pip",
            "sync",
            "--require-hashes",
            "--python",
            str(target.python),
            str(target.lock),
        ]
        call(command, environment=environment, log=log)
        (target.venv / STAMP).write_text(json.dumps(target.stamp()))


def installer(*, state: State, root: Path, environment: Mapping[str, str]) -> Path:
    """uv, hash-pinned, in a folder named after its lock."""
    requirements = root / "requirements-bootstrap.lock"
    home = state.folder / "uv" / hashlib.sha256(requirements.read_bytes()).hexdigest()[:12]
    uv = home / "bin" / "uv"
    if usable(uv):
        return uv
    fresh = home.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)
    command = [
        base_interpreter(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "--only-binary=:all:",
        "--no-deps",
    ]
    call(
        [*command, "--target", str(fresh), "-r", str(requirements)],
        environment=environment,
        log=state.log("packages"),
    )
    fresh.replace(home)
    return uv


def usable(program: Path) -> bool:
    """Whether it is there and runs (a `.venv` may outlive the interpreter it points at)."""
    if not program.exists():
        return False
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0  # noqa: S603


def cache_is_ours(environment: Mapping[str, str]) -> bool:
    """Say whether the home folder, where uv keeps its cache, takes one; a service account may have none."""
    if "UV_CACHE_DIR" in environment:
        return True
    place = Path(environment.get("XDG_CACHE_HOME") or Path(environment.get("HOME") or "/nonexistent") / ".cache")
    while not place.exists():
        place = place.parent
    return os.access(place, os.W_OK)


def call(command: Sequence[str], *, environment: Mapping[str, str], log: Path) -> None:
    """Run an installer; its own last words become the sentence when it fails."""
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    with log.open("a") as file:
        file.write(f"$ {' '.join(command)}\n{answer.stdout}{answer.stderr}\n")
    if answer.returncode == 0:
        return
    if "No module named pip" in answer.stderr:
        raise CannotStart(f"{base_interpreter()} has no pip. Install it (on Debian: apt-get install python3-pip).")
    lines = [line for line in answer.stderr.splitlines() if line.strip()]
    raise CannotStart("The packages could not be installed. " + "\n  ".join(lines[-4:]) + f"\n  All of it: {log}")
