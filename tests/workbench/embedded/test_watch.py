"""A child that dies is started again, with growing patience when it keeps dying."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.embedded.child import Child, is_over
from workbench.embedded.watch import STEADY_AFTER, Watched


def short_lived(folder: Path) -> Child:
    """One that stops at once, badly."""
    child = Child(
        name="worker",
        command=["sh", "-c", "exit 3"],
        environment=os.environ,
        log=folder / "log",
        folder=folder,
    )
    child.start()
    return child


def let_die(child: Child) -> None:
    """Until its end is known."""
    assert child.process
    child.process.wait()


def test_the_first_death_is_answered_at_once_and_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    child = short_lived(place)
    first = child.process
    watched = Watched(keeper=child, started=0.0)
    let_die(child)
    watched.look(now=1.0)
    watched.look(now=1.0)
    assert child.process is not first
    assert capsys.readouterr().out == "worker stopped with code 3; starting it again\n"
    let_die(child)


def test_what_a_killed_one_left_running_is_ended(place: Path, eventually: Callable[..., None]) -> None:
    script = "sleep 600 & echo $!; wait"
    child = Child(name="worker", command=["sh", "-c", script], environment=os.environ, log=place / "log", folder=place)
    child.start()
    eventually(lambda: (place / "log").read_text().strip())
    left = int((place / "log").read_text())
    assert child.process
    child.process.kill()
    let_die(child)
    Watched(keeper=child, started=0.0).look(now=1.0)
    eventually(lambda: is_over(left))


def test_one_that_keeps_dying_is_given_longer_and_longer(place: Path) -> None:
    child = short_lived(place)
    watched = Watched(keeper=child, started=time.monotonic())
    waits = []
    for _ in range(4):
        let_die(child)
        now = time.monotonic()
        watched.look(now=now)
        assert watched.due is not None
        waits.append(round(watched.due - now, 3))
        watched.look(now=watched.due)
    assert waits == [0.0, 0.5, 1.0, 2.0]
    let_die(child)


def test_a_steady_one_has_its_early_falls_forgotten(place: Path) -> None:
    child = short_lived(place)
    watched = Watched(keeper=child, started=0.0, wait=8.0)
    let_die(child)
    watched.look(now=STEADY_AFTER + 1)
    assert watched.due == STEADY_AFTER + 1
