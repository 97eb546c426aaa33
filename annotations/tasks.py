"""Nudges: an id in, a service called. The Job row is the truth; a lost message costs seconds (RELIABILITY L1, L2)."""

from __future__ import annotations

import time
from collections.abc import Callable

from celery import current_app, current_task, shared_task

from annotations.services import jobs
from annotations.services.housekeeping import tidy
from annotations.services.import_file import run_import as import_leased
from annotations.services.learn import run_lesson
from annotations.services.resegment_parts import write_parts
from annotations.services.segment import segment_edition

WHILE_SECONDS = 8.0  # one nudge goes on with what is due, well inside the time limit


def work(job_id: int, *, kind: str, do: Callable[[jobs.Lease], None]) -> None:
    """The job named, then whatever of its kind is due longest, for a while."""
    began = time.monotonic()
    until = began + WHILE_SECONDS
    lease = jobs.claim(job_id=job_id) or jobs.claim_next(kind=kind)
    while lease is not None:
        try:
            do(lease)
        except (SystemExit, KeyboardInterrupt):
            if not overran(time.monotonic() - began):
                jobs.give_back(lease)
            raise
        lease = jobs.claim_next(kind=kind) if time.monotonic() < until else None


def overran(seconds: float) -> bool:
    """Whether the task has had the time it may take (then it is its limit that ends it, no shutdown)."""
    limit = getattr(current_task, "soft_time_limit", None) or current_app.conf.task_soft_time_limit
    return limit is not None and seconds >= limit


@shared_task
def run_segmentation(job_id: int) -> None:
    """Segment what is due."""
    work(job_id, kind="segment", do=segment_edition)


@shared_task(soft_time_limit=1_800, time_limit=1_860)
def run_import(job_id: int) -> None:
    """Read a file that is due."""
    work(job_id, kind="import", do=import_leased)


@shared_task(soft_time_limit=1_800, time_limit=1_860)
def run_resegmentation(job_id: int) -> None:
    """Write down what of a corpus is to be read again."""
    work(job_id, kind="resegment", do=write_parts)


@shared_task
def run_learning(job_id: int) -> None:
    """Learn from decisions what is due."""
    work(job_id, kind="learn", do=run_lesson)


@shared_task
def sweep() -> None:
    """Find what was lost or is overdue, tidy what has expired."""
    tidy()
