"""Verdicts: appended, never edited. A review's, or the claim's own (review is null)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import SameProject, parent_key
from claims.models.review import Confidence


class Verdict(InProject, Stamped):
    """Ratings on both axes with their reasons. No status column: what followed tells (claims.records.verdict_status).

    `revision` counts all verdicts of a claim in order of time; `supersedes` is what this one replaces.
    """

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="verdicts", db_constraint=False)
    review = models.ForeignKey("claims.Review", models.PROTECT, null=True, related_name="verdicts", db_constraint=False)
    round = models.PositiveSmallIntegerField(default=1)
    revision = models.PositiveIntegerField()
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_constraint=False)
    attribution = models.ForeignKey("claims.ScaleLabel", models.PROTECT, null=True, related_name="+", db_constraint=False)
    veracity = models.ForeignKey("claims.ScaleLabel", models.PROTECT, related_name="+", db_constraint=False)
    confidence = models.CharField(max_length=6, choices=Confidence.choices, blank=True, default="")
    rationale = models.TextField(blank=True, default="", max_length=20_000)
    search_log = models.TextField(blank=True, default="", max_length=20_000)
    evidence_sets = models.ManyToManyField("claims.EvidenceSet", through="claims.VerdictSet", related_name="verdicts")

    class Meta:
        constraints = [
            parent_key("verdict"),
            SameProject(field="claim", to="claims.Claim", name="verdict_claim_same_project"),
            SameProject(field="review", to="claims.Review", name="verdict_review_same_project"),
            SameProject(field="supersedes", to="claims.Verdict", name="verdict_supersedes_same_project"),
            SameProject(field="attribution", to="claims.ScaleLabel", name="verdict_attribution_same_project"),
            SameProject(field="veracity", to="claims.ScaleLabel", name="verdict_veracity_same_project"),
            models.UniqueConstraint(fields=["claim", "revision"], name="verdict_revision_once"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="verdict_revision_positive"),
        ]

    def __str__(self) -> str:
        return f"claim {self.claim_id}, revision {self.revision}"


class VerdictSet(InProject):
    """A set cited by a verdict; appended with it."""

    verdict = models.ForeignKey("claims.Verdict", models.PROTECT, related_name="citations", db_constraint=False)
    evidence_set = models.ForeignKey("claims.EvidenceSet", models.PROTECT, related_name="citations", db_constraint=False)

    class Meta:
        constraints = [
            SameProject(field="verdict", to="claims.Verdict", name="verdict_set_verdict_same_project"),
            SameProject(field="evidence_set", to="claims.EvidenceSet", name="verdict_set_set_same_project"),
            models.UniqueConstraint(fields=["verdict", "evidence_set"], name="verdict_set_once"),
        ]

    def __str__(self) -> str:
        return f"verdict {self.verdict_id} cites set {self.evidence_set_id}"
