"""`jobs/<j>`: background work as its row tells it, with the report, and trying it again."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.shown import moment
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Job, JobKind, JobState
from annotations.models.job import ATTEMPTS
from annotations.services.jobs import retry_job

TOLD = (JobKind.SEGMENT, JobKind.IMPORT)  # exports are told where they are fetched


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
    report = fields.Free(help_text="What came of it: counts, errors and warnings of an import; stages of a segmentation.")
    requested_by = fields.Id(allow_null=True)
    created_at = fields.Moment()
    etag = fields.Text()

    def to_representation(self, instance: Job) -> dict[str, Any]:
        """The row, without what only workers need."""
        return {
            "id": instance.pk, "kind": instance.kind, "state": instance.state,
            "article": instance.edition.article_id if instance.edition else None, "filename": instance.options.get("filename", ""),
            "attempts": instance.attempts, "attempts_allowed": ATTEMPTS, "due_at": moment(instance.due_at),
            "finished_at": moment(instance.finished_at), "error": instance.last_error, "report": instance.report,
            "requested_by": instance.requested_by_id, "created_at": moment(instance.created_at), "etag": tag(instance),
        }  # fmt: skip


def tag(job: Job) -> str:
    """Rows of work count no versions; state and attempts tell one state from the next."""
    return f'"{job.pk}-{job.state}.{job.attempts}"'


class OneJob(ProjectView):
    """What a URL with a job names."""

    job: Job

    def find(self) -> None:
        """Segmentation or import of this project."""
        rows = self.access.jobs().filter(kind__in=TOLD).select_related("edition").defer("edition__text", "edition__search")
        self.job = self.row(rows, "job_id")


class JobView(OneJob):
    """One job."""

    answers = {"GET": JobOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """How it stands, and what came of it."""
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
