"""Claim ↔ claim: same, paraphrase, contradicts, in tension, denies, more specific, updates."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import SameProject, parent_key
from claims.models.mention import LinkStatus


class RelationKind(models.TextChoices):
    """How the first claim stands to the second."""

    SAME = "same", "says the same"
    PARAPHRASE = "paraphrase", "paraphrases"
    CONTRADICTS = "contradicts", "contradicts"
    IN_TENSION = "in_tension", "in tension with"
    DENIES = "denies", "denies"
    MORE_SPECIFIC = "more_specific", "more specific than"
    UPDATES = "updates", "updates"


class Relation(InProject, Stamped, Versioned):
    """One link between two claims, suggested or decided by a person."""

    from_claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="relations_out", db_constraint=False)
    to_claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="relations_in", db_constraint=False)
    kind = models.CharField(max_length=13, choices=RelationKind.choices)
    status = models.CharField(max_length=9, choices=LinkStatus.choices, default=LinkStatus.CONFIRMED)
    score = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = [
            parent_key("relation"),
            SameProject(field="from_claim", to="claims.Claim", name="relation_from_same_project"),
            SameProject(field="to_claim", to="claims.Claim", name="relation_to_same_project"),
            models.UniqueConstraint(fields=["from_claim", "to_claim", "kind"], name="relation_once"),
            models.CheckConstraint(condition=~Q(from_claim=F("to_claim")), name="relation_not_with_itself"),
            models.CheckConstraint(condition=Q(kind__in=RelationKind.values), name="relation_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.from_claim_id} {self.kind} {self.to_claim_id}"
