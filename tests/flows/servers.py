"""A broker of one's own and a real worker on it, in its own process group, on the test database."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psutil
from celery import current_app
from django.conf import settings
from django.db import connection
from kombu import pools

from annotations import receivers
from annotations.services.housekeeping import tidy
from workbench.embedded import account
from workbench.embedded.broker import Broker
from workbench.embedded.state import ROOT

PATIENCE = 60.0  # the bound of RELIABILITY §6.11
APP, HURRIED = "workbench", "tests.flows.hurried"


def eventually(holds: Callable[[], bool], *, sweeping: bool = False, within: float = PATIENCE) -> None:
    """Wait until it holds; meanwhile sweep as cron would, if asked to."""
    until = time.monotonic() + within
    while not holds():
        assert time.monotonic() < until, "it did not come about in time"
        if sweeping:
            tidy()
        time.sleep(0.2)


@contextlib.contextmanager
def own_broker() -> Iterator[Broker]:
    """A broker without persistence; whatever this process publishes goes there."""
    folder = Path(tempfile.mkdtemp(prefix="workbench-flow-"))
    folder.chmod(0o755)
    broker = Broker(home=folder, log=folder / "valkey.log", secrets={"BROKER": "flow"}, account=account.for_servers(), throw_away=True)
    before = current_app.conf.broker_url
    try:
        broker.start()
        publish_to(broker.url)
        yield broker
    finally:
        broker.stop(until=time.monotonic() + 2)
        publish_to(before)
        shutil.rmtree(folder, ignore_errors=True)


def publish_to(url: str) -> None:
    """Celery keeps its pools, and kombu keeps closed ones by address: all go, or coming back to an address finds a closed one."""
    pools.reset()
    current_app.conf.broker_url = current_app.conf.broker_read_url = current_app.conf.broker_write_url = url
    current_app._pool = None
    current_app.amqp._producer_pool = None
    receivers._silent_until = 0.0


def kill(broker: Broker) -> None:
    """As by a power cut."""
    assert broker.child
    assert broker.child.process
    broker.child.process.kill()
    broker.child.process.wait()


def database_url(user: str, password: str) -> str:
    """The test database, for other processes."""
    at = connection.settings_dict
    return f"postgres://{quote(user)}:{quote(password)}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


@dataclass(slots=True)
class Worker:
    """One `celery worker` with two children."""

    broker: Broker
    log: Path
    app: str = APP
    told: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> Worker:
        """Ready when it answers."""
        at, owner = connection.settings_dict, settings.DATABASE_OWNER
        environment = os.environ | {
            "DATABASE_URL": database_url(at["USER"], at["PASSWORD"]),
            "DATABASE_OWNER_URL": database_url(owner["USER"], owner["PASSWORD"]),
            "REDIS_URL": self.broker.url, "DJANGO_SETTINGS_MODULE": "workbench.settings.test", "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "CELERY_VISIBILITY_TIMEOUT": "8", **self.told,
        }  # fmt: skip
        environment.pop("TEST_DATABASE", None)
        options = ["--without-gossip", "--without-mingle", "--without-heartbeat", "-c", "2", "-Q", "segment,ingest,export"]
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", self.app, "worker", *options],
                cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        eventually(self.answers)
        return self

    def answers(self) -> bool:
        """Whether it takes orders."""
        assert self.process
        assert self.process.poll() is None, self.log.read_text()[-2_000:]
        with current_app.connection_for_write() as link:
            return bool(current_app.control.ping(timeout=0.5, connection=link))

    def children(self) -> list[psutil.Process]:
        """Its pool."""
        assert self.process
        return psutil.Process(self.process.pid).children()

    def kill(self) -> None:
        """The whole group, at once."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        """As by a deploy; then for good."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=10)
        self.kill()
