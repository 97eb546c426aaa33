"""The whole of `python3 manage.py up`, started as a person would, its state in a path with a space."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from workbench.embedded.child import born
from workbench.embedded.loopback import free_port
from workbench.embedded.state import ROOT, read_json

pytestmark = pytest.mark.xdist_group("up")

UNNAMED = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")


@dataclass
class Up:
    """A running `up` and what it printed."""

    folder: Path
    process: subprocess.Popen[str]
    printed: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.printed)

    @property
    def address(self) -> str:
        found = re.search(r"The workbench is at (http://\S+)", self.text)
        return found.group(1) if found else ""

    def pid(self, child: str) -> int:
        """The process id on record for a child."""
        return int(read_json(self.folder / "run" / child)["pid"])

    def server_pid(self, data: str) -> int:
        """The process id of a server, by the folder it works in; 0 when none does."""
        home = (self.folder / "servers" / data).resolve()
        pids = [int(entry.parent.name) for entry in Path("/proc").glob("[0-9]*/cwd") if entry.exists() and entry.readlink() == home]
        return min(pids, default=0)

    def page(self) -> int:
        """The status of the sign-in page."""
        with urllib.request.urlopen(f"{self.address}/sign-in", timeout=20) as answer:
            return int(answer.status)


def environment(folder: Path) -> dict[str, str]:
    """The world of somebody who named no servers."""
    kept = {name: value for name, value in os.environ.items() if name not in UNNAMED}
    return kept | {"WORKBENCH_STATE": str(folder)}


def manage(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Another command beside the running one."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, env=environment(folder), capture_output=True, text=True, check=False)


def start(folder: Path, *, port: int) -> Up:
    """Start `up` and wait until it tells its address."""
    command = [sys.executable, str(ROOT / "manage.py"), "up", "--port", str(port)]
    process = subprocess.Popen(command, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    up = Up(folder=folder, process=process)

    def listen() -> None:
        assert process.stdout
        with process.stdout as out:
            up.printed.extend(iter(out.readline, ""))

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    while not up.address:
        assert process.poll() is None, up.text + logs(folder)
        time.sleep(0.1)
    return up


def logs(folder: Path) -> str:
    """The ends of all logs, for a failure's message."""
    return "".join(f"\n== {log.name}\n{log.read_text()[-1500:]}" for log in (folder / "logs").glob("*.log"))


def processes_of(folder: Path) -> list[str]:
    """Command lines that name this state folder: nothing else on the machine does."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            line = entry.read_text(errors="replace")
            found += [line] if str(folder) in line else []
    return found


def stop(up: Up, *, by: signal.Signals = signal.SIGINT) -> int:
    """End it politely, else not."""
    up.process.send_signal(by)
    try:
        return up.process.wait(timeout=30)
    finally:
        up.process.kill()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="work bench "))
    place.chmod(0o755)
    yield place / "state"
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="module")
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


@pytest.fixture(scope="module")
def up(folder: Path, taken: int) -> Iterator[Up]:
    """One `up` for all tests here, started while its port is taken."""
    running = start(folder, port=taken)
    yield running
    if running.process.poll() is None:
        stop(running)
    assert processes_of(folder) == []


def test_it_serves_the_sign_in_page_and_tells_a_line_for_each_step(up: Up) -> None:
    assert up.page() == 200
    for step in ("PostgreSQL", "broker", "database", "web and worker"):
        assert re.search(rf"^  {step} \.+ .*\(\d+\.\d s\)$", up.text, re.MULTILINE), up.text


def test_a_taken_port_is_passed_over_and_told(up: Up, taken: int) -> None:
    assert f"Port {taken} is taken" in up.text
    assert not up.address.endswith(f":{taken}")


def test_the_first_start_tells_how_to_sign_in(up: Up) -> None:
    assert f"{up.address}/" in up.text.partition("web and worker")[2].partition("The workbench is at")[0]


def test_a_second_start_is_refused_in_a_sentence(up: Up) -> None:
    second = manage(up.folder, "up")
    assert second.returncode == 1
    assert f"already running at {up.address}" in second.stdout
    assert "Traceback" not in second.stdout + second.stderr


def test_other_commands_find_its_servers(up: Up) -> None:
    until = time.monotonic() + 30  # an earlier test may have killed the database, which then recovers first
    while (found := manage(up.folder, "migrate", "--check")).returncode and time.monotonic() < until:
        time.sleep(0.5)
    assert found.returncode == 0, found.stderr


def test_what_other_commands_read_is_the_owners_alone(up: Up) -> None:
    told = up.folder / "env.json"
    assert told.stat().st_mode & 0o077 == 0
    assert json.loads(told.read_text())["WORKBENCH_ADDRESS"] == up.address


@pytest.mark.parametrize(
    ("find", "name"),
    [
        (lambda up: up.pid("web"), "web"),
        (lambda up: up.pid("worker"), "worker"),
        (lambda up: up.server_pid("valkey"), "Valkey"),
        (lambda up: up.server_pid("postgres"), "PostgreSQL"),
    ],
    ids=["the web server", "the worker", "the broker", "the database"],
)
def test_a_killed_child_comes_back(up: Up, find: Callable[[Up], int], name: str, eventually: Callable[..., None]) -> None:
    victim = find(up)
    os.kill(victim, signal.SIGKILL)
    eventually(lambda: f"{name} was ended by signal 9; starting it again" in up.text, within=60.0)
    eventually(lambda: find(up) not in {0, victim}, within=60.0)
    eventually(lambda: answers_well(up), within=60.0)


def answers_well(up: Up) -> bool:
    """Whether the page is served again."""
    try:
        return up.page() == 200
    except OSError:
        return False


def test_killed_itself_it_starts_again_and_ctrl_c_leaves_nothing(place: Path, eventually: Callable[..., None]) -> None:
    up = start(place / "state", port=free_port())
    orphans = [up.pid("web"), up.pid("worker"), up.server_pid("valkey"), up.server_pid("postgres")]
    up.process.kill()
    up.process.wait()
    again = start(up.folder, port=int(up.address.rpartition(":")[2]))
    assert "seed articles" not in again.text
    children = [
        again.pid("web"),
        again.pid("worker"),
        again.server_pid("valkey"),
        again.server_pid("postgres"),
    ]
    assert not set(orphans) & set(children)
    assert stop(again) == 0
    eventually(lambda: again.text.endswith("Stopped; nothing is left running.\n"))
    assert [pid for pid in (*orphans, *children) if born(pid)] == []
    assert processes_of(up.folder) == []
    assert not (up.folder / "env.json").exists()


def test_with_nothing_running_a_command_says_so(place: Path) -> None:
    refused = manage(place / "state", "migrate", "--check")
    assert refused.returncode == 1
    assert "No workbench is running here" in refused.stderr
    assert "Traceback" not in refused.stderr
