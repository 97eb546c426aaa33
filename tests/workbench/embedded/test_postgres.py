"""The embedded PostgreSQL: made once, recovered from every kind of death, two roles apart."""

from __future__ import annotations

import os
import signal
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from workbench.embedded import roles
from workbench.embedded.child import working_in
from workbench.embedded.cluster import Servers, servers
from workbench.embedded.postgres import Postgres
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import State, write_private

Ask = Callable[..., list[tuple[object, ...]]]


def kill(server: Postgres) -> None:
    """The harshest end there is."""
    assert server.child
    assert server.child.process
    os.kill(server.child.process.pid, signal.SIGKILL)
    server.child.process.wait()


def test_it_lies_in_a_path_with_a_space_and_listens_on_loopback_alone(postgres: Postgres, ask: Ask) -> None:
    assert " " in str(postgres.data)
    assert ask(postgres, "SHOW listen_addresses") == [("127.0.0.1",)]
    assert ask(postgres, "SHOW server_encoding") == [("UTF8",)]


def test_the_data_folder_is_the_servers_alone(postgres: Postgres) -> None:
    assert stat.S_IMODE(postgres.data.stat().st_mode) == 0o700
    assert postgres.data.stat().st_uid != 0


def test_every_login_needs_its_password(postgres: Postgres) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(f"postgres://{roles.APP}:guessed@127.0.0.1:{postgres.port}/{roles.DATABASE}")


def test_one_role_owns_the_database_and_the_other_owns_nothing(postgres: Postgres, ask: Ask) -> None:
    owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
    assert ask(postgres, owner) == [(roles.OWNER,)]
    rights = "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert ask(postgres, rights, role=roles.APP) == [(False, False, False, False)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(postgres, "CREATE TABLE mine (id int)", role=roles.APP)


def test_a_killed_server_comes_back_on_its_port_with_what_was_committed(postgres: Postgres, ask: Ask) -> None:
    ask(postgres, "CREATE TABLE kept (word text)")
    ask(postgres, "INSERT INTO kept VALUES ('committed')")
    port = postgres.port
    kill(postgres)
    postgres.start()
    assert postgres.port == port
    assert ask(postgres, "SELECT word FROM kept") == [("committed",)]


def test_a_server_left_by_a_killed_supervisor_is_ended_first(postgres: Postgres, state: State, ask: Ask) -> None:
    ask(postgres, "CREATE TABLE kept (word text)")
    left_behind = working_in(postgres.data, programs=("postgres",))
    successor = servers(state=state).postgres
    assert successor
    successor.start()
    try:
        assert ask(successor, "SELECT count(*) FROM kept") == [(0,)]
        assert not set(left_behind) & set(working_in(successor.data, programs=("postgres",)))
    finally:
        kill(successor)


def test_a_stale_lock_file_naming_a_living_stranger_does_not_stop_it(postgres: Postgres, ask: Ask) -> None:
    kill(postgres)
    lock = postgres.data / "postmaster.pid"
    content = lock.read_text().splitlines()
    lock.write_text("\n".join([str(os.getpid()), *content[1:]]) + "\n")
    postgres.start()
    assert ask(postgres, "SELECT 1") == [(1,)]


def test_half_a_cluster_of_a_killed_first_start_is_made_anew(ours: Servers, ask: Ask) -> None:
    assert ours.postgres
    torn = ours.postgres.home / "postgres.new"
    torn.mkdir()
    (torn / "PG_VERSION").write_text("18\n")
    ours.postgres.start()
    assert ask(ours.postgres, "SELECT 1") == [(1,)]
    assert not torn.exists()
    assert not list(ours.postgres.home.glob("*password*"))


def test_a_taken_port_makes_the_first_start_choose_another(ours: Servers, ask: Ask) -> None:
    assert ours.postgres
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ours.postgres.port = taken.getsockname()[1]
        ours.postgres.start()
        assert ours.postgres.port != taken.getsockname()[1]
    assert ask(ours.postgres, "SELECT 1") == [(1,)]


def test_data_of_another_major_version_is_refused_in_a_sentence(ours: Servers) -> None:
    assert ours.postgres
    ours.postgres.data.mkdir()
    (ours.postgres.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(CannotStart, match=r"made by PostgreSQL 9, but .* is installed"):
        ours.postgres.start()


def test_passwords_of_another_installation_are_refused_in_a_sentence(postgres: Postgres, state: State) -> None:
    kill(postgres)
    write_private(state.folder / "secrets.json", "{}")
    stranger = servers(state=state).postgres
    assert stranger
    with pytest.raises(CannotStart, match=r"do not belong together"):
        stranger.start()
    assert not working_in(stranger.data, programs=("postgres",))


def test_no_secret_is_readable_by_others(postgres: Postgres, state: State) -> None:
    assert not [path for path in readable_by_others(state.folder) if holds_secret(path, state)]
    assert postgres.secrets["POSTGRES_APP"] not in " ".join(command_lines())


def readable_by_others(folder: Path) -> list[Path]:
    """Files that somebody else on the machine could open."""
    return [path for path in folder.rglob("*") if path.is_file() and path.stat().st_mode & 0o044]


def holds_secret(path: Path, state: State) -> bool:
    """Whether a generated password stands in it."""
    words = (state.folder / "secrets.json").read_text().split('"')
    content = path.read_bytes()
    return any(len(word) == 64 and word.encode() in content for word in words)


def command_lines() -> list[str]:
    """What `ps` would show to everybody."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(entry.read_text(errors="replace"))
        except OSError:
            continue
    return found
