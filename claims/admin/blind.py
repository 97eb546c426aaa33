"""Blindness holds in the console too: who reviews a claim in a running blind round sees nothing of the others' work.

And nobody sees a draft but its author, whatever their rights.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest

from annotations.admin.console import Console
from claims.models import DECIDED, Assignment, AssignmentState, Review


def open_to(user: Any, rows: QuerySet[Any], *, author: str) -> QuerySet[Any]:
    """Rows (with `claim`, `round` and an author) without those of fellow reviewers whose round is blind and running."""
    mine = {"claim": OuterRef("claim"), "reviewer_id": user.pk, "round": OuterRef("claim__round")}
    takes_part = Exists(Review.objects.filter(**mine)) | Exists(
        Assignment.objects.filter(**mine, state__in=[AssignmentState.OPEN, AssignmentState.DONE])
    )
    running = Q(project__blind=True, round=F("claim__round")) & ~Q(claim__state__in=DECIDED)
    return rows.exclude(running & ~Q(**{author: user.pk}) & Q(takes_part))


class BlindConsole(Console):
    """Rows of a round, as far as they are open to who looks."""

    author = "created_by"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without what a blind round hides from its reviewers."""
        return open_to(request.user, super().get_queryset(request), author=self.author)


class OfClaim(Console):
    """Rows that belong to a claim are shown on its page in the desk."""

    def desk(self, row: Any) -> str:
        """The claim's page."""
        return f"/claims/{row.claim_id}"
