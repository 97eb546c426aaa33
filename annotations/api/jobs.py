"""`jobs/<j>`: background work as its row tells it, with the report; trying it again, and stopping it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.shown import moment
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Job, JobKind, JobState
from annotations.models.job import ATTEMPTS
from annotations.services.jobs import retry_job
from annotations.services.resegment import cancel_resegmentation
from annotations.services.resegment_parts import Progress, progress_of

TOLD = (JobKind.SEGMENT, JobKind.IMPORT, JobKind.RESEGMENT, JobKind.LEARN)  # exports are told where they are fetched


class PartsOut(StrictSerializer):
    """How far the texts of a corpus that is read again are."""

    total = fields.Integer()
    done = fields.Integer()
    failed = fields.Integer()
    passed = fields.Integer(help_text="Cancelled, or replaced meanwhile: a deleted article, a newer text.")
    running = fields.Integer()
    waiting = fields.Integer()

    def to_representation(self, instance: Progress) -> dict[str, Any]:
        """Counted from the parts."""
        return {
            "total": instance.total, "done": instance.done, "failed": instance.failed, "passed": instance.passed,
            "running": instance.running, "waiting": instance.waiting,
        }  # fmt: skip


class JobOut(StrictSerializer):
    """One piece of work."""

    id = fields.Id()
    kind = fields.Choice(choices=JobKind.choices)
    state = fields.Choice(choices=JobState.choices)
    article = fields.Id(allow_null=True, help_text="Whose text is segmented.")
    filename = fields.Text(allow_blank=True, help_text="What is imported.")
    attempts = fields.Integer()
    attempts_allowed = fields.Integer()
    due_at = fields.Moment()
    finished_at = fields.Moment(allow_null=True)
    error = fields.Text(allow_blank=True)
    pipeline_version = fields.Text(allow_blank=True, help_text="By which version a text is to be read.")
    parts = PartsOut(allow_null=True, help_text="Of a corpus that is read again.")
    report = fields.Free(help_text="What came of it: counts, errors and warnings of an import; stages of a segmentation.")
    requested_by = fields.Id(allow_null=True)
    created_at = fields.Moment()
    etag = fields.Text()

    def to_representation(self, instance: Job) -> dict[str, Any]:
        """The row, without what only workers need."""
        corpus = instance.kind == JobKind.RESEGMENT
        return {
            "id": instance.pk, "kind": instance.kind, "state": instance.state,
            "article": instance.edition.article_id if instance.edition else None, "filename": instance.options.get("filename", ""),
            "attempts": instance.attempts, "attempts_allowed": ATTEMPTS, "due_at": moment(instance.due_at),
            "finished_at": moment(instance.finished_at), "pipeline_version": instance.pipeline_version,
            "parts": PartsOut().to_representation(progress_of(instance)) if corpus else None,
            "error": instance.last_error, "report": instance.report,
            "requested_by": instance.requested_by_id, "created_at": moment(instance.created_at), "etag": tag(instance),
        }  # fmt: skip


def tag(job: Job) -> str:
    """Rows of work count no versions; state and attempts tell one state from the next."""
    return f'"{job.pk}-{job.state}.{job.attempts}"'


class OneJob(ProjectView):
    """What a URL with a job names."""

    job: Job

    def find(self) -> None:
        """Segmentation or import of this project, or its corpus read again."""
        rows = self.access.jobs().filter(kind__in=TOLD).select_related("edition").defer("edition__text", "edition__search")
        self.job = self.row(rows, "job_id")


class JobView(OneJob):
    """One job."""

    answers = {"GET": JobOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """How it stands, and what came of it. A corpus is never 304: its parts move without its tag."""
        if self.job.kind == JobKind.RESEGMENT:
            return Response(self.represent(self.job), headers={"ETag": tag(self.job)})
        return self.single(self.job, etag=tag(self.job))


class RetryView(OneJob):
    """Trying again."""

    matched = frozenset({"POST"})
    answers = {"POST": JobOut}

    def verb(self) -> str:
        """Who asked for the work may ask again; others need the manager's right."""
        own = self.job.requested_by_id == self.access.user.pk
        return "read" if self.method == "OPTIONS" else "upload" if own else "configure"

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Another three attempts, for what failed."""
        self.match(self.job, etag=tag(self.job))
        job = retry_job(by=self.access, job=self.job)
        return self.single(job, etag=tag(job))


class CancelView(OneJob):
    """Stopping."""

    verbs = {"POST": "resegment"}
    matched = frozenset({"POST"})
    answers = {"POST": JobOut}

    def find(self) -> None:
        """A corpus that is read again; other work is too short to be stopped."""
        self.job = self.row(self.access.jobs().filter(kind=JobKind.RESEGMENT), "job_id")

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Texts that nobody has begun are left as they are; those read stay read."""
        self.match(self.job, etag=tag(self.job))
        job = cancel_resegmentation(by=self.access, job=self.job)
        return self.single(job, etag=tag(job))
