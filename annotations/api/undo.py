"""`undo` and `redo`: the person's own last acts in the project, taken back and done again; by whatever way they were done."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.shown import moment
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import UndoStep
from annotations.services.undo import parts_of, redo, steps, undo


class StepOut(StrictSerializer):
    """One act of one's own: what it moved, in the order of time."""

    id = fields.Id()
    made_at = fields.Moment()
    undone_at = fields.Moment(allow_null=True, help_text="It may be done again.")
    acts = fields.Items(child=fields.Free(), help_text="{verb, object}, as the log names them.")

    def to_representation(self, instance: UndoStep) -> dict[str, Any]:
        """The row with its parts."""
        return {
            "id": instance.pk, "made_at": moment(instance.made_at), "undone_at": moment(instance.undone_at),
            "acts": [{"verb": part.verb, "object": part.object} for part in parts_of(instance)],
        }  # fmt: skip


class WhichStep(StrictSerializer):
    """A step other than the last one."""

    step = fields.Id(required=False, help_text="Left out: the last one.")


class Moving(ProjectView):
    """What both ways have in common. What somebody changed since is 409 `changed_since`."""

    verbs = {"POST": "mark"}
    bodies = {"POST": WhichStep}

    def named(self) -> int | None:
        """The step that the body names, if there is a body."""
        return self.body().get("step") if self.incoming and self.incoming.length else None


class UndoView(Moving):
    """One's own stack, and its last act taken back."""

    answers = {"GET": [StepOut], "POST": StepOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """The last acts, at most fifty, the newest first; those with `undone_at` were taken back."""
        return self.page(steps(self.access).prefetch_related("parts"), order=("-id",))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Take the last act back, or the step named; the body may be left out."""
        return self.single(undo(by=self.access, step_id=self.named()))


class RedoView(Moving):
    """What was taken back, done again."""

    answers = {"POST": StepOut}

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Do again what was taken back last, or the step named; the body may be left out."""
        return self.single(redo(by=self.access, step_id=self.named()))
