"""A claim put before the lead: something about it needs a decision that is not a reviewer's."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import SameProject, parent_key


class Flag(InProject, Stamped, Versioned):
    """Raised with a note, settled once; blind like the round it was raised in, since the note may tell a judgement."""

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="flags", db_constraint=False)
    round = models.PositiveSmallIntegerField(default=1, editable=False)
    note = models.TextField(max_length=2_000)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            parent_key("flag"),
            SameProject(field="claim", to="claims.Claim", name="flag_claim_same_project"),
            models.UniqueConstraint(fields=["claim", "created_by"], condition=Q(settled_at=None), name="flag_open_once"),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="flag_settled_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(note=""), name="flag_says_why"),
        ]
        indexes = [models.Index(fields=["project", "created_at", "id"], condition=Q(settled_at=None), name="flag_waiting")]

    def __str__(self) -> str:
        return self.note[:60]
