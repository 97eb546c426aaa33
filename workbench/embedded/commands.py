"""Django commands run from outside Django, each in a child process with a log of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.embedded.child import dies_with_parent
from workbench.embedded.state import ROOT, State


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one command within `get_ready`."""

    step: str
    well: bool
    told: str


@dataclass(slots=True)
class Command:
    """`manage.py NAME …`, started at once and waited for later."""

    name: str
    log: Path
    process: subprocess.Popen[str]

    def steps(self) -> Iterator[Step]:
        """What `get_ready` tells, as soon as it does; each step's words are kept in a log of its own."""
        for line in self.process.stdout or ():
            step = Step(**json.loads(line))
            with self.log.with_name(f"{step.step}.log").open("a") as file:
                file.write(step.told)
            yield step

    def finish(self) -> tuple[bool, str]:
        """Whether it went well, and what it printed (also kept in its log, where its complaints are already)."""
        printed, _ = self.process.communicate()
        with self.log.open("a") as file:
            file.write(printed)
        return self.process.returncode == 0, printed.strip()


def begin(name: str, *arguments: str, state: State, environment: Mapping[str, str]) -> Command:
    """Start a Django command beside whatever else is going on."""
    log = state.log(name)
    with log.open("ab") as complaints:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, str(ROOT / "manage.py"), name, *arguments],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            start_new_session=True,
            preexec_fn=dies_with_parent(signal.SIGTERM),  # noqa: PLW1509  no threads run here
        )
    return Command(name=name, log=log, process=process)
