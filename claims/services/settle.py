"""When the reviews of a round are in: agreed or disputed; an agreement is approved by itself unless the project says otherwise."""

from __future__ import annotations

from django.db.models import Count, F, Q

from annotations import ledger
from annotations.access import Access
from annotations.events import announce
from claims.events import claim_decided
from claims.models import Claim, ClaimState, Review, ReviewState, Verdict
from claims.services.append_verdict import append_verdict


def settle_round(*, by: Access, claim: Claim) -> None:
    """Move a claim whose last review came in; the claim's row is locked."""
    submitted = list(Review.objects.filter(claim=claim, round=claim.round, state=ReviewState.SUBMITTED).order_by("pk"))
    if len(submitted) < by.project.reviews_per_claim:
        return
    ratings = {(review.veracity_id, review.attribution_id) for review in submitted}
    claim.state = ClaimState.AGREED if len(ratings) == 1 else ClaimState.DISPUTED
    claim.version += 1
    claim.save(update_fields=["state", "version"])
    ledger.record(project_id=by.project.pk, actor=None, verb=f"claim.{claim.state}", obj=f"claim:{claim.pk}", round=claim.round)
    if claim.state == ClaimState.AGREED and not by.project.separate_approver:
        approve_agreement(by=by, claim=claim)


def settle_due(*, by: Access) -> int:
    """Settle the claims whose reviews are enough since the project asks for fewer; how many were settled."""
    in_round = Q(reviews__round=F("round"), reviews__state=ReviewState.SUBMITTED)
    rows = Claim.objects.filter(project_id=by.project.pk, state=ClaimState.IN_REVIEW)
    due = rows.annotate(submitted=Count("reviews", filter=in_round)).filter(submitted__gte=by.project.reviews_per_claim)
    ids = list(due.values_list("pk", flat=True))
    for claim in Claim.objects.select_for_update(no_key=True).filter(pk__in=ids, state=ClaimState.IN_REVIEW).order_by("pk"):
        settle_round(by=by, claim=claim)
    return len(ids)


def approve_agreement(*, by: Access, claim: Claim) -> Verdict:
    """The claim's verdict from equal reviews: all rationales and all sets are kept."""
    reviews = Review.objects.filter(claim=claim, round=claim.round, state=ReviewState.SUBMITTED).order_by("submitted_at", "pk")
    latest = [Verdict.objects.filter(review=review).latest("revision") for review in reviews]
    first = latest[0]
    verdict = append_verdict(
        by=by, claim=claim, veracity=first.veracity, attribution=first.attribution, confidence=_lowest(latest),
        rationale="\n\n".join(one.rationale for one in latest if one.rationale),
        search_log="\n\n".join(one.search_log for one in latest if one.search_log),
        evidence_sets=[each for one in latest for each in one.evidence_sets.all()], supersedes=claims_verdict(claim),
    )  # fmt: skip
    decide(by=by, claim=claim, verdict=verdict, state=ClaimState.APPROVED, verb="claim.approve")
    return verdict


def decide(*, by: Access, claim: Claim, verdict: Verdict, state: ClaimState, verb: str) -> None:
    """Lock the claim in its decided state and say so."""
    claim.state, claim.version = state, claim.version + 1
    claim.save(update_fields=["state", "version"])
    ledger.record(project_id=by.project.pk, actor=by.user, verb=verb, obj=f"claim:{claim.pk}", verdict=verdict.pk, round=claim.round)
    announce(claim_decided, claim_id=claim.pk, project_id=by.project.pk, verdict_id=verdict.pk)


def claims_verdict(claim: Claim) -> Verdict | None:
    """The claim's own verdict with the highest revision."""
    return Verdict.objects.filter(claim=claim, review=None).order_by("-revision").first()


def _lowest(verdicts: list[Verdict]) -> str:
    order = ["low", "medium", "high"]
    stated = [one.confidence for one in verdicts if one.confidence]
    return min(stated, key=order.index) if stated else ""
