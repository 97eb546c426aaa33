"""A web server and a worker as processes of their own, on the test database and the test broker."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from workbench.embedded.services import QUEUES
from workbench.embedded.state import ROOT

PATIENCE = 60.0
FIRST_BROKER = 9


@dataclass(frozen=True, slots=True)
class House:
    """Where it listens, and the worker, which can be held and let go."""

    url: str
    worker: subprocess.Popen[bytes]

    def hold_worker(self) -> None:
        """The worker stands still: what is asked for stays queued."""
        os.killpg(self.worker.pid, signal.SIGSTOP)

    def let_worker_go(self) -> None:
        """And takes it up."""
        os.killpg(self.worker.pid, signal.SIGCONT)


def broker_number() -> int:
    """A Redis database of this process's own: no other test's worker takes its messages, nor those of the process beside it."""
    return FIRST_BROKER + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 6


def environment(database: str, state: Path) -> dict[str, str]:
    """Our settings with the addresses of the tests' own database and broker."""
    told = dict(os.environ)
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        if told.get(name):
            told[name] = urlsplit(told[name])._replace(path=f"/{database}").geturl()
    told["REDIS_URL"] = urlsplit(told["REDIS_URL"])._replace(path=f"/{broker_number()}").geturl()
    return told | {"WORKBENCH_STATE": str(state), "DJANGO_SETTINGS_MODULE": "workbench.settings.test", "PYTHONWARNINGS": "ignore"}


@contextmanager
def _process(command: list[str], told: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        running = subprocess.Popen(command, cwd=ROOT, env=told, stdout=out, stderr=out, start_new_session=True)
    try:
        yield running
    finally:
        os.killpg(running.pid, signal.SIGCONT)
        running.terminate()
        try:
            running.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait(5)


def _answers(port: int, path: str) -> bool:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        link.request("GET", path)
        return b'"fail"' not in link.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        link.close()


def _wait(port: int, path: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not _answers(port, path):
        if time.monotonic() > until:
            raise AssertionError(f"{path} never answered well:\n{log.read_text()[-3000:]}")
        time.sleep(0.2)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(database: str, folder: Path) -> Iterator[House]:
    """Both of them, until the block ends."""
    told, port = environment(database, folder / "state") | {"TEST_STATIC_GATHERED": "true"}, free_port()
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--no-input", "-v", "0"], cwd=ROOT, env=told, check=True)
    python = [sys.executable, "-m"]
    web = [*python, "gunicorn", "workbench.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4", "--keep-alive", "5"]
    work = [*python, "celery", "-A", "workbench", "worker", "-Q", QUEUES, "--concurrency", "1", "--without-gossip", "--without-mingle"]
    work += ["--beat", "--schedule", str(folder / "beat"), "--loglevel", "INFO"]
    with _process(web, told, folder / "web.log"), _process(work, told, folder / "worker.log") as worker:
        _wait(port, "/health/live", folder / "web.log")
        _wait(port, "/health/ready", folder / "worker.log")
        yield House(f"http://127.0.0.1:{port}", worker)
