"""How long an assignment is one's own without a sign of work."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Now

from claims.models import Assignment, AssignmentState, Claim
from claims.models.assignment import LEASE


def renew_lease(claim: Claim, reviewer: Any) -> None:
    """Whoever begins or goes on keeps the claim for another week; the sweeper returns what nobody works on."""
    mine = Assignment.objects.filter(claim=claim, reviewer=reviewer, round=claim.round, state=AssignmentState.OPEN)
    mine.update(lease_until=Now() + LEASE)
