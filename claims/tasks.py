"""Nudges of this room (see annotations.tasks)."""

from __future__ import annotations

from celery import shared_task

from annotations.tasks import work
from claims.services.export import run_export as export_leased


@shared_task(soft_time_limit=1_800, time_limit=1_860)
def run_export(job_id: int) -> None:
    """Write an export that is due."""
    work(job_id, kind="export", do=export_leased)
