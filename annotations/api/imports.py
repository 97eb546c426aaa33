"""`imports`: files of articles. A single small one is an article at once; bulk, archives and heavy ones become jobs."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from annotations.api.arrivals import arrived
from annotations.api.article_shape import DUPLICATES, ArticleMade
from annotations.api.jobs import JobOut, tag
from annotations.errors import Invalid
from annotations.http import fields
from annotations.http.parsing import StrictMultiPartParser
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.importers import Refusal, display_name
from annotations.models import Job, JobKind
from annotations.services.import_file import Imported, import_file
from annotations.services.ingest import Ingested


class File(serializers.FileField):
    """A part of the form that is a file."""

    def to_internal_value(self, data: Any) -> Any:
        """The file; an empty one is for the reader to refuse."""
        if not isinstance(data, UploadedFile):
            raise fields.wrong_type("a file")
        return data


class ImportDraft(StrictSerializer):
    """One file, and what one knows about it."""

    file = File(allow_empty_file=True)
    encoding = fields.Text(max_length=40, required=False, help_text="The charset, where the file has no byte order mark and is not UTF-8.")
    on_duplicate = fields.Choice(choices=DUPLICATES, default="refuse", help_text="`return`: 200 with the article that has this very text.")


class ImportMade(StrictSerializer):
    """Either the article, or the job that reads the file."""

    article = ArticleMade(allow_null=True)
    job = JobOut(allow_null=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """From (what `arrived` gives, None) or (None, job)."""
        made, job = instance
        return {
            "article": ArticleMade().to_representation(made) if made else None,
            "job": JobOut().to_representation(job) if job else None,
        }


class ImportsView(ProjectView):
    """Files of articles."""

    verbs = {"POST": "upload"}
    parser_classes = (StrictMultiPartParser,)
    limit = "upload_body"
    bodies = {"POST": ImportDraft}
    answers = {"GET": [JobOut], "POST": ImportMade}
    statuses = {"POST": (201, 200, 202)}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """The files that became jobs, last first."""
        rows = self.access.jobs().filter(kind=JobKind.IMPORT).select_related("edition").defer("edition__text", "edition__search")
        return self.page(rows, order=("-created_at", "-id"))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Take a file in: 201 an article, 200 the one that has this text already, 202 a job."""
        draft = self.body()
        file = draft["file"]
        done = import_file(
            by=self.access, data=file.read(), filename=shown_name(file), media_type=file.content_type,
            encoding=draft.get("encoding"), on_duplicate=draft["on_duplicate"],
        )  # fmt: skip
        if done.job:
            return self._queued(done.job)
        if done.article is None:
            raise AssertionError
        return self._article(done.article, done)

    def _queued(self, job: Job) -> HttpResponse:
        job = self.access.one(self.access.jobs().select_related("edition"), job.pk)
        answer = self.single((None, job), status=202, etag=tag(job))
        answer["Location"] = reverse("api:job", kwargs={"project_id": self.access.project.pk, "job_id": job.pk})
        return answer

    def _article(self, article: Ingested, done: Imported) -> HttpResponse:
        made, place = arrived(self.access, article.article_id, done.warnings)
        etag = made[0].article.etag
        if not article.created:
            return self.single((made, None), etag=etag)
        return self.created((made, None), location=place, etag=etag)


def shown_name(file: Any) -> str:
    """The file's name, fit to be shown; a NUL in it is refused before anything is stored."""
    try:
        return display_name(file.name)
    except Refusal as refusal:
        problem = refusal.problem
        raise Invalid(problem.message, field="file", reason=problem.reason, **problem.meta) from refusal
