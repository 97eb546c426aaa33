"""The Celery application: settings from Django's `CELERY`, tasks from the rooms."""

from __future__ import annotations

import gc
import os
import resource
from typing import Any

from celery import Celery, signals
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings.dev")

app = Celery("workbench")
app.conf.update(settings.CELERY)
app.autodiscover_tasks(["annotations", "claims"])


@signals.worker_init.connect
@signals.worker_before_create_process.connect
def share(**_: Any) -> None:
    """What is loaded stays shared with the processes to come: the collector would touch, and so copy, every page of it."""
    gc.collect()
    gc.freeze()


@signals.worker_ready.connect
@signals.task_prerun.connect
def tell(**_: Any) -> None:
    """A worker lives: at its start, and at least with each sweep; /health/ready and the lists of articles look at it."""
    from workbench.health import heartbeat  # noqa: PLC0415  Django's apps are ready only by now

    heartbeat()


@signals.worker_process_init.connect
def bound_memory(**_: Any) -> None:
    """A document that eats memory ends its own attempt with a MemoryError, not the machine."""
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (settings.WORKER_ADDRESS_SPACE * 2**20, most))
