"""`resegment`: having texts read again by today's pipeline; `articles/<a>/segmentation`: how a text was read, and what changed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from annotations.api.jobs import JobOut, tag
from annotations.api.shown import moment
from annotations.api.spans import OfNewestEdition
from annotations.errors import NotFound
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Article, Job, JobKind, Segmentation
from annotations.services.resegment import resegment_edition, resegment_project
from annotations.services.resegment_parts import outdated


class CorpusOut(StrictSerializer):
    """What of the project an older pipeline has read, and the last request to read it again."""

    pipeline_version = fields.Text(help_text="Today's.")
    articles = fields.Integer(help_text="Articles that an older pipeline, or one set otherwise, has read.")
    by_version = fields.Free(help_text="How many by each version.")
    job = JobOut(allow_null=True)


class RunOut(StrictSerializer):
    """One run of the pipeline over a text."""

    id = fields.Id()
    edition = fields.Id()
    pipeline_version = fields.Text()
    settings_digest = fields.Text(allow_blank=True)
    created_at = fields.Moment()
    notes = fields.Items(child=fields.Free(), help_text="What each stage found, or why it did not run.")
    found = fields.Free(help_text="What the text says of itself.")
    changes = fields.Free(help_text="What it read otherwise than the run before, counted and named; empty for the first.")

    def to_representation(self, instance: Segmentation) -> dict[str, Any]:
        """The row."""
        return {
            "id": instance.pk, "edition": instance.edition_id, "pipeline_version": instance.pipeline_version,
            "settings_digest": instance.settings_digest, "created_at": moment(instance.created_at), "notes": instance.notes,
            "found": instance.found, "changes": instance.changes,
        }  # fmt: skip


class Queueing(ProjectView):
    """Answers with a job."""

    def queued(self, job: Job) -> HttpResponse:
        """202, and where its progress is told."""
        job = self.access.one(self.access.jobs().select_related("edition").defer("edition__text", "edition__search"), job.pk)
        answer = self.single(job, status=202, etag=tag(job))
        answer["Location"] = reverse("api:job", kwargs={"project_id": self.access.project.pk, "job_id": job.pk})
        return answer


class ResegmentProjectView(Queueing):
    """All texts of the project."""

    verbs = {"POST": "resegment"}
    answers = {"GET": CorpusOut, "POST": JobOut}
    statuses = {"POST": (202,)}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """What would be read again, and how far the last request is."""
        due = outdated(self.access.project.pk)
        last = self.access.jobs().filter(kind=JobKind.RESEGMENT).order_by("-pk").first()
        return self.single({"pipeline_version": due.now, "articles": due.articles, "by_version": due.by_version, "job": last})

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """In the background; while one request is at work, that one."""
        return self.queued(resegment_project(by=self.access))


class ResegmentArticleView(Queueing):
    """One article's text."""

    verbs = {"POST": "resegment"}
    answers = {"POST": JobOut}
    statuses = {"POST": (202,)}
    article: Article

    def find(self) -> None:
        """The article."""
        self.article = self.row(self.access.articles(), "article_id")

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Its newest text, unless today's pipeline has read it."""
        return self.queued(resegment_edition(by=self.access, article=self.article))


class SegmentationView(OfNewestEdition):
    """How the newest text was read."""

    answers = {"GET": RunOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """The newest run; 404 before the first."""
        run = self.access.runs().filter(edition_id=self.edition.pk).first()
        if run is None:
            raise NotFound
        return self.single(run)
