"""Who reviews what next: assigning, skipping, the next of the queue."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Now

from annotations import ledger
from annotations.access import Access, enter
from annotations.errors import Conflict, Invalid, WorkbenchError
from annotations.undoing import remember
from claims import access
from claims.models import OPEN_FOR_REVIEW, Assignment, AssignmentState, Claim, ClaimState, Review, ReviewState
from claims.models.assignment import LEASE
from claims.services.edit_claim import open_claim
from claims.services.review import could_see_others, seated


@transaction.atomic
def assign(*, by: Access, claim: Claim, reviewer: Any) -> Assignment:
    """Ask a member to review a claim."""
    by.require("assign")
    claim = _waiting_claim(by, claim)
    _refuse_reviewer(by, claim, reviewer)
    assignment, made = Assignment.objects.get_or_create(
        project_id=by.project.pk, claim=claim, reviewer=reviewer, round=claim.round, defaults={"created_by": by.user}
    )
    if not made and assignment.state == AssignmentState.OPEN:
        return assignment
    Assignment.objects.filter(pk=assignment.pk).update(state=AssignmentState.OPEN, version=F("version") + 1, lease_until=Now() + LEASE)
    if claim.state in {ClaimState.ACCEPTED, ClaimState.TRIAGED}:
        claim.state, claim.version = ClaimState.ASSIGNED, claim.version + 1
        claim.save(update_fields=["state", "version"])
    ledger.record(project_id=by.project.pk, actor=by.user, verb="claim.assign", obj=f"claim:{claim.pk}", reviewer=reviewer.pk)
    assignment.refresh_from_db()
    return assignment


def _refuse_reviewer(by: Access, claim: Claim, reviewer: Any) -> None:
    try:
        seat = enter(reviewer, by.project.pk)
        seat.require("review")
    except WorkbenchError as refusal:
        raise Invalid("They are no reviewer here.", field="reviewer", reason="unknown_reference") from refusal
    if could_see_others(seat, claim):
        raise Conflict("They may already see another's review of this claim.", field="reviewer", reason="could_see_others")


@transaction.atomic
def skip(*, by: Access, claim: Claim) -> None:
    """Not now, not me: the claim goes back to the queue. A draft stays its author's."""
    by.require("review")
    claim = _waiting_claim(by, claim)
    if Review.objects.filter(claim=claim, reviewer=by.user, round=claim.round, state=ReviewState.SUBMITTED).exists():
        raise Conflict("You have submitted your review.", reason="review_submitted")
    assignment, new = Assignment.objects.get_or_create(
        project_id=by.project.pk, claim=claim, reviewer=by.user, round=claim.round, defaults={"created_by": by.user}
    )
    before = AssignmentState.EXPIRED if new else assignment.state
    Assignment.objects.filter(pk=assignment.pk).update(state=AssignmentState.SKIPPED, version=F("version") + 1)
    ledger.record(project_id=by.project.pk, actor=by.user, verb="claim.skip", obj=f"claim:{claim.pk}")
    was = {"skipped": before == AssignmentState.SKIPPED, "state": before}
    remember(by=by, verb="claim.skip", obj=f"claim:{claim.pk}", before=was, after={"skipped": True})


@transaction.atomic
def take_up_again(*, by: Access, claim: Claim, state: str) -> None:
    """What one skipped is one's own again (`open`), or waits in one's queue as before one had it (`expired`)."""
    by.require("review")
    claim = _waiting_claim(by, claim)
    mine = Assignment.objects.filter(claim=claim, reviewer=by.user, round=claim.round, state=AssignmentState.SKIPPED)
    if not mine.update(state=AssignmentState(state), version=F("version") + 1, lease_until=Now() + LEASE):
        raise Conflict("You have not skipped this claim.", reason="not_skipped")
    ledger.record(project_id=by.project.pk, actor=by.user, verb="claim.resume", obj=f"claim:{claim.pk}")


def _waiting_claim(by: Access, claim: Claim) -> Claim:
    claim = open_claim(by, claim)
    if claim.state not in OPEN_FOR_REVIEW:
        raise Conflict("The claim is not open for review.", reason="not_open_for_review", state=claim.state)
    return claim


def waiting_for(by: Access) -> QuerySet[Claim]:
    """Claims the actor may still review in the running round: those they began or were assigned first, then oldest first."""
    reviews = Review.objects.filter(claim=OuterRef("pk"), round=OuterRef("round"))
    mine = reviews.filter(reviewer=by.user)
    assigned = Assignment.objects.filter(claim=OuterRef("pk"), round=OuterRef("round"), reviewer=by.user)
    taken = Subquery(seated(reviews).order_by().values("claim").annotate(n=Count("pk")).values("n"))
    return (
        access.claims(by)
        .filter(state__in=OPEN_FOR_REVIEW)
        .exclude(Exists(mine.filter(state=ReviewState.SUBMITTED)))
        .exclude(Exists(assigned.filter(state=AssignmentState.SKIPPED)))
        .annotate(taken=Coalesce(taken, 0), begun=Exists(mine), asked=Exists(assigned.filter(state=AssignmentState.OPEN)))
        .filter(Q(taken__lt=by.project.reviews_per_claim) | Q(begun=True))
        .order_by("-begun", "-asked", "created_at", "pk")
    )
