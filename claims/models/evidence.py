"""A quoted passage with its stance towards one claim; sets of it that stand only together."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import SameProject, parent_key


class EvidenceStance(models.TextChoices):
    """What the passage does for the claim."""

    SUPPORTS = "supports", "supports"
    PARTLY = "partly", "partly supports"
    REFUTES = "refutes", "refutes"
    CONTEXT = "context", "gives context"
    IRRELEVANT = "irrelevant", "is irrelevant"


class Strength(models.TextChoices):
    """How close to the event the source is."""

    PRIMARY = "primary", "primary"
    SECONDARY = "secondary", "secondary"
    TERTIARY = "tertiary", "tertiary"


class Evidence(InProject, Stamped, Versioned):
    """One piece of evidence. Pieces of one independence group have one origin and count once.

    `round` names the round in which it was attached: while that round is blind, it is its author's alone.
    """

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="evidence", db_constraint=False)
    document = models.ForeignKey("claims.Document", models.PROTECT, related_name="evidence", db_constraint=False)
    round = models.PositiveSmallIntegerField(default=1, editable=False)
    quote = models.TextField(blank=True, default="", max_length=20_000)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    locator = models.CharField(max_length=300, blank=True, default="", help_text="Page, paragraph, time code.")
    stance = models.CharField(max_length=10, choices=EvidenceStance.choices)
    strength = models.CharField(max_length=9, choices=Strength.choices, blank=True, default="")
    question = models.CharField(max_length=1_000, blank=True, default="")
    answer = models.TextField(blank=True, default="", max_length=20_000)
    independence_group = models.CharField(max_length=300, blank=True, default="")
    self_reported = models.BooleanField(default=False, help_text="Comes from the claimant.")
    note = models.TextField(blank=True, default="", max_length=20_000)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            parent_key("evidence"),
            SameProject(field="claim", to="claims.Claim", name="evidence_claim_same_project"),
            SameProject(field="document", to="claims.Document", name="evidence_document_same_project"),
            models.CheckConstraint(condition=Q(stance__in=EvidenceStance.values), name="evidence_stance"),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__isnull=False, end__isnull=False, start__lt=F("end")), name="evidence_bounds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stance}: {self.quote[:60]}"
