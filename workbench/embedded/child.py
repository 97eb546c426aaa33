"""A child process that never outlives its supervisor for long."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.embedded.account import Account
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import read_json, write_private

PR_SET_PDEATHSIG = 1


def dies_with_parent(farewell: signal.Signals) -> Callable[[], None] | None:
    """What the child does first: ask the kernel for `farewell` when its parent dies, in whatever way.

    Linux alone knows this.
    """
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def arrange() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(farewell), 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), farewell)

    return arrange


@dataclass(slots=True)
class Child:
    """One supervised program in a process group of its own, its output in a log file."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    folder: Path
    farewell: signal.Signals = signal.SIGTERM
    hurried_by: signal.Signals | None = None
    account: Account | None = None
    files: tuple[int, ...] = ()
    record: Path | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it in the foreground of this process."""
        who = self.account
        with self.log.open("ab") as out:
            try:
                self.process = subprocess.Popen(  # noqa: S603
                    self.command,
                    env=self.environment,
                    cwd=self.folder,
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=subprocess.STDOUT,
                    pass_fds=self.files,
                    start_new_session=True,
                    preexec_fn=dies_with_parent(self.farewell),  # noqa: PLW1509  no threads run here
                    user=who.uid if who else None,
                    group=who.gid if who else None,
                    extra_groups=[] if who else None,
                )
            except (OSError, subprocess.SubprocessError) as error:
                raise CannotStart(f"{self.name} cannot be started: {error}.") from error
        if self.record:
            write_private(self.record, json.dumps({"pid": str(self.process.pid), "born": born(self.process.pid)}))

    def ended(self) -> int | None:
        """Its exit code once it is over."""
        return self.process.poll() if self.process else 0

    def ask_to_stop(self) -> None:
        """Its own polite signal."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(self.farewell)

    def hurry(self) -> None:
        """A worker in the middle of a task puts it back at once (Celery's cold shutdown).

        Others have no such signal.
        """
        if self.hurried_by and self.process and self.process.poll() is None:
            self.process.send_signal(self.hurried_by)

    def wait(self, *, until: float) -> None:
        """Give it until a moment of the monotonic clock."""
        if self.process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=max(0.0, until - time.monotonic()))

    def finish(self, *, until: float) -> None:
        """Wait until a moment of the monotonic clock, then end the whole process group."""
        if self.process is None:
            return
        self.wait(until=until)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.record:
            self.record.unlink(missing_ok=True)

    def bury(self) -> None:
        """End what a dead child left running: a killed Celery leaves its clock behind, and two clocks tick twice."""
        if self.process and self.process.poll() is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def last_words(self, *, lines: int = 5) -> str:
        """The end of its log, for the sentence about its failure."""
        try:
            text = self.log.read_text(errors="replace")
        except OSError:
            return ""
        return "\n  ".join(text.splitlines()[-lines:])


def born(pid: int) -> str:
    """When a process began, in kernel ticks: this tells it from a later one with its number.

    Empty where there is no /proc.
    """
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def end_leftover(record: Path) -> None:
    """End the process group that a killed supervisor left behind, if it is still the one we recorded.

    A group outlives its leader, and keeps the leader's number from being given to anybody else.
    """
    known = read_json(record)
    pid = int(known.get("pid", 0))
    if pid and known.get("born") and born(pid) in {known["born"], ""}:
        end_group(pid)
    record.unlink(missing_ok=True)


def end_group(pid: int, *, patience: float = 4.0) -> None:
    """SIGTERM, some patience with the leader, SIGKILL for the rest."""
    until = time.monotonic() + patience
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGTERM)
        while time.monotonic() < until and not is_over(pid):
            time.sleep(0.05)
        os.killpg(pid, signal.SIGKILL)


def is_over(pid: int) -> bool:
    """Gone, or a zombie (where PID 1 does not reap, a dead orphan stays one)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].startswith("Z")
    except OSError:
        return True


def evict(folder: Path, *, programs: tuple[str, ...], patience: float = 6.0) -> None:
    """End servers that still work in a data folder: nobody but they may hold it when the next one starts.

    A server's working directory is its data folder; its program's name tells it from a shell that
    happens to be there.
    """
    until = time.monotonic() + patience
    while holders := working_in(folder, programs=programs):
        for pid in holders:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGINT if time.monotonic() < until else signal.SIGKILL)
        if time.monotonic() > until + patience:
            raise CannotStart(f"Process {holders[0]} still uses {folder} and cannot be ended.")
        time.sleep(0.1)


def working_in(folder: Path, *, programs: tuple[str, ...]) -> list[int]:
    """Process ids of the named programs whose working directory is `folder`; none where there is no /proc."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            at_home = (entry / "cwd").readlink() == folder.resolve()
            if at_home and (entry / "comm").read_text().strip() in programs:
                found.append(int(entry.name))
    return found
