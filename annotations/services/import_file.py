"""Files of articles: read at once when they are small and single, by a job when they are bulky.

One JSONL or CSV file is all or nothing; the members of an archive are files of their own. Every refusal names
file, place and reason, in the words of the import report (docs/reference/formats.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import ArchiveLimit, FieldError, Invalid, NotFound, TextTooLarge, UnsupportedMedia, WorkbenchError
from annotations.events import announce, jobs_due
from annotations.importers import IncomingArticle, IncomingRole, Limits, Problem, read_file
from annotations.models import Job, JobKind, JobState, Original
from annotations.services.ingest import Ingested, ingest_article, ingest_many
from annotations.services.jobs import (
    Keeper,
    Lease,
    LeaseLost,
    RightLost,
    ask_again,
    attempt_failed,
    extend_apart,
    finish,
    seat_of_requester,
    writing,
)
from annotations.services.originals import keep_original

AT_ONCE = 2 * 2**20  # larger PDF, DOCX and HTML files, all archives and bulk files are read by a worker
BATCH = 1_000
BULK = (".zip", ".jsonl", ".ndjson", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Imported:
    """Either the article at once, or the job that will read the file."""

    article: Ingested | None
    job: Job | None
    warnings: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a text they bring in: facts in place of what it says itself, and what passages are."""

    facts: Mapping[str, str] = field(default_factory=dict)
    roles: Sequence[IncomingRole] = ()

    def over(self, incoming: IncomingArticle) -> IncomingArticle:
        """The text with it; a passage must lie in the text."""
        if any(not 0 <= role.start < role.end <= len(incoming.text) for role in self.roles):
            raise Invalid("A passage that was set by hand does not lie in this text.", field="roles", reason="span_outside_text")
        stated = {name: value for name, value in self.facts.items() if value}
        return replace(incoming, roles=(*incoming.roles, *self.roles), **stated)  # type: ignore[arg-type]  # facts are texts alone


@dataclass(slots=True)
class Report:
    """What came of a file: the counts and places of the import report."""

    created: int = 0
    unchanged: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    article_ids: list[int] = field(default_factory=list)

    def add(self, results: Sequence[Ingested]) -> None:
        """Count a batch."""
        self.created += sum(one.created for one in results)
        self.unchanged += sum(not one.created for one in results)
        self.article_ids += [one.article_id for one in results if one.created][: max(0, 200 - len(self.article_ids))]

    def as_json(self, *, archive: bool) -> dict[str, Any]:
        """With the status of FORMATS §1.5."""
        if self.errors:
            status = "partial" if archive and (self.created or self.unchanged) else "rejected"
        else:
            status = "accepted" if self.created else "unchanged"
        return {
            "status": status, "created": self.created, "unchanged": self.unchanged, "errors": self.errors[:1_000],
            "warnings": self.warnings[:1_000], "article_ids": self.article_ids,
        }  # fmt: skip


def import_file(
    *,
    by: Access,
    data: bytes,
    filename: str,
    media_type: str | None = None,
    encoding: str | None = None,
    on_duplicate: str = "refuse",
    said: Said | None = None,
) -> Imported:
    """Take a file in. Single articles come back at once, with what was `said` of them; archives and bulky files as a job."""
    by.require("upload")
    if filename.lower().endswith(BULK) or len(data) > AT_ONCE:
        return Imported(None, _queue(by, data, filename, media_type, encoding))
    reading = read_file(data, filename=filename, media_type=media_type, encoding=encoding, limits=Limits())
    if reading.bulk or reading.format == "zip":
        return Imported(None, _queue(by, data, filename, media_type, encoding))
    items = list(reading)
    problems = [item for item in items if isinstance(item, Problem)]
    if problems:
        raise refusal(problems)
    (incoming,) = (item for item in items if isinstance(item, IncomingArticle))
    incoming = said.over(incoming) if said else incoming
    done = ingest_article(by=by, incoming=incoming, on_duplicate=on_duplicate)
    return Imported(done, None, [_warning(notice) for notice in (*reading.warnings, *incoming.warnings)])


def refusal(problems: Sequence[Problem]) -> WorkbenchError:
    """The HTTP answer to a single file that was refused."""
    first = problems[0]
    errors = tuple(FieldError(one.pointer or "file", one.reason, one.message, {**_place(one), **one.meta}) for one in problems)
    kind: type[WorkbenchError] = Invalid
    if first.status == 413:
        kind = ArchiveLimit if first.code.startswith("archive") else TextTooLarge
    elif first.status == 415:
        kind = UnsupportedMedia
    return kind(first.message, errors=errors)


def _place(one: Problem) -> dict[str, Any]:
    return {key: value for key, value in {"file": one.file, "line": one.line, "code": one.code}.items() if value is not None}


def _warning(notice: Any) -> dict[str, Any]:
    return {"code": notice.code, "message": notice.message, "file": notice.file, "line": notice.line, **dict(notice.meta)}


