"""`scales`: the labels a verdict may have, with what they mean to rules and formats."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from claims import access as room
from claims.models import Axis, Core


class ScaleLabelOut(StrictSerializer):
    """One label."""

    id = fields.Id()
    key = fields.Text()
    name = fields.Text()
    core = fields.Choice(choices=Core.choices, allow_blank=True, help_text="What it means to rules; blank on the attribution axis.")
    ordinal = fields.Score(min_value=None, max_value=None, allow_null=True, help_text="Its place on an ordered scale.")
    position = fields.Integer()
    shape = fields.Text()
    tone = fields.Text()
    retired = fields.Flag()


class ScaleOut(StrictSerializer):
    """One version of one scale; the highest number of an axis is current."""

    id = fields.Id()
    key = fields.Text()
    axis = fields.Choice(choices=Axis.choices)
    number = fields.Integer()
    labels = ScaleLabelOut(many=True)


class ScalesView(ProjectView):
    """The project's scales."""

    answers = {"GET": [ScaleOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """All versions, first come first."""
        return self.page(room.scales(self.access).prefetch_related("labels"), order=("id",))
