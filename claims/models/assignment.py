"""Who is asked to review what, with a lease: expired and skipped ones go back to the queue."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import SameProject, parent_key

LEASE = timedelta(days=7)  # to begin
BEGUN = timedelta(days=28)  # to finish what one began


class AssignmentState(models.TextChoices):
    """Where it stands."""

    OPEN = "open", "open"
    DONE = "done", "done"
    SKIPPED = "skipped", "skipped"
    EXPIRED = "expired", "expired"


class Assignment(InProject, Stamped, Versioned):
    """One reviewer asked to review one claim in one round."""

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="assignments", db_constraint=False)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, choices=AssignmentState.choices, default=AssignmentState.OPEN)
    lease_until = models.DateTimeField(null=True, blank=True)
    priority = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [
            parent_key("assignment"),
            SameProject(field="claim", to="claims.Claim", name="assignment_claim_same_project"),
            models.UniqueConstraint(fields=["claim", "reviewer", "round"], name="assignment_once"),
            models.CheckConstraint(condition=Q(state__in=AssignmentState.values), name="assignment_state"),
        ]
        indexes = [models.Index(fields=["reviewer", "state"], name="assignment_queue")]

    def __str__(self) -> str:
        return f"claim {self.claim_id} for {self.reviewer_id}: {self.state}"
