"""gunicorn for the embedded default: threads, for under ASGI it served 4-10 times fewer requests.

The socket is the supervisor's (`--bind fd://N`), see loopback.listening_socket.
"""

from __future__ import annotations

import gc
from pathlib import Path

from workbench.embedded.services import is_roomy

wsgi_app = "workbench.wsgi:application"
worker_class = "gthread"
workers, threads = (2, 4) if is_roomy() else (1, 8)
preload_app = True  # the workers share the application's memory
timeout = 60
graceful_timeout = 4
keepalive = 5
limit_request_line = 8190
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  gunicorn's heartbeat file, unlinked


def when_ready(_server: object) -> None:
    """The first request finds everything loaded."""
    from workbench.embedded.warm import warm_up  # noqa: PLC0415  the application's settings are there by now

    warm_up()


def pre_fork(_server: object, _worker: object) -> None:
    """What is loaded stays shared: the collector would touch, and so copy, every page of it."""
    gc.collect()
    gc.freeze()
