"""The state folder: private, held by one `up` at a time, read by the other commands."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import (
    State,
    is_running,
    lock,
    running_environment,
    secrets_of,
    write_private,
)


@pytest.fixture
def here(state: State, monkeypatch: pytest.MonkeyPatch) -> State:
    monkeypatch.setenv("WORKBENCH_STATE", str(state.folder))
    return state


def test_only_one_holds_the_folder_and_a_closed_one_lets_go(state: State) -> None:
    held = lock(state)
    assert held
    assert is_running(state.folder)
    assert lock(state, patience=0) is None
    held.close()
    assert not is_running(state.folder)
    again = lock(state, patience=0)
    assert again
    again.close()


def test_other_commands_learn_the_servers_of_the_running_one(here: State) -> None:
    write_private(here.environment_file, json.dumps({"DATABASE_URL": "postgres://somewhere"}))
    with lock(here) or pytest.fail("the folder was free"):
        assert running_environment() == {"DATABASE_URL": "postgres://somewhere"}


def test_what_a_dead_one_left_is_not_believed(here: State) -> None:
    write_private(here.environment_file, json.dumps({"DATABASE_URL": "postgres://somewhere"}))
    with pytest.raises(SystemExit, match=r"manage\.py up"):
        running_environment()


def test_nothing_is_needed_where_the_environment_names_the_database(here: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL_FILE", "/run/secrets/database_url")
    assert running_environment() == {}


def test_secrets_are_made_once_and_are_the_owners_alone(state: State) -> None:
    first = secrets_of(state)
    assert secrets_of(state) == first
    assert len(set(first.values())) == len(first)
    assert min(map(len, first.values())) >= 50
    assert stat.S_IMODE((state.folder / "secrets.json").stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(place: Path) -> None:
    (place / "file").touch()
    with pytest.raises(CannotStart, match=r"cannot be made"):
        State(place / "file" / "state").make()


def test_a_grown_log_makes_room_and_is_kept(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.embedded.state.LOG_LIMIT", 3)
    state.log("web").write_text("long")
    assert not state.log("web").exists()
    assert (state.folder / "logs" / "web.old.log").read_text() == "long"
