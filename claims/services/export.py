"""Taking data out: asked for, written by a worker from one consistent state, kept with checksum and loss report."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from annotations import ledger
from annotations.access import Access, enter
from annotations.errors import Invalid, NotFound, Throttled, WorkbenchError
from annotations.events import announce, jobs_due
from annotations.models import Act, Job, JobKind, JobState
from annotations.policy import needs
from annotations.services.jobs import Lease, LeaseLost, RightLost, attempt_failed, extend_apart, finish, writing
from claims.exporters import BY_KEY, Exporter, ExportOptions, Loss, file_name, report_bytes
from claims.models import Export
from claims.records import ProjectSnapshot, export_options, one_state

KEEP_ALIVE_SECONDS = 5.0
FORESEEN_BYTES = 128 * 1024


@transaction.atomic
def request_export(*, by: Access, format: str, options: Mapping[str, str] | None = None) -> Export:  # noqa: A002  the field's word
    """Ask for a file. At most three exports of one person run at a time."""
    by.require("export")
    exporter = exporter_of(format)
    chosen = dict(options or {})
    options_of(by, exporter, chosen)
    running = Job.objects.filter(kind=JobKind.EXPORT, requested_by=by.user, state__in=[JobState.PENDING, JobState.RUNNING]).count()
    if running >= settings.LIMITS["exports_running"]:
        raise Throttled("Three of your exports are still running.", retry_after=10)
    job = Job.objects.create(project=by.project, kind=JobKind.EXPORT, requested_by=by.user, options={"format": exporter.key, **chosen})
    export = Export.objects.create(
        project=by.project, job=job, format=exporter.key, options=chosen, media_type=exporter.media_type, created_by=by.user
    )
    ledger.record(project_id=by.project.pk, actor=by.user, verb="export.request", obj=f"export:{export.pk}", format=exporter.key)
    announce(jobs_due, job_ids=[job.pk], queue="export")
    return export


def exporter_of(key: str) -> Exporter:
    """The format of that name."""
    exporter = BY_KEY.get(key)
    if exporter is None:
        raise Invalid("There is no such format.", field="format", reason="unknown_reference", formats=sorted(BY_KEY))
    return exporter


def options_of(by: Access, exporter: Exporter, chosen: Mapping[str, str]) -> ExportOptions:
    """The choices of one export, checked; the clock is read here."""
    return export_options(by.project, exporter, base_url=settings.PUBLIC_URL, exported_at=timezone.now(), chosen=chosen)


class _LeasedFile:
    """The temporary file; while it grows, the lease is kept and the requester's right asked again."""

    def __init__(self, file: Any, lease: Lease, job: Job) -> None:
        self.file, self.lease, self.job = file, lease, job
        self.next = time.monotonic() + KEEP_ALIVE_SECONDS

    def write(self, chunk: bytes, /) -> object:
        if time.monotonic() > self.next:
            extend_apart(self.lease, still_allowed=(self.job.requested_by_id, self.job.project_id, "export"))
            self.next = time.monotonic() + KEEP_ALIVE_SECONDS
        return self.file.write(chunk)


def run_export(lease: Lease) -> None:
    """Do one claimed export."""
    job = Job.objects.select_related("export", "requested_by").get(pk=lease.job_id)
    try:
        by = enter(job.requested_by, job.project_id)
        by.require("export")
    except WorkbenchError as error:
        _settle(lease, JobState.DENIED, "denied" if isinstance(error, NotFound) else error.reason)
        return
    try:
        _write(by, job, lease)
    except LeaseLost:
        return
    except RightLost:
        _settle(lease, JobState.DENIED, "denied")
    except Exception as error:  # noqa: BLE001  whatever happens to a file is the job's result
        attempt_failed(lease, f"{type(error).__name__}: {error}")


def _settle(lease: Lease, state: JobState, reason: str) -> None:
    with writing(lease) as job:
        finish(job, state, reason=reason)


def _write(by: Access, job: Job, lease: Lease) -> None:
    export = job.export
    exporter = exporter_of(export.format)
    options = options_of(by, exporter, export.options)
    export.filename = file_name(exporter, str(by.project.pk), options)
    target = Path(settings.MEDIA_ROOT) / export.path
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".tmp-")
    try:
        with os.fdopen(handle, "wb") as file:
            with one_state():
                head = Act.objects.filter(chain=by.project.pk).order_by("-seq").first()
                report = exporter.write(ProjectSnapshot(by), _LeasedFile(file, lease, job), options)
            file.flush()
            os.fsync(file.fileno())
        _hand_over(export, lease, report, head, Path(temporary), target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _ask_again(job: Job) -> None:
    """A right that was withdrawn while the file was written: it gets no name."""
    try:
        enter(job.requested_by, job.project_id).require("export")
    except WorkbenchError as error:
        raise RightLost from error


def _hand_over(export: Export, lease: Lease, report: Any, head: Act | None, temporary: Path, target: Path) -> None:
    """The file gets its name and the row its facts together, and only while the work is still ours."""
    loss = report_bytes(report)
    with writing(lease) as held:
        _ask_again(held)
        temporary.replace(target)
        target.with_name(f"{export.filename}.loss.json").write_bytes(loss)
        export.sha256, export.size, export.records = report.files[0].sha256, report.files[0].bytes, report.records
        export.loss = orjson.loads(loss)
        export.ledger_seq, export.ledger_hash = (head.seq, head.hash) if head else (0, "")
        export.save()
        ledger.record(
            project_id=held.project_id, actor=held.requested_by, verb="export.write", obj=f"export:{export.pk}", sha256=export.sha256,
            records=export.records, ledger_seq=export.ledger_seq,
        )  # fmt: skip
        finish(held, JobState.DONE, report=export.loss)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """An export as it would be: its first records (none of packed formats), and its losses if all of it is small."""

    text: str
    losses: tuple[Loss, ...] | None


def foresee(*, by: Access, format: str, options: Mapping[str, str] | None = None, records: int = 3) -> Foreseen:  # noqa: A002
    """Write the beginning of an export into the air."""
    if not by.may("export"):
        raise needs("export")
    exporter = exporter_of(format)
    sink = _Beginning()
    try:
        losses = exporter.write(ProjectSnapshot(by), sink, options_of(by, exporter, options or {})).losses
    except _Enough:
        losses = None
    return Foreseen("" if exporter.suffix == "zip" else sink.text(records), losses)


def preview(*, by: Access, format: str, records: int = 3) -> str:  # noqa: A002
    """The first records of an export as it would be, for the eye."""
    return foresee(by=by, format=format, records=records).text


class _Enough(Exception):
    pass


class _Beginning:
    """Keeps the first pieces of an export and stops it when they are many."""

    def __init__(self) -> None:
        self.kept = b""

    def write(self, chunk: bytes, /) -> int:
        self.kept += chunk
        if len(self.kept) > FORESEEN_BYTES:
            raise _Enough
        return len(chunk)

    def text(self, records: int) -> str:
        lines = self.kept.decode("utf-8", "replace").splitlines()[:records]
        return "\n".join(line[:2_000] for line in lines)


def open_export(*, by: Access, export: Export) -> tuple[Path, str]:
    """The finished file and its name, for who may still export."""
    if not by.may("export"):  # reading, also with a token that only reads
        raise needs("export")
    path = Path(settings.MEDIA_ROOT) / export.path
    if not export.filename or export.job.state != JobState.DONE or not path.is_file():
        raise NotFound
    return path, export.filename
