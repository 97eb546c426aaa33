"""Children neither outlive their supervisor nor are confused with strangers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.embedded.child import Child, born, end_leftover, evict, is_over, working_in
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import ROOT

SUPERVISOR = """
import os, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from workbench.embedded.child import Child
here = Path({here!r})
child = Child(name="sleeper", command=["sleep", "600"], environment=os.environ, log=here / "log", folder=here)
child.start()
print(child.process.pid, flush=True)
sys.stdin.read()
"""


def sleeper(folder: Path, *, command: tuple[str, ...] = ("sleep", "600")) -> Child:
    """A child that does nothing for long."""
    return Child(
        name="sleeper",
        command=command,
        environment=os.environ,
        log=folder / "log",
        folder=folder,
        record=folder / "sleeper",
    )


def test_a_child_dies_with_a_supervisor_that_was_killed(place: Path, eventually: Callable[..., None]) -> None:
    script = SUPERVISOR.format(root=str(ROOT), here=str(place))
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout
        pid = int(supervisor.stdout.readline())
        assert born(pid)
        supervisor.send_signal(signal.SIGKILL)
        supervisor.wait()
    eventually(lambda: is_over(pid))


def test_its_grandchildren_end_with_it(place: Path) -> None:
    child = sleeper(place, command=("sh", "-c", "sleep 600 & echo $!; wait"))
    child.start()
    while not (place / "log").read_text().strip():
        time.sleep(0.02)
    grandchild = int((place / "log").read_text())
    child.finish(until=time.monotonic())
    assert is_over(grandchild)
    assert not (place / "sleeper").exists()


def test_one_that_ignores_its_signal_is_ended_all_the_same(place: Path) -> None:
    child = sleeper(place, command=("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 600; done"))
    child.start()
    while not (place / "log").read_text().strip():
        time.sleep(0.02)
    child.ask_to_stop()
    child.finish(until=time.monotonic() + 0.3)
    assert child.ended() == -signal.SIGKILL


def test_a_leftover_on_record_is_ended(place: Path) -> None:
    child = sleeper(place)
    child.start()
    end_leftover(place / "sleeper")
    assert child.process
    assert child.process.wait(timeout=5) == -signal.SIGTERM


def test_what_outlived_a_leader_on_record_is_ended(place: Path, eventually: Callable[..., None]) -> None:
    child = sleeper(place, command=("sh", "-c", "sleep 600 & echo $!; wait"))
    child.start()
    while not (place / "log").read_text().strip():
        time.sleep(0.02)
    grandchild = int((place / "log").read_text())
    assert child.process
    child.process.kill()
    child.process.wait()
    assert not is_over(grandchild)
    end_leftover(place / "sleeper")
    eventually(lambda: is_over(grandchild))


def test_a_stranger_with_the_recorded_number_is_left_alone(place: Path) -> None:
    child = sleeper(place)
    child.start()
    assert child.process
    (place / "sleeper").write_text(json.dumps({"pid": str(child.process.pid), "born": "1"}))
    end_leftover(place / "sleeper")
    assert child.ended() is None
    child.finish(until=time.monotonic())


def test_only_the_named_programs_are_evicted_from_a_folder(place: Path) -> None:
    child = sleeper(place)
    child.start()
    evict(place, programs=("postgres",))
    assert child.ended() is None
    assert child.process
    assert working_in(place, programs=("sleep",)) == [child.process.pid]
    child.finish(until=time.monotonic())


def test_a_program_that_is_not_there_is_told_in_a_sentence(place: Path) -> None:
    with pytest.raises(CannotStart, match="sleeper cannot be started"):
        sleeper(place, command=("/no/such/program",)).start()
