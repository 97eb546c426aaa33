"""A whole installation of its own: a cluster that keeps its word (fsync on), and the web server over it."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.embedded import account, roles
from workbench.embedded.loopback import free_port
from workbench.embedded.postgres import Postgres
from workbench.embedded.state import ROOT

SECRETS = {"POSTGRES_SUPERUSER": "root-of-all", "POSTGRES_OWNER": "owner", "POSTGRES_APP": "app"}
SETTLE = """
import django, json
django.setup()
from django.test import Client
from tests import people
from workbench.models import ApiToken
desk = people.make_project()
_, secret = ApiToken.objects.create(user=desk.edda.user)
client = Client()
client.force_login(desk.edda.user)
print(json.dumps({"project": desk.project_id, "token": secret, "session": client.cookies["sessionid"].value}))
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers, body."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass(slots=True)
class House:
    """Where it is, and with what one enters."""

    postgres: Postgres
    port: int
    project: int
    token: str
    session: str

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None, **headers: str) -> Answer:
        """One request on a connection of its own."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = json.dumps(body) if body is not None else None
            kind = {"Content-Type": "application/json"} if sent else {}
            link.request(method, path, sent, kind | headers)
            answer = link.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read().decode())
        finally:
            link.close()

    def write(self, key: str) -> Answer:
        """A label, by the API."""
        body = {"key": key, "name": key, "kind": "claim"}
        return self.ask("POST", f"/api/v1/projects/{self.project}/labels", body, Authorization=f"Bearer {self.token}")

    def read(self) -> Answer:
        """The labels."""
        return self.ask("GET", f"/api/v1/projects/{self.project}/labels?limit=200", Authorization=f"Bearer {self.token}")

    def page(self) -> Answer:
        """The desk, with a session."""
        return self.ask("GET", "/", Cookie=f"sessionid={self.session}")

    def stop_database_at_once(self) -> None:
        """Immediate shutdown: connections cut, no checkpoint, recovery at the next start."""
        child = self.postgres.child
        assert child
        assert child.process
        child.process.send_signal(signal.SIGQUIT)
        child.process.wait()

    def start_database(self) -> None:
        """Recovered and answering."""
        self.postgres.start()


@contextlib.contextmanager
def whole_house() -> Iterator[House]:
    """Cluster, migrations, people, web server; nothing is left of it."""
    with tempfile.TemporaryDirectory(prefix="workbench-fault-", ignore_cleanup_errors=True) as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        postgres = Postgres(home=folder, log=folder / "postgres.log", secrets=SECRETS, account=account.for_servers())
        stack.callback(lambda: postgres.stop(until=time.monotonic() + 5))
        postgres.start()
        environment = os.environ | {
            "DATABASE_URL": postgres.url(roles.APP), "DATABASE_OWNER_URL": postgres.url(roles.OWNER),
            "WORKBENCH_STATE": str(folder / "state"), "DJANGO_SETTINGS_MODULE": "workbench.settings.test",
        }  # fmt: skip
        run([str(ROOT / "manage.py"), "migrate", "--verbosity", "0"], environment)
        known = json.loads(run(["-c", SETTLE], environment).splitlines()[-1])
        port = free_port()
        log = stack.enter_context((folder / "web.log").open("wb"))
        web = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "workbench.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads=4"],
            cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=log, start_new_session=True,
        )  # fmt: skip
        stack.callback(lambda: (os.killpg(web.pid, signal.SIGKILL), web.wait()))
        house = House(postgres, port, **known)
        wait_for(house)
        yield house


def wait_for(house: House) -> None:
    """Until the web server answers."""
    until = time.monotonic() + 30
    while True:
        with contextlib.suppress(OSError):
            if house.ask("GET", "/health/live").status == 200:
                return
        assert time.monotonic() < until
        time.sleep(0.1)


def run(command: list[str], environment: dict[str, str]) -> str:
    """A Python of ours, to its end."""
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout
