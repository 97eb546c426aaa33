"""gunicorn for the embedded default: threads, for under ASGI it served 4-10 times fewer requests.

The socket is the supervisor's (`--bind fd://N`), see loopback.listening_socket.
"""

from __future__ import annotations

import os
from pathlib import Path

ROOMY = 3 * 2**30


def memory() -> int:
    """Bytes of this machine's memory."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


wsgi_app = "workbench.wsgi:application"
worker_class = "gthread"
workers, threads = (2, 4) if memory() >= ROOMY and (os.cpu_count() or 1) > 1 else (1, 8)
preload_app = True  # the workers share the application's memory
timeout = 60
graceful_timeout = 4
keepalive = 5
limit_request_line = 8190
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  gunicorn's heartbeat file, unlinked
