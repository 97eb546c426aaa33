"""The product's Celery application for fault tests: short leases and limits, and texts that do harm when they are told to.

`celery -A tests.flows.hurried worker`. What a text does is written in its first line (`poison: kill`, `hang`, `eat`);
the pipeline knows nothing of it. `HURRIED_SLOW` makes each segmentation take that many seconds.
"""

from __future__ import annotations

import os
import signal
import time
from typing import Any

from celery import signals

from workbench.celery import app

LEASE = int(os.environ.get("HURRIED_LEASE", "5"))
app.conf.task_soft_time_limit, app.conf.task_time_limit = max(1, LEASE - 2), max(2, LEASE - 1)


@signals.worker_process_init.connect
def hurry(**_: Any) -> None:
    """In the child: shorter leases, and the poison."""
    from annotations import tasks  # noqa: PLC0415  Django’s apps are ready only by now
    from annotations.services import jobs, segment  # noqa: PLC0415

    jobs.LEASE_SECONDS, jobs.BACKOFF_SECONDS, tasks.WHILE_SECONDS = LEASE, (0, 0), 0.5
    real = segment.segment

    def harmful(text: str, **stated: Any) -> Any:
        time.sleep(float(os.environ.get("HURRIED_SLOW", "0")))
        match text.partition("\n")[0]:
            case "poison: kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "poison: hang":
                _hang()
            case "poison: eat":
                bytearray(2**31)  # in one bite: more than the child may have
        return real(text, **stated)

    segment.segment = harmful


def _hang() -> None:
    """Deaf to the soft limit, as a loop inside a C library is."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    while True:
        time.sleep(1)
