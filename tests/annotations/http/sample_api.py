"""A small resource built on the base classes as the API's are: the labels of a project."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import include, path
from rest_framework.request import Request

from annotations.errors import Conflict
from annotations.http import fields
from annotations.http.parsing import StrictMultiPartParser
from annotations.http.serializers import PageQuery, StrictSerializer
from annotations.http.views import ApiView, ProjectView
from annotations.models import Kind, Label
from workbench import urls as real


class LabelDraft(StrictSerializer):
    key = fields.Text(max_length=50)
    name = fields.Text(max_length=100)


class LabelOut(StrictSerializer):
    id = fields.Id(read_only=True)
    key = fields.Text(read_only=True)
    name = fields.Text(read_only=True)


class LabelQuery(PageQuery):
    kind = fields.Choice(choices=Kind.values, required=False)


class LabelsView(ProjectView):
    """The label set."""

    verbs = {"POST": "configure"}
    queries = {"GET": LabelQuery}
    bodies = {"POST": LabelDraft}
    answers = {"GET": [LabelOut], "POST": LabelOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Labels in their order."""
        wanted = self.query()
        rows = self.access.labels()
        if "kind" in wanted:
            rows = rows.filter(kind=wanted["kind"])
        return self.page(rows, order=("-position", "-id"), wanted=wanted)

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Add one."""
        draft = self.body()
        label = Label.objects.create(project=self.access.project, kind=Kind.CLAIM, position=9, **draft)
        if draft["name"] == "late":
            raise Conflict("Too late for this one.", reason="too_late")
        return self.created(label, location=f"{request.path}/{label.pk}")


class LabelView(ProjectView):
    """One label."""

    verbs = {"PATCH": "configure", "DELETE": "configure"}
    bodies = {"PATCH": LabelDraft}
    answers = {"GET": LabelOut, "PATCH": LabelOut}

    def find(self) -> None:
        """The label of this project."""
        self.label = self.row(self.access.labels(), "label_id")

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.label)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Change it."""
        changes = self.body()
        self.match(self.label)
        for name, value in changes.items():
            setattr(self.label, name, value)
        self.label.version += 1
        self.label.save()
        return self.single(self.label)

    def delete(self, request: Request, **ids: int) -> HttpResponse:
        """Forgets to compare the version."""
        return self.nothing()


class RaiseView(ProjectView):
    """Acts on what it finds."""

    verbs = {"POST": "configure"}
    matched = frozenset({"POST"})
    answers = {"POST": LabelOut}

    def find(self) -> None:
        """The label of this project."""
        self.label = self.row(self.access.labels(), "label_id")

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """One place up."""
        self.match(self.label)
        self.label.position += 1
        self.label.version += 1
        self.label.save()
        return self.single(self.label)


class UploadView(ProjectView):
    """Takes files."""

    verbs = {"POST": "upload"}
    parser_classes = (StrictMultiPartParser,)
    limit = "upload_body"

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Say what came."""
        parts = self.raw_body()
        return self.plain({name: getattr(part, "name", part) for name, part in parts.items()})


class BrokenView(ApiView):
    """Breaks."""

    failure: Any = None

    def get(self, request: Request) -> HttpResponse:
        """Fail as told."""
        raise type(self).failure

    def post(self, request: Request) -> HttpResponse:
        """Succeed in the handler and fail at COMMIT."""
        transaction.on_commit(lambda: None)
        raise type(self).failure


BASE = "v1/projects/<positive:project_id>"
api = [
    path(f"{BASE}/labels", LabelsView.as_view()),
    path(f"{BASE}/labels/<positive:label_id>", LabelView.as_view()),
    path(f"{BASE}/labels/<positive:label_id>/raise", RaiseView.as_view()),
    path(f"{BASE}/upload", UploadView.as_view()),
    path("v1/broken", BrokenView.as_view()),
]
urlpatterns = [path("api/", include(api)), *real.urlpatterns]
handler400, handler403, handler404, handler500 = (
    real.handler400,
    real.handler403,
    real.handler404,
    real.handler500,
)
