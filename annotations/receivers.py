"""Listeners of this room: work that became due is nudged over the broker, after commit, never blocking."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from typing import Any

from celery import current_app
from django.dispatch import receiver
from kombu.exceptions import OperationalError
from redis import RedisError

from annotations.events import job_finished, jobs_due
from annotations.services.resegment_parts import close_whole_of

NUDGES = 64  # a nudged worker goes on with what is due; the sweeper finds the rest
SILENCE_SECONDS = 5.0
TASKS = {
    "segment": "annotations.tasks.run_segmentation",
    "ingest": "annotations.tasks.run_import",
    "export": "claims.tasks.run_export",
    "resegment": "annotations.tasks.run_resegmentation",
    "learn": "annotations.tasks.run_learning",
}
CARRIED_BY = {"resegment": "segment", "learn": "segment"}  # short work: it needs no workers of its own
log = logging.getLogger(__name__)
_silent_until = 0.0


@receiver(jobs_due)
def nudge(sender: Any, *, job_ids: Sequence[int], queue: str, **_: Any) -> None:
    """Publish the ids. A broker that does not answer is left alone for some seconds: the rows are the truth."""
    global _silent_until  # noqa: PLW0603  one broker per process, one memory of its silence
    if time.monotonic() < _silent_until:
        return
    try:
        for job_id in job_ids[:NUDGES]:
            current_app.send_task(TASKS[queue], args=[job_id], queue=CARRIED_BY.get(queue, queue), retry=False, ignore_result=True)
    except (OperationalError, RedisError, OSError) as error:
        _silent_until = time.monotonic() + SILENCE_SECONDS
        log.warning("broker does not answer, the sweeper will publish: %s", error)


@receiver(job_finished)
def close_whole(sender: Any, *, job_id: int, **_: Any) -> None:
    """The last part to end closes the whole."""
    close_whole_of(job_id)
