"""gunicorn in a container: as on one machine (workbench/embedded/gunicorn_conf.py), with a deploy's patience."""

from __future__ import annotations

from workbench.embedded.gunicorn_conf import (  # noqa: F401  gunicorn reads the names of this module
    keepalive,
    limit_request_line,
    pre_fork,
    preload_app,
    threads,
    timeout,
    worker_class,
    worker_tmp_dir,
    workers,
    wsgi_app,
)

graceful_timeout = 20
