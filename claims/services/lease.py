"""How long an assignment is one's own without a sign of work."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Now

from claims.models import Assignment, AssignmentState, Claim
from claims.models.assignment import BEGUN


def keep_begun(claim: Claim, reviewer: Any) -> None:
    """Whoever begins keeps the claim for four weeks; the sweeper returns what was left lying. Drafts write no act, so none here."""
    mine = Assignment.objects.filter(claim=claim, reviewer=reviewer, round=claim.round, state=AssignmentState.OPEN)
    mine.update(lease_until=Now() + BEGUN)
