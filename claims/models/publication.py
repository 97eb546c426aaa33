"""A released verdict, versioned: published, corrected, retracted; a row each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import SameProject, parent_key


class PublicationState(models.TextChoices):
    """What this row says; the last row of a claim is what the public sees."""

    PUBLISHED = "published", "published"
    CORRECTED = "corrected", "corrected"
    RETRACTED = "retracted", "retracted"


class Publication(InProject, Stamped):
    """One step in a claim's public life, pointing at a verdict and its predecessor."""

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="publications", db_constraint=False)
    verdict = models.ForeignKey("claims.Verdict", models.PROTECT, related_name="publications", db_constraint=False)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=PublicationState.choices)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_constraint=False)
    note = models.TextField(blank=True, default="", max_length=20_000)

    class Meta:
        constraints = [
            parent_key("publication"),
            SameProject(field="claim", to="claims.Claim", name="publication_claim_same_project"),
            SameProject(field="verdict", to="claims.Verdict", name="publication_verdict_same_project"),
            SameProject(field="supersedes", to="claims.Publication", name="publication_supersedes_same_project"),
            models.UniqueConstraint(fields=["claim", "number"], name="publication_number_once"),
            models.CheckConstraint(condition=Q(state__in=PublicationState.values), name="publication_state"),
        ]

    def __str__(self) -> str:
        return f"claim {self.claim_id}: {self.state} {self.number}"
