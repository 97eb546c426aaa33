"""`.venv` follows its lock, is left alone when it does, and never loses the test tools to `up`."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from workbench.embedded import packages
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import ROOT, State


@pytest.fixture
def project(place: Path) -> Path:
    """A checkout with small locks, in a path with a space."""
    folder = place / "project"
    folder.mkdir()
    shutil.copy(ROOT / "requirements-bootstrap.lock", folder)
    (folder / "requirements.lock").write_text("# nothing\n")
    (folder / "requirements-dev.lock").write_text("# nothing more\n")
    return folder


def stamp(project: Path, *, development: bool) -> None:
    """As if `.venv` had been made from that lock."""
    target = packages.Wanted(root=project, development=development)
    target.python.parent.mkdir(parents=True)
    target.python.touch()
    (target.venv / packages.STAMP).write_text(json.dumps(target.stamp()))


def test_up_wants_what_runs_and_test_wants_the_tools_too(project: Path) -> None:
    assert packages.wanted(root=project, development=False).lock.name == "requirements.lock"
    assert packages.wanted(root=project, development=True).lock.name == "requirements-dev.lock"


def test_up_keeps_the_tools_where_they_are_installed(project: Path) -> None:
    stamp(project, development=True)
    target = packages.wanted(root=project, development=False)
    assert target.lock.name == "requirements-dev.lock"
    assert target.is_met()


def test_tools_that_another_hand_installed_are_kept_too(project: Path) -> None:
    (project / ".venv" / "lib" / "python3.11" / "site-packages" / "pytest").mkdir(parents=True)
    assert packages.wanted(root=project, development=False).development


def test_a_changed_lock_is_noticed(project: Path) -> None:
    stamp(project, development=False)
    target = packages.wanted(root=project, development=False)
    assert target.is_met()
    target.lock.write_text("# something else\n")
    assert not target.is_met()


def test_a_met_lock_calls_no_installer(project: Path, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp(project, development=False)
    monkeypatch.setattr(packages, "call", lambda *_, **__: pytest.fail("nothing was to be installed"))
    packages.install(state=state, target=packages.wanted(root=project, development=False))


def test_an_installers_failure_is_told_in_its_own_words(state: State) -> None:
    command = ["sh", "-c", "echo the index is unreachable >&2; exit 2"]
    with pytest.raises(CannotStart, match="the index is unreachable"):
        packages.call(command, environment={}, log=state.log("packages"))


def test_a_python_without_pip_is_told_what_to_install(state: State) -> None:
    command = ["sh", "-c", "echo /usr/bin/python3: No module named pip >&2; exit 1"]
    with pytest.raises(CannotStart, match="apt-get install python3-pip"):
        packages.call(command, environment={}, log=state.log("packages"))


@pytest.mark.slow
def test_from_nothing_but_pip_to_an_environment_that_runs(project: Path, state: State) -> None:
    target = packages.wanted(root=project, development=False)
    packages.install(state=state, target=target)
    assert target.is_met()
    assert subprocess.run([target.python, "-c", "import sys; sys.exit(sys.prefix == sys.base_prefix)"], check=False).returncode == 0
