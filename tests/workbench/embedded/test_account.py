"""Started by root, the servers run as somebody else; started by anybody, as that one."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.embedded import account, programs
from workbench.embedded.account import Account
from workbench.embedded.cluster import servers
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import ROOT, State

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can hand servers to another account")

ORDINARY = """
import os, sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from workbench.embedded.cluster import throw_away_servers
with throw_away_servers() as environment:
    print(os.geteuid(), sorted(environment))
"""


@as_root
def test_roots_servers_run_as_an_account_that_exists_already(state: State) -> None:
    user = account.for_servers()
    assert user
    assert pwd.getpwuid(user.uid).pw_name in {"postgres", "nobody"}


@as_root
def test_data_of_an_ordinary_user_stays_that_users(place: Path) -> None:
    data = place / "postgres"
    data.mkdir()
    nobody = pwd.getpwnam("nobody")
    os.chown(data, nobody.pw_uid, nobody.pw_gid)
    assert account.for_servers(data=data) == Account(uid=nobody.pw_uid, gid=nobody.pw_gid)


@as_root
def test_under_sudo_they_are_the_invoking_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUDO_UID", "1234")
    monkeypatch.setenv("SUDO_GID", "1235")
    assert account.for_servers() == Account(uid=1234, gid=1235)


@as_root
def test_a_state_folder_behind_a_closed_door_keeps_its_servers_elsewhere(
    place: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "ELSEWHERE", place / "lib")
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    hidden = State(closed / "state")
    hidden.make()
    ours = servers(state=hidden)
    assert ours.postgres
    assert ours.postgres.home.parent == place / "lib"
    try:
        ours.postgres.start()
    finally:
        ours.stop(within=5.0)
    assert servers(state=hidden).postgres.home == ours.postgres.home  # type: ignore[union-attr]
    assert closed.stat().st_mode & 0o777 == 0o700


@as_root
def test_programs_behind_a_closed_door_are_copied_beside_the_data(place: Path) -> None:
    user = account.for_servers()
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    found = programs.postgres()
    for part in found.parts:
        shutil.copytree(found.root / part, closed / part, symlinks=True)
    hidden = programs.Program(path=closed / found.path.relative_to(found.root), root=closed, parts=found.parts)
    copy = account.within_reach(hidden, home=place, account=user)
    assert place / "programs" in copy.parents
    assert user
    for program in (copy, copy.with_name("initdb")):
        done = subprocess.run(
            [program, "--version"],
            user=user.uid,
            group=user.gid,
            extra_groups=[],
            capture_output=True,
            check=False,
        )
        assert b"PostgreSQL" in done.stdout


def test_without_the_right_to_change_user_root_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object, **kwargs: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(subprocess, "run", refused)
    with pytest.raises(CannotStart, match="may not become another user"):
        Account(uid=65534, gid=65534).can("x", Path("/"))


@as_root
def test_an_ordinary_user_starts_servers_of_their_own(place: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    user = Account(uid=nobody.pw_uid, gid=nobody.pw_gid)
    python = next(
        (path for path in (Path(sys.executable), Path("/usr/bin/python3")) if path.exists() and user.can("x", path)),
        None,
    )
    if python is None or not user.can("x", programs.postgres().path):
        pytest.skip("an ordinary user can reach neither this interpreter nor the programs")
    done = subprocess.run(
        [python, "-B", "-c", ORDINARY, ROOT],
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        cwd=place,
        env={"PATH": os.environ["PATH"], "TMPDIR": str(Path(place).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{nobody.pw_uid} ['DATABASE_OWNER_URL', 'DATABASE_URL', 'REDIS_URL'")
