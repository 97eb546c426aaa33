"""What a person may take back: their last acts in a project, each a step of parts; theirs alone, and no part of the log.

The log says for good what was done. A step says, for a while, how it stood before and after, words included; the
oldest are dropped, and what was undone goes with the next act (annotations.undoing).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from annotations.models.base import InProject
from annotations.models.constraints import SameProject, parent_key


class UndoStep(InProject):
    """What one person did in one act (a request, or a call from elsewhere), however many rows it moved."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    act = models.UUIDField(help_text="Drawn when the act began.")
    made_at = models.DateTimeField(db_default=Now(), editable=False)
    undone_at = models.DateTimeField(null=True, blank=True, help_text="Taken back then; it may be done again.")

    class Meta:
        ordering = ["-id"]
        constraints = [
            parent_key("undo_step"),
            models.UniqueConstraint(fields=["project", "user", "act"], name="undo_step_once"),
            models.CheckConstraint(condition=Q(undone_at=None) | Q(undone_at__gte=F("made_at")), name="undo_step_undone_later"),
        ]
        indexes = [models.Index(fields=["project", "user", "-id"], name="undo_step_stack")]

    def __str__(self) -> str:
        return f"step {self.pk}"


class UndoPart(InProject):
    """One thing moved: by which verb, from which state to which (annotations.undoing.State)."""

    step = models.ForeignKey("annotations.UndoStep", models.CASCADE, related_name="parts", db_constraint=False)
    verb = models.CharField(max_length=60)
    object = models.CharField(max_length=100, help_text="As the log names it: span:7.")
    before: Any = models.JSONField()
    after: Any = models.JSONField()

    class Meta:
        ordering = ["id"]
        constraints = [
            SameProject(field="step", to="annotations.UndoStep", name="undo_part_step_same_project"),
            models.CheckConstraint(condition=~Q(verb="") & Q(object__regex=r"^[a-z]+:[0-9]+$"), name="undo_part_named"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object}"

    @property
    def kind(self) -> str:
        """What sort of thing it is."""
        return self.object.partition(":")[0]

    @property
    def object_id(self) -> int:
        """Which one."""
        return int(self.object.partition(":")[2])
