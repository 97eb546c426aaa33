"""`labels`: the project's label set."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Kind, Label
from annotations.services.labels import add_label, change_label

LAST_POSITION = 32_767


class LabelDraft(StrictSerializer):
    """A new label; its key never changes, since files refer to it."""

    key = fields.Text(max_length=100)
    name = fields.Text(max_length=100)
    kind = fields.Choice(choices=Kind.choices)


class LabelChange(StrictSerializer):
    """What may change about a label."""

    name = fields.Text(max_length=100)
    position = fields.Integer(min_value=0, max_value=LAST_POSITION)
    retired = fields.Flag()


class LabelOut(StrictSerializer):
    """One label."""

    id = fields.Id()
    key = fields.Text()
    name = fields.Text()
    kind = fields.Choice(choices=Kind.choices)
    position = fields.Integer()
    retired = fields.Flag(help_text="No new marks with it; old ones keep it.")
    etag = fields.Text()

    def to_representation(self, instance: Label) -> dict[str, Any]:
        """Plainly."""
        return {
            "id": instance.pk, "key": instance.key, "name": instance.name, "kind": instance.kind, "position": instance.position,
            "retired": instance.retired, "etag": instance.etag,
        }  # fmt: skip


class LabelsView(ProjectView):
    """The label set."""

    verbs = {"POST": "configure"}
    bodies = {"POST": LabelDraft}
    answers = {"GET": [LabelOut], "POST": LabelOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Labels in their order."""
        return self.page(self.access.labels(), order=("position", "id"))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Add one at the end."""
        label = add_label(by=self.access, **self.body())
        place = reverse("api:label", kwargs={"project_id": self.access.project.pk, "label_id": label.pk})
        return self.created(label, location=place)


class LabelView(ProjectView):
    """One label."""

    verbs = {"PATCH": "configure"}
    bodies = {"PATCH": LabelChange}
    answers = {"GET": LabelOut, "PATCH": LabelOut}
    label: Label

    def find(self) -> None:
        """The label of this project."""
        self.label = self.row(self.access.labels(), "label_id")

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.label)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Rename, reorder or retire it."""
        changes = self.body()
        self.match(self.label)
        return self.single(change_label(by=self.access, label=self.label, **changes))
