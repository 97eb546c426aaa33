"""The two programs of ours that `up` keeps running: the web server and the worker with its clock."""

from __future__ import annotations

import http.client
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from workbench.embedded.child import Child
from workbench.embedded.state import ROOT, State

QUEUES = "ingest,segment,match,evidence,export"
PAGE_WITHIN = 45.0
ROOMY = 3 * 2**30
FRUGAL = {"MALLOC_ARENA_MAX": "2"}  # threads otherwise hoard an arena each


def is_roomy() -> bool:
    """Whether a second web process and a second task at a time are worth their memory (about 80 MB each).

    On a smaller machine the whole stays below 350 MB at rest.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return memory >= ROOMY and (os.cpu_count() or 1) > 1


def web(*, state: State, environment: Mapping[str, str], socket: int) -> Child:
    """Run gunicorn on the supervisor's socket."""
    configuration = Path(__file__).with_name("gunicorn_conf.py")
    return Child(
        name="web",
        command=[
            sys.executable,
            "-m",
            "gunicorn",
            "--config",
            str(configuration),
            "--bind",
            f"fd://{socket}",
        ],
        environment=dict(environment) | FRUGAL,
        log=state.log("web"),
        folder=ROOT,
        files=(socket,),
        record=state.run / "web",
    )


def worker(*, state: State, environment: Mapping[str, str]) -> Child:
    """One Celery worker for all queues, beat inside (the sweeper's clock)."""
    options = ["--without-gossip", "--without-mingle", "--concurrency", "2" if is_roomy() else "1"]
    schedule = state.folder / "beat-schedule"
    clock = ["--beat", "--schedule", str(schedule), "--loglevel", "INFO"]
    return Child(
        name="worker",
        command=[sys.executable, "-m", "celery", "-A", "workbench", "worker", "-Q", QUEUES, *options, *clock],
        environment=dict(environment) | FRUGAL,
        hurried_by=signal.SIGQUIT,
        log=state.log("worker"),
        folder=ROOT,
        record=state.run / "worker",
    )


def wait_for_page(*, host: str, port: int, server: Child) -> bool:
    """Until the sign-in page is served; False when the server died or never got that far."""
    until = time.monotonic() + PAGE_WITHIN
    while time.monotonic() < until and server.ended() is None:
        link = http.client.HTTPConnection(host, port, timeout=5)
        try:
            link.request("GET", "/sign-in", headers={"Accept": "text/html"})
            if link.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR:
                return True
        except (OSError, http.client.HTTPException):
            pass
        finally:
            link.close()
        time.sleep(0.1)
    return False
