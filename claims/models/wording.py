"""A wording that a claim no longer has: kept when another takes its place, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import SameProject


class Wording(InProject, Stamped):
    """The nth wording of a claim; `created_by` replaced it at `created_at`. The claim itself carries the one that follows the last."""

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="wordings", db_constraint=False, db_index=False)
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=2_000)

    class Meta:
        ordering = ["claim", "number"]
        constraints = [
            SameProject(field="claim", to="claims.Claim", name="wording_claim_same_project"),
            models.UniqueConstraint(fields=["claim", "number"], name="wording_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="wording_number_positive"),
        ]

    def __str__(self) -> str:
        return f"claim {self.claim_id}, wording {self.number}"
