"""A workbench of its own for a benchmark: started in a fresh state folder, stopped at the end; or one that runs already."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil
import psycopg

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # a script's own folder stands there, not the project's
PORT = int(os.environ.get("BENCH_PORT", "8105"))
ACCOUNT = """
from workbench.models import ApiToken, User
user, _ = User.objects.get_or_create(username="bench", defaults={"email": "bench@example.com"})
user.set_password(%r); user.save()
print("TOKEN", ApiToken.objects.create(user=user, name="bench")[1])
"""
PUT_OFF = "UPDATE annotations_job SET due_at = now() + interval '1 day' WHERE kind = 'segment' AND state = 'pending'"


class Server:
    """A workbench of one's own for the length of the run, or one that runs already."""

    def __init__(self, running: str | None = None) -> None:
        self.password = secrets.token_urlsafe(16)
        self.state = running or tempfile.mkdtemp(prefix="wb-bench-")
        self.env = {**os.environ, "WORKBENCH_STATE": self.state, "LIMIT_CREATIONS_PER_MINUTE": "100000000"}
        self.process: subprocess.Popen[bytes] | None = None
        if running is None:
            self.start()
            atexit.register(self.stop)
        self.base = self.told("WORKBENCH_ADDRESS")

    def start(self) -> float:
        """Seconds until the sign-in page is served."""
        began = time.perf_counter()
        with Path(self.state, "bench-up.log").open("ab") as log:
            command = [sys.executable, "manage.py", "up", "--port", str(PORT)]
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True)
        while time.perf_counter() - began < 180 and self.process.poll() is None:
            with contextlib.suppress(OSError, KeyError):
                urllib.request.urlopen(f"{self.told('WORKBENCH_ADDRESS')}/sign-in", timeout=5)
                return round(time.perf_counter() - began, 1)
            time.sleep(0.05)
        raise SystemExit(f"the workbench did not start: see {self.state}/bench-up.log")

    def told(self, name: str) -> str:
        """What the running `up` tells other commands."""
        return str(json.loads(Path(self.state, "env.json").read_text())[name])

    @property
    def pid(self) -> int:
        """The supervisor: the parent of web, worker, database and broker."""
        web = json.loads(Path(self.state, "run", "web").read_text())
        return psutil.Process(int(web["pid"])).ppid()

    def pss_mb(self) -> dict[str, int]:
        """Memory by part, shared pages counted once."""
        parts: dict[str, float] = {}
        top = psutil.Process(self.pid)
        for child in (top, *top.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                command = " ".join(child.cmdline()) or child.name()
                found = (name for name in ("gunicorn", "celery", "postgres", "valkey") if name in command)
                part = next(found, "supervisor")
                parts[part] = parts.get(part, 0) + child.memory_full_info().pss / 2**20
        return {name: round(size) for name, size in parts.items()} | {"all": round(sum(parts.values()))}

    def account(self) -> str:
        """A person with a token, made through the shell of the running installation."""
        done = subprocess.run(
            [sys.executable, "manage.py", "shell", "-v", "0", "-c", ACCOUNT % self.password], cwd=ROOT, env=self.env, capture_output=True,
            text=True, check=True,
        )  # fmt: skip
        return next(line.split()[1] for line in done.stdout.splitlines() if line.startswith("TOKEN"))

    def put_off_segmentation(self) -> None:
        """What is due for the pipeline becomes due tomorrow."""
        with psycopg.connect(self.told("DATABASE_URL")) as link:
            link.execute(PUT_OFF)

    def stop(self) -> None:
        """Clean shutdown."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(20)
            if self.process.poll() is None:
                os.killpg(self.process.pid, signal.SIGKILL)
