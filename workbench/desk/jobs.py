"""`/jobs/<id>`: background work as people see it, and the button that tries it again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.http.forms import changes, match
from annotations.models import Job, JobKind, JobState
from annotations.models.job import ATTEMPTS
from annotations.services.jobs import retry_job
from annotations.services.resegment import cancel_resegmentation
from annotations.services.resegment_parts import VERB
from workbench.desk.account import see_other
from workbench.language.words import named


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
    return see_other(f"/jobs/{job_id}")


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
        "attempts": job.attempts, "max_attempts": ATTEMPTS, "due": job.due_at, "started": "", "finished": job.finished_at,
        "progress": 100 * job.progress // job.total if job.total else None, "error": job.last_error, "stages": _stages(job),
        "may_retry": job.state in {JobState.FAILED, JobState.QUARANTINED} and (by.may("configure") or job.requested_by_id == by.user.pk),
        "poll_url": "" if job.final else f"/jobs/{job.pk}", "subject": str(article) if article else _subject(job),
        "subject_url": _subject_url(job), "report": job.report, "errors": _errors(job),
    }  # fmt: skip


def _subject(job: Job) -> str:
    return _("All texts of the project") if job.kind == JobKind.RESEGMENT else str(job.options.get("filename", ""))


def _subject_url(job: Job) -> str:
    if job.kind == JobKind.RESEGMENT:
        return f"/projects/{job.project_id}/resegment"
    return f"/articles/{job.edition.article_id}" if job.edition else ""


def _stages(job: Job) -> list[dict[str, Any]]:
    names = {"ran": _("ran"), "skipped": _("skipped"), "failed": _("failed")}
    return [
        {"name": note["stage"], "state_name": names.get(note["state"], note["state"]), "found": note["found"], "note": note["note"]}
        for note in job.report.get("notes", [])
    ]


def _errors(job: Job) -> list[dict[str, Any]]:
    return list(job.report.get("errors", []))[:100]
