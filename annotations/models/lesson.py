"""What the decisions of a desk have taught the ranking of claim suggestions: one row a lesson, appended, never changed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from annotations.models.base import InProject, Stamped


class Lesson(InProject, Stamped):
    """A lesson learnt from decisions, or (`forgotten`) the point from which decisions count anew. The last one is in force."""

    number = models.PositiveIntegerField()
    forgotten = models.BooleanField(default=False, help_text="Decisions up to here teach nothing any more.")
    used = models.BooleanField(default=False, help_text="It ranks decisions it has not seen better than the model that ships.")
    pipeline_version = models.CharField(max_length=40)
    signs: Any = models.JSONField(default=list, help_text="[{name, shift, accepted, rejected}], the strongest first.")
    accepted = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(null=True, help_text="The first decision it was learnt from.")
    until = models.DateTimeField(null=True, help_text="The last one; of a forgotten one, when it was forgotten.")
    before = models.FloatField(null=True, help_text="Average precision on decisions left out, as delivered.")
    after = models.FloatField(null=True, help_text="The same with the lesson.")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="lesson_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="lesson_number_positive"),
            models.CheckConstraint(condition=Q(forgotten=False) | Q(used=False), name="lesson_forgotten_unused"),
            models.CheckConstraint(condition=Q(used=False) | Q(after__gt=F("before")), name="lesson_used_helps"),
        ]

    def __str__(self) -> str:
        return f"lesson {self.number}"

    @property
    def decisions(self) -> int:
        """How many it was learnt from."""
        return self.accepted + self.rejected
