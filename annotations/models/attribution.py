"""Who says it: one hop of a span's attribution chain, stored outermost reporter first, the speaker last."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import SameProject


class HopRole(models.TextChoices):
    """What the hop does in the chain."""

    REPORTER = "reporter", "reporter"
    RELAYER = "relayer", "relayer"
    SPEAKER = "speaker", "speaker"


class Attribution(InProject, Stamped):
    """One hop: who, by which words (offsets into the edition, where the text has them)."""

    span = models.ForeignKey("annotations.Span", models.CASCADE, related_name="attributions", db_constraint=False)
    position = models.PositiveSmallIntegerField()
    speaker = models.ForeignKey("annotations.Speaker", models.PROTECT, related_name="attributions", db_constraint=False)
    named = models.CharField(max_length=300, blank=True, default="", help_text="By which alias it was said; empty: by its name.")
    role = models.CharField(max_length=8, choices=HopRole.choices)
    speaker_start = models.PositiveIntegerField(null=True)
    speaker_end = models.PositiveIntegerField(null=True)
    cue = models.CharField(max_length=100, blank=True, default="")
    cue_start = models.PositiveIntegerField(null=True)
    cue_end = models.PositiveIntegerField(null=True)
    order_certain = models.BooleanField(default=True)

    class Meta:
        ordering = ["span", "position"]
        constraints = [
            SameProject(field="span", to="annotations.Span", name="attribution_span_same_project"),
            SameProject(field="speaker", to="annotations.Speaker", name="attribution_speaker_same_project"),
            models.UniqueConstraint(fields=["span", "position"], name="attribution_position_once"),
            models.CheckConstraint(condition=Q(role__in=HopRole.values), name="attribution_role"),
        ]
        indexes = [models.Index(fields=["project"], name="attribution_project")]

    def __str__(self) -> str:
        return f"{self.role}: {self.speaker}"
