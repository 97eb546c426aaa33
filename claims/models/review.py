"""One reviewer's work on one claim in one round: a draft that is its author's alone, then submitted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import SameProject, parent_key


class ReviewState(models.TextChoices):
    """Where it stands."""

    DRAFT = "draft", "draft"
    SUBMITTED = "submitted", "submitted"
    RETURNED = "returned", "returned"


class Confidence(models.TextChoices):
    """How sure the author is, apart from what is found."""

    LOW = "low", "low"
    MEDIUM = "medium", "medium"
    HIGH = "high", "high"


class Review(InProject, Stamped, Versioned):
    """The draft fields are mutable and written without an act; each submit appends a Verdict."""

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="reviews", db_constraint=False)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews")
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=9, choices=ReviewState.choices, default=ReviewState.DRAFT)
    attribution = models.ForeignKey("claims.ScaleLabel", models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False)
    veracity = models.ForeignKey("claims.ScaleLabel", models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False)
    confidence = models.CharField(max_length=6, choices=Confidence.choices, blank=True, default="")
    rationale = models.TextField(blank=True, default="", max_length=20_000)
    search_log = models.TextField(blank=True, default="", max_length=20_000, help_text="What was searched and not found.")
    evidence_sets = models.JSONField(default=list, blank=True, help_text="[[evidence id, …], …] as the draft cites them.")
    return_comment = models.TextField(blank=True, default="", max_length=20_000)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            parent_key("review"),
            SameProject(field="claim", to="claims.Claim", name="review_claim_same_project"),
            SameProject(field="attribution", to="claims.ScaleLabel", name="review_attribution_same_project"),
            SameProject(field="veracity", to="claims.ScaleLabel", name="review_veracity_same_project"),
            models.UniqueConstraint(fields=["claim", "reviewer", "round"], name="review_once"),
            models.CheckConstraint(condition=Q(state__in=ReviewState.values), name="review_state"),
            models.CheckConstraint(condition=Q(confidence__in=["", *Confidence.values]), name="review_confidence"),
        ]

    def __str__(self) -> str:
        return f"review of claim {self.claim_id}, round {self.round}: {self.state}"
