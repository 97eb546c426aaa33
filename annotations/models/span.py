"""A highlight on an edition: one or more fragments with label, exact quote and context."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import SameProject, parent_key
from annotations.models.multirange import IntegerMultirangeField


class Origin(models.TextChoices):
    """Who made it first."""

    HUMAN = "human", "a person"
    MACHINE = "machine", "the pipeline"
    IMPORT = "import", "a file"


class SpanStatus(models.TextChoices):
    """A suggestion waits for a person; a person's own span starts accepted."""

    SUGGESTED = "suggested", "suggested"
    ACCEPTED = "accepted", "accepted"
    REJECTED = "rejected", "rejected"
    REMOVED = "removed", "removed"


class Anchor(models.TextChoices):
    """Whether its words were found in this edition."""

    ANCHORED = "anchored", "anchored"
    ORPHANED = "orphaned", "orphaned"


class Voice(models.TextChoices):
    """In whose words it stands."""

    OWN = "own", "own"
    DIRECT = "direct", "direct"
    INDIRECT = "indirect", "indirect"
    MIXED = "mixed", "mixed"
    SCARE = "scare", "scare quotes"


class Stance(models.TextChoices):
    """What the words do with the statement."""

    ASSERTS = "asserts", "asserts"
    DENIES = "denies", "denies"
    QUESTIONS = "questions", "questions"


class SpanQuerySet(models.QuerySet["Span"]):
    """Many-row reads."""

    def live(self) -> SpanQuerySet:
        """What the text shows: suggested or accepted."""
        return self.filter(status__in=[SpanStatus.SUGGESTED, SpanStatus.ACCEPTED])

    def overlapping(self, start: int, end: int) -> SpanQuerySet:
        """Touching `[start, end)`."""
        return self.filter(start__lt=end, end__gt=start)

    def decided_here(self) -> SpanQuerySet:
        """Without what a corrected text took over already decided: that decision is the older edition's."""
        return self.exclude(carried_from__decided_at=F("decided_at"))

    def in_text_order(self) -> SpanQuerySet:
        """By start, longest first."""
        return self.order_by("start", "-end", "id")


class Span(InProject, Stamped, Versioned):
    """A mark `[start, end)`. A trigger refuses a quote that is not the text at its fragments."""

    edition = models.ForeignKey("annotations.Edition", models.PROTECT, related_name="spans", db_constraint=False, db_index=False)
    label = models.ForeignKey("annotations.Label", models.PROTECT, related_name="spans", db_constraint=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    fragments: Any = IntegerMultirangeField()
    quote = ArrayField(models.TextField(), help_text="One exact quote per fragment.")
    prefix = models.CharField(max_length=64, blank=True, default="")
    suffix = models.CharField(max_length=64, blank=True, default="")
    origin = models.CharField(max_length=8, choices=Origin.choices)
    status = models.CharField(max_length=10, choices=SpanStatus.choices)
    anchor = models.CharField(max_length=10, choices=Anchor.choices, default=Anchor.ANCHORED)
    score = models.FloatField(null=True, blank=True)
    reasons = models.JSONField(default=list, blank=True, help_text="Why the pipeline suggests it: sentences a person can read.")
    details = models.JSONField(default=dict, blank=True, help_text="Per kind: value, unit and comparator; draft of the claim; gloss.")
    voice = models.CharField(max_length=8, choices=Voice.choices, default=Voice.OWN)
    stance = models.CharField(max_length=9, choices=Stance.choices, default=Stance.ASSERTS)
    segmentation = models.ForeignKey("annotations.Segmentation", models.PROTECT, null=True, related_name="spans", db_constraint=False)
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_constraint=False, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.CharField(max_length=300, blank=True, default="")
    suggested_start = models.PositiveIntegerField(null=True, editable=False, help_text="Where the machine had put the edges.")
    suggested_end = models.PositiveIntegerField(null=True, editable=False)
    # What the machine had taken it for, where a person gave it a label of another kind.
    suggested_kind = models.CharField(max_length=9, blank=True, default="", db_default="", editable=False)

    objects = SpanQuerySet.as_manager()

    class Meta:
        constraints = [
            parent_key("span"),
            SameProject(field="edition", to="annotations.Edition", name="span_edition_same_project"),
            SameProject(field="label", to="annotations.Label", name="span_label_same_project"),
            SameProject(field="segmentation", to="annotations.Segmentation", name="span_segmentation_same_project"),
            SameProject(field="carried_from", to="annotations.Span", name="span_carried_same_project"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="span_bounds"),
            models.CheckConstraint(condition=Q(score=None) | Q(score__range=(0, 1)), name="span_score"),
            models.CheckConstraint(condition=Q(status__in=SpanStatus.values), name="span_status"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="span_origin"),
            models.UniqueConstraint(
                fields=["edition", "label", "start", "end", "fragments", "created_by"],
                condition=Q(origin="human") & ~Q(status="removed"),
                name="span_once_per_person",
            ),
        ]
        indexes = [
            models.Index(fields=["edition", "start", "end"], name="span_text_order"),
            models.Index(fields=["project", "decided_at"], condition=Q(origin="machine", decided_at__isnull=False), name="span_decided"),
        ]

    def __str__(self) -> str:
        return f"{self.start}–{self.end} {self.status}"
