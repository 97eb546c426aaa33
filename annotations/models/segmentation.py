"""What the pipeline found in one edition, with its version: the run, and the pieces it cut."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from annotations.models.base import InProject, Versioned
from annotations.models.constraints import SameProject, parent_key


class Segmentation(InProject):
    """One run of one pipeline version over one edition: that it ran, what each stage found or could not do.

    One run of an edition is current; what is read of segments is read of it. A run replaces the one before when
    the pipeline's version or the project's settings of it (`settings_digest`) are others.
    """

    edition = models.ForeignKey("annotations.Edition", models.PROTECT, related_name="segmentations", db_constraint=False, db_index=False)
    pipeline_version = models.CharField(max_length=40)
    settings_digest = models.CharField(max_length=64, blank=True, default="", db_default="", help_text="What the project set besides.")
    current = models.BooleanField(default=True, help_text="The edition's newest run.")
    notes = models.JSONField(default=list, help_text="[{stage, state, found, note}]")
    found = models.JSONField(default=dict, help_text="Metadata found in the text: title, author, dateline, published, …")
    changes = models.JSONField(default=dict, help_text="What it reads otherwise than the run before: annotations.segmentation.rereading.")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [
            parent_key("segmentation"),
            SameProject(field="edition", to="annotations.Edition", name="segmentation_edition_same_project"),
            models.UniqueConstraint(fields=["edition"], condition=Q(current=True), name="segmentation_current_once"),
        ]

    def __str__(self) -> str:
        return f"edition {self.edition_id} by {self.pipeline_version}"


class SegmentKind(models.TextChoices):
    """How the text was cut."""

    PARAGRAPH = "paragraph", "paragraph"
    SENTENCE = "sentence", "sentence"
    PAGE = "page", "page"


class SegmentRole(models.TextChoices):
    """What a paragraph is in the article."""

    HEADLINE = "headline", "headline"
    DECK = "deck", "deck"
    BYLINE = "byline", "byline"
    DATELINE = "dateline", "dateline"
    DATE = "date", "date"
    SECTION = "section", "section"
    REPEATED = "repeated", "repeated"
    CAPTION = "caption", "caption"
    BODY = "body", "body"
    BOILERPLATE = "boilerplate", "boilerplate"


class Segment(InProject, Versioned):
    """One paragraph, sentence or page of an edition; a reviewer may take it in or out of the article's body."""

    segmentation = models.ForeignKey(
        "annotations.Segmentation", models.CASCADE, related_name="segments", db_constraint=False, db_index=False
    )
    edition = models.ForeignKey("annotations.Edition", models.PROTECT, related_name="segments", db_constraint=False, db_index=False)
    kind = models.CharField(max_length=10, choices=SegmentKind.choices)
    index = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    role = models.CharField(max_length=12, choices=SegmentRole.choices, blank=True, default="")
    reason = models.CharField(max_length=300, blank=True, default="")
    excluded = models.CharField(max_length=300, blank=True, default="", help_text="Why it is not part of the body; empty: it is.")
    excluded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["start", "-end", "id"]
        constraints = [
            SameProject(field="segmentation", to="annotations.Segmentation", name="segment_segmentation_same_project"),
            SameProject(field="edition", to="annotations.Edition", name="segment_edition_same_project"),
            models.UniqueConstraint(fields=["segmentation", "kind", "index"], name="segment_index_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="segment_bounds"),
            models.CheckConstraint(condition=Q(kind__in=SegmentKind.values), name="segment_kind"),
        ]
        indexes = [
            models.Index(fields=["edition", "kind", "start"], name="segment_text_order"),
            models.Index(fields=["project"], name="segment_project"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.index} [{self.start}, {self.end})"
