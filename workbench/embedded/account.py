"""Under which account the servers run, and where their files then lie.

PostgreSQL refuses to run as root. Started by root, the servers run as an account that exists
already (no user is ever added); when that account cannot reach the state folder, the servers' files
go to /var/lib instead of parents being opened.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from workbench.embedded.programs import Program
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import State

ELSEWHERE = Path("/var/lib/factcheck-workbench")


@dataclass(frozen=True, slots=True)
class Account:
    """An unprivileged user that root hands the servers to."""

    uid: int
    gid: int

    def can(self, test: str, path: Path) -> bool:
        """`test -r`, `-w` or `-x` as that account, all parents included."""
        command = ["/bin/sh", "-c", 'test "$1" "$2"', "sh", f"-{test}", str(path)]
        try:
            done = subprocess.run(  # noqa: S603
                command, user=self.uid, group=self.gid, extra_groups=[], cwd="/", check=False
            )
        except (PermissionError, subprocess.SubprocessError) as error:
            raise CannotStart(
                "PostgreSQL does not run as root, and this root may not become another user "
                "(no setuid capability). Start as an ordinary user, or set DATABASE_URL and REDIS_URL."
            ) from error
        return done.returncode == 0

    def own(self, path: Path) -> None:
        """Hand a file or folder over."""
        os.chown(path, self.uid, self.gid)


def for_servers(*, data: Path | None = None) -> Account | None:
    """Answer None for an ordinary user, who runs the servers too; for root the data's owner or who fits."""
    if os.geteuid() != 0:
        return None
    if data and data.exists() and (owner := data.stat()).st_uid:
        return Account(uid=owner.st_uid, gid=owner.st_gid)
    invoked_by = os.environ.get("SUDO_UID", "")
    if invoked_by.isdigit() and int(invoked_by):
        return Account(uid=int(invoked_by), gid=int(os.environ.get("SUDO_GID") or invoked_by))
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(uid=entry.pw_uid, gid=entry.pw_gid)
    raise CannotStart(
        "PostgreSQL does not run as root, and there is neither a `postgres` nor a `nobody` account "
        "to run it as. "
        "Start as an ordinary user, or set DATABASE_URL and REDIS_URL."
    )


def home_for_servers(*, state: State, account: Account | None) -> Path:
    """The folder that holds the servers' data: in the state folder where the account can get there."""
    state.servers.mkdir(mode=0o755, exist_ok=True)
    if account is None or account.can("x", state.servers):
        return state.servers
    note = state.folder / "servers-elsewhere"
    if note.exists() and (home := Path(note.read_text().strip())).is_dir():
        return home
    home = ELSEWHERE / secrets.token_hex(8)
    try:
        home.mkdir(mode=0o755, parents=True)
    except OSError as error:
        raise CannotStart(
            f"The servers' account cannot reach {state.folder}, and {ELSEWHERE} cannot be made "
            f"({error.strerror}). "
            "Set WORKBENCH_STATE to a folder that every account can reach."
        ) from error
    note.write_text(f"{home}\n")
    return home


def private_folder(path: Path, *, account: Account | None) -> Path:
    """A folder for the servers' account alone."""
    path.mkdir(mode=0o700, exist_ok=True)
    if account:
        account.own(path)
    return path


def within_reach(program: Program, *, home: Path, account: Account | None) -> Path:
    """Where a program can be run from by that account: its own place, else a copy beside the data."""
    if account is None or account.can("x", program.path):
        return program.path
    copy = home / "programs" / f"{program.path.name}-{int(program.path.stat().st_mtime)}"
    if not copy.exists():
        fresh = copy.with_name(f"{copy.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        ignore = shutil.ignore_patterns("include", "*.a", "__pycache__")
        for part in program.parts:
            shutil.copytree(program.root / part, fresh / part, symlinks=True, ignore=ignore)
        fresh.replace(copy)
    return copy / program.path.relative_to(program.root)
