"""The decision over disagreeing reviews, by someone who wrote none of them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import SameProject, parent_key


class Choice(models.TextChoices):
    """What the adjudicator did."""

    TAKE = "take", "take one review"
    MERGE = "merge", "merge"
    RETURN = "return", "return with a comment"


class Adjudication(InProject, Stamped):
    """Appended; names the reviews and the versions it saw."""

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="adjudications", db_constraint=False)
    round = models.PositiveSmallIntegerField()
    choice = models.CharField(max_length=6, choices=Choice.choices)
    review_ids = ArrayField(models.BigIntegerField())
    review_versions = ArrayField(models.IntegerField())
    verdict = models.ForeignKey("claims.Verdict", models.PROTECT, null=True, related_name="adjudications", db_constraint=False)
    reason = models.TextField(max_length=20_000)

    class Meta:
        constraints = [
            parent_key("adjudication"),
            SameProject(field="claim", to="claims.Claim", name="adjudication_claim_same_project"),
            SameProject(field="verdict", to="claims.Verdict", name="adjudication_verdict_same_project"),
            models.CheckConstraint(condition=Q(choice__in=Choice.values), name="adjudication_choice"),
            models.CheckConstraint(
                condition=Q(choice="return", verdict=None) | (~Q(choice="return") & Q(verdict__isnull=False)),
                name="adjudication_has_verdict",
            ),
        ]

    def __str__(self) -> str:
        return f"claim {self.claim_id}, round {self.round}: {self.choice}"