@transaction.atomic
def _queue(by: Access, data: bytes, filename: str, media_type: str | None, encoding: str | None) -> Job:
    """Keep the bytes and write the job down; the same file again while it is in work is the same job."""
    original = keep_original(
        by=by, data=data, media_type=media_type or "application/octet-stream", filename=Path(filename).name, encoding=encoding or ""
    )
    key = hashlib.sha256(f"{original.sha256}:{encoding or ''}".encode()).hexdigest()
    running = by.jobs().filter(kind=JobKind.IMPORT, request_key=key).first()
    if running is not None and not running.final:
        return running
    if running is not None:
        Job.objects.filter(pk=running.pk).update(request_key=None)
    job = Job.objects.create(
        project=by.project, kind=JobKind.IMPORT, request_key=key, requested_by=by.user,
        options={"original": original.pk, "filename": filename, "media_type": media_type, "encoding": encoding},
    )  # fmt: skip
    ledger.record(project_id=by.project.pk, actor=by.user, verb="import.request", obj=f"job:{job.pk}", sha256=original.sha256)
    announce(jobs_due, job_ids=[job.pk], queue="ingest")
    return job


def run_import(lease: Lease) -> None:
    """Do one claimed import; the requester's right is asked again before anything is written."""
    job = Job.objects.get(pk=lease.job_id)
    try:
        by = seat_of_requester(job, "upload")
    except WorkbenchError as error:
        _settle(lease, JobState.DENIED, "denied" if isinstance(error, NotFound) else error.reason, None)
        return
    try:
        _read_into(by, job, lease)
    except LeaseLost:
        return
    except RightLost:
        _settle(lease, JobState.DENIED, "denied", None)
    except WorkbenchError as error:
        report = Report(errors=[{"code": error.reason, "message": error.detail, **dict(error.errors[0].meta if error.errors else {})}])
        _settle(lease, JobState.FAILED, error.reason, report.as_json(archive=False))
    except Exception as error:  # noqa: BLE001  whatever a file does to us is the job's result
        attempt_failed(lease, f"{type(error).__name__}: {error}")


def _settle(lease: Lease, state: JobState, reason: str, report: dict[str, Any] | None) -> None:
    with writing(lease) as job:
        finish(job, state, reason=reason, report=report)


def _read_into(by: Access, job: Job, lease: Lease) -> None:
    original = Original.objects.get(project_id=job.project_id, pk=job.options["original"])
    reading = read_file(
        Path(settings.MEDIA_ROOT) / original.path, filename=job.options["filename"], media_type=job.options["media_type"],
        encoding=job.options["encoding"], limits=Limits(),
    )  # fmt: skip
    report = Report()
    archive = reading.format == "zip"
    if archive:
        _members(by, reading, report, Keeper(lease, ask=lambda: ask_again(job, "upload")))
    else:
        with transaction.atomic():
            _rows(by, reading, report, lease, original if reading.bulk else None)
            ask_again(job, "upload")
    report.warnings += [_warning(notice) for notice in reading.warnings]
    result = report.as_json(archive=archive)
    whole = bool(report.errors) and result["status"] == "rejected"
    _settle(lease, JobState.FAILED if whole else JobState.DONE, report.errors[0]["code"] if whole else "", result)


def _batches(items: Iterator[IncomingArticle | Problem]) -> Iterator[list[IncomingArticle | Problem]]:
    while batch := list(islice(items, BATCH)):
        yield batch


def _members(by: Access, reading: Any, report: Report, keep: Keeper) -> None:
    """Each member stands for itself: what was read is committed member by member, so that a rerun finds it unchanged."""
    for item in reading:
        keep()
        _member(by, item, report)


def _member(by: Access, item: IncomingArticle | Problem, report: Report) -> None:
    if isinstance(item, Problem):
        report.errors.append({**_place(item), "pointer": item.pointer, "message": item.message})
        return
    try:
        report.add(ingest_many(by=by, incoming=[item]))
    except WorkbenchError as refusal:
        where = {"file": item.filename, "line": item.line, "pointer": refusal.errors[0].field if refusal.errors else None}
        report.errors.append({"code": refusal.reason, "message": refusal.detail, **where})
        return
    report.warnings += [_warning(notice) for notice in item.warnings]


def _rows(by: Access, reading: Any, report: Report, lease: Lease, original: Original | None) -> None:
    """All rows or none: one transaction, undone at the first problem; reading goes on to name them all."""
    with transaction.atomic():
        for batch in _batches(iter(reading)):
            extend_apart(lease)
            problems = [item for item in batch if isinstance(item, Problem)]
            report.errors += [{**_place(item), "pointer": item.pointer, "message": item.message} for item in problems]
            if report.errors:
                transaction.set_rollback(True)
                continue
            articles = [item for item in batch if isinstance(item, IncomingArticle)]
            report.warnings += [_warning(notice) for item in articles for notice in item.warnings]
            report.add(ingest_many(by=by, incoming=articles, original=original))
    if report.errors:
        report.created, report.unchanged, report.article_ids = 0, 0, []
