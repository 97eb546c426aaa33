"""One place where a claim occurs: claim ↔ span."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from annotations.models import Stance, Voice
from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import SameProject, parent_key


class LinkStatus(models.TextChoices):
    """Suggested until a person decides; a person's own starts confirmed."""

    SUGGESTED = "suggested", "suggested"
    CONFIRMED = "confirmed", "confirmed"
    REJECTED = "rejected", "rejected"


class Mention(InProject, Stamped, Versioned):
    """A claim in a text, with what the words do with it; its attribution chain hangs on the span."""

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="mentions", db_constraint=False)
    span = models.ForeignKey("annotations.Span", models.PROTECT, related_name="mentions", db_constraint=False)
    stance = models.CharField(max_length=9, choices=Stance.choices, default=Stance.ASSERTS)
    voice = models.CharField(max_length=8, choices=Voice.choices, default=Voice.OWN)
    status = models.CharField(max_length=9, choices=LinkStatus.choices, default=LinkStatus.CONFIRMED)

    class Meta:
        constraints = [
            parent_key("mention"),
            SameProject(field="claim", to="claims.Claim", name="mention_claim_same_project"),
            SameProject(field="span", to="annotations.Span", name="mention_span_same_project"),
            models.UniqueConstraint(fields=["claim", "span"], name="mention_once"),
            models.CheckConstraint(condition=Q(status__in=LinkStatus.values), name="mention_status"),
        ]

    def __str__(self) -> str:
        return f"claim {self.claim_id} in span {self.span_id}"
