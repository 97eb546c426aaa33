"""`/jobs/<id>`: background work as people see it, and the button that tries it again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.http.forms import changes, match
from annotations.models import Job, JobKind, JobState
from annotations.models.job import ATTEMPTS
from annotations.services.jobs import retry_job
from annotations.services.resegment import cancel_resegmentation
from annotations.services.resegment_parts import VERB
from workbench.desk.account import see_other
from workbench.desk.article import title_of
from workbench.desk.dates import day_and_time
from workbench.desk.how_read import stage
from workbench.health import worker_alive
from workbench.language.words import named

TOLD = 100
MADE = 50


@require_safe
def job_page(request: HttpRequest, job_id: int) -> HttpResponse:
    """The page, or its card alone while it is polled."""
    by, job = _seat(request, job_id)
    template = "components/job.html" if getattr(request, "htmx", False) else "desk/job.html"
    return render(request, template, {"project": by.project, "job": card(by, job)})


@changes
def retry(request: HttpRequest, job_id: int) -> HttpResponse:
    """Another three attempts."""
    by, job = _seat(request, job_id)
    retry_job(by=by, job=job)
    return see_other(f"/exports?project={job.project_id}" if job.kind == JobKind.EXPORT else f"/jobs/{job_id}")


@changes
def cancel(request: HttpRequest, job_id: int) -> HttpResponse:
    """Stop reading a corpus again."""
    by = enter_through(request.user, Job.objects.all(), job_id)
    job = by.one(by.jobs().filter(kind=JobKind.RESEGMENT), job_id)
    by.require(VERB)
    match(request, job, etag=f'"{job.pk}-{job.state}.{job.attempts}"')
    cancel_resegmentation(by=by, job=job)
    return see_other(f"/projects/{job.project_id}/resegment")


def _seat(request: HttpRequest, job_id: int) -> tuple[Access, Job]:
    by = enter_through(request.user, Job.objects.all(), job_id)
    return by, by.one(by.jobs().select_related("edition__article").defer("edition__text", "edition__search"), job_id)


def card(by: Access, job: Job) -> dict[str, Any]:
    """A job as components/job.html shows it."""
    article = job.edition.article if job.edition else None
    return {
        "id": job.pk, "name": named(JobKind(job.kind)), "state": job.state, "state_name": named(JobState(job.state)),
        "attempts": job.attempts, "max_attempts": ATTEMPTS, "asked": day_and_time(job.created_at),
        "finished": day_and_time(job.finished_at) if job.finished_at else "",
        "progress": 100 * job.progress // job.total if job.total else None, "error": job.last_error,
        "stages": [stage(note) for note in job.report.get("notes", [])],
        "may_retry": job.state in {JobState.FAILED, JobState.QUARANTINED} and (by.may("configure") or job.requested_by_id == by.user.pk),
        "poll_url": "" if job.final else f"/jobs/{job.pk}", "subject": title_of(article) if article else _subject(job),
        "subject_url": _subject_url(job), "came": _came(job), "errors": _places(job, "errors"), "warnings": _places(job, "warnings"),
        "made": _made(by, job), "waits": _waits(job),
    }  # fmt: skip


def _subject(job: Job) -> str:
    return _("All texts of the project") if job.kind == JobKind.RESEGMENT else str(job.options.get("filename", ""))


def _subject_url(job: Job) -> str:
    if job.kind == JobKind.RESEGMENT:
        return f"/projects/{job.project_id}/resegment"
    return f"/articles/{job.edition.article_id}" if job.edition else ""


def _places(job: Job, what: str) -> list[dict[str, str]]:
    """What the report of an import says of files and lines."""
    told = []
    for one in job.report.get(what, [])[:TOLD]:
        line = _("line %(n)s") % {"n": one["line"]} if one.get("line") else ""
        where = ", ".join(str(part) for part in (one.get("file"), line, one.get("pointer")) if part)
        told.append({"where": where, "words": str(one.get("message", ""))})
    return told


def _made(by: Access, job: Job) -> list[dict[str, Any]]:
    """The first articles that an import brought."""
    ids = job.report.get("article_ids", [])[:MADE]
    return [{"id": one.pk, "title": title_of(one)} for one in by.articles().filter(pk__in=ids).order_by("pk")] if ids else []


def _came(job: Job) -> list[str]:
    """What an import brought, in words."""
    if "created" not in job.report:
        return []
    created, known, bad = job.report["created"], job.report.get("unchanged", 0), len(job.report.get("errors", []))
    said = [ngettext("%(n)s article added", "%(n)s articles added", created) % {"n": created}]
    if known:
        said.append(ngettext("%(n)s was here already", "%(n)s were here already", known) % {"n": known})
    if bad:
        said.append(ngettext("%(n)s refused", "%(n)s refused", bad) % {"n": bad})
    return said


def _waits(job: Job) -> str:
    """Why nothing happens yet."""
    if job.state != JobState.PENDING:
        return ""
    return _("Waits for its turn.") if worker_alive() else _("Queued, no worker alive. It is done when a worker is back.")
