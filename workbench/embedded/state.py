"""The state folder: secrets, logs, servers' data, and what a running `up` tells other commands.

Layout: `lock` (held by the running `up`), `secrets.json` and `env.json` (0600), `logs/`, `run/`
(process ids), `servers/` (data of PostgreSQL and Valkey), `uv/` (the installer).
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workbench.embedded.refusal import CannotStart

ROOT = Path(__file__).resolve().parent.parent.parent
LOG_LIMIT = 10 * 2**20

NOTHING_RUNNING = (
    "No workbench is running here and DATABASE_URL is not set. "
    "Start one with `python3 manage.py up` in another terminal, or set DATABASE_URL and REDIS_URL."
)


@dataclass(frozen=True, slots=True)
class State:
    """Paths below one state folder."""

    folder: Path

    @property
    def servers(self) -> Path:
        """The servers' data, where their account can get here."""
        return self.folder / "servers"

    @property
    def run(self) -> Path:
        """One record for each running child."""
        return self.folder / "run"

    @property
    def environment_file(self) -> Path:
        """What the running `up` tells other commands."""
        return self.folder / "env.json"

    def log(self, name: str) -> Path:
        """Where a child writes; the last one is kept when it has grown large."""
        path = self.folder / "logs" / f"{name}.log"
        path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_LIMIT:
            path.replace(path.with_suffix(".old.log"))
        return path

    def make(self) -> None:
        """Create the folder, or say why that cannot be."""
        try:
            self.folder.mkdir(mode=0o755, parents=True, exist_ok=True)
            self.run.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise CannotStart(f"The state folder {self.folder} cannot be made: {error.strerror}.") from error
        if not os.access(self.folder, os.W_OK) or not os.access(self.run, os.W_OK):
            raise CannotStart(
                f"The state folder {self.folder} belongs to somebody else. "
                "Run as its owner, or set WORKBENCH_STATE to a folder of your own."
            )


def state_folder() -> Path:
    """`WORKBENCH_STATE`, or `.state` beside manage.py."""
    return Path(os.environ.get("WORKBENCH_STATE") or ROOT / ".state").absolute()


def write_private(path: Path, content: str) -> None:
    """Replace a file at once, readable by its owner alone from its first byte."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def read_json(path: Path) -> dict[str, str]:
    """A flat JSON object; nothing when the file is missing or torn."""
    try:
        content = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def given(name: str) -> bool:
    """Whether the environment names a server, outright or by file."""
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def secrets_of(state: State) -> dict[str, str]:
    """Generated once for each state folder; no default password exists anywhere."""
    path = state.folder / "secrets.json"
    known = read_json(path)
    names = ("SECRET_KEY", "POSTGRES_SUPERUSER", "POSTGRES_OWNER", "POSTGRES_APP", "BROKER")
    if missing := [name for name in names if not known.get(name)]:
        known |= {name: secrets.token_hex(32) for name in missing}
        write_private(path, json.dumps(known, indent=1))
    return known


def lock(state: State, *, patience: float = 1.0) -> IO[str] | None:
    """Hold the state folder for as long as the returned file lives; None when another `up` holds it.

    The kernel lets go when the process dies however it dies. Other commands look at the lock for a moment,
    hence the patience.
    """
    file = (state.folder / "lock").open("a")
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                file.close()
                return None
            time.sleep(0.05)
        else:
            return file


def is_running(folder: Path) -> bool:
    """Whether an `up` holds the state folder now."""
    try:
        file = (folder / "lock").open()
    except OSError:
        return False
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def running_environment() -> dict[str, str]:
    """What the running `up` gave its children, so that any other command talks to the same servers.

    Empty when nothing runs but DATABASE_URL is set; a sentence and exit 1 when neither is so.
    """
    folder = state_folder()
    environment = read_json(folder / "env.json") if is_running(folder) else {}
    if not environment and not given("DATABASE_URL"):
        raise SystemExit(NOTHING_RUNNING)
    return environment
