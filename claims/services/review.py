"""One reviewer's work: open, draft, submit, withdraw. Blind until the claim is decided."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Forbidden, Invalid
from annotations.events import announce
from annotations.models import Membership
from annotations.services.sound import sound
from annotations.undoing import remember
from claims import access
from claims.events import review_submitted
from claims.models import (
    OPEN_FOR_REVIEW,
    Assignment,
    AssignmentState,
    Axis,
    Claim,
    ClaimState,
    Core,
    EvidenceSet,
    EvidenceSetItem,
    Review,
    ReviewState,
    ScaleLabel,
    Verdict,
)  # fmt: skip
from claims.services.append_verdict import append_verdict
from claims.services.edit_claim import open_claim
from claims.services.lease import keep_begun
from claims.services.settle import settle_round

DRAFTED = ("attribution", "veracity", "confidence", "rationale", "search_log", "evidence_sets")


@transaction.atomic
def open_review(*, by: Access, claim: Claim) -> Review:
    """Start (or go on with) one's own review; triage and assignment follow by themselves (docs/reference/states.md)."""
    by.require("review")
    claim = open_claim(by, claim)
    rows = Review.objects.filter(claim=claim, round=claim.round)
    mine = rows.filter(reviewer=by.user).first()
    if mine is not None and seated(rows).filter(pk=mine.pk).exists():
        return mine
    _refuse_opening(by, claim)
    assignment, made = Assignment.objects.get_or_create(
        project_id=by.project.pk, claim=claim, reviewer=by.user, round=claim.round, defaults={"created_by": by.user}
    )
    if not made and assignment.state != AssignmentState.OPEN:
        Assignment.objects.filter(pk=assignment.pk).update(state=AssignmentState.OPEN, version=F("version") + 1)
    keep_begun(claim, by.user)
    review = mine or Review.objects.create(
        project_id=by.project.pk, claim=claim, reviewer=by.user, round=claim.round, created_by=by.user
    )
    if claim.state != ClaimState.IN_REVIEW:
        claim.state, claim.version = ClaimState.IN_REVIEW, claim.version + 1
        claim.save(update_fields=["state", "version"])
    ledger.record(project_id=by.project.pk, actor=by.user, verb="review.open", obj=f"review:{review.pk}", claim=claim.pk, round=claim.round)
    return review


def _refuse_opening(by: Access, claim: Claim) -> None:
    if claim.state not in OPEN_FOR_REVIEW:
        raise Conflict("The claim is not open for review.", reason="not_open_for_review", state=claim.state)
    others = seated(Review.objects.filter(claim=claim, round=claim.round).exclude(reviewer=by.user))
    if others.count() >= by.project.reviews_per_claim:
        raise Conflict("The claim has all the reviews it needs.", reason="enough_reviews")
    if could_see_others(by, claim):
        raise Forbidden("You may already see another's review of this claim; adjudicate it instead.", reason="could_see_others")


def seated(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Those that take a place in their round: handed in, or in the hands of a member who has not given the claim back."""
    of = {"claim": OuterRef("claim"), "reviewer": OuterRef("reviewer"), "round": OuterRef("round")}
    given_back = Assignment.objects.filter(**of, state__in=[AssignmentState.SKIPPED, AssignmentState.EXPIRED])
    member = Membership.objects.filter(project=OuterRef("project"), user=OuterRef("reviewer"), user__is_active=True)
    return reviews.filter(Q(state=ReviewState.SUBMITTED) | (Q(Exists(member)) & ~Q(Exists(given_back))))


def could_see_others(by: Access, claim: Claim) -> bool:
    """Whether somebody's eyes are no longer blind: no review may begin with them."""
    return by.project.blind and access.sees_reviews(by, claim) and _others_left_traces(by, claim)


def _others_left_traces(by: Access, claim: Claim) -> bool:
    """Whether somebody else gave a verdict (taken back or not) or evidence in this round: who may see it is not blind."""
    here = {"claim": claim, "round": claim.round}
    verdicts = Verdict.objects.filter(**here, review__isnull=False).exclude(created_by=by.user)
    return verdicts.exists() or access.evidence(by).filter(**here).exclude(created_by=by.user).exists()


@transaction.atomic
def save_draft(*, by: Access, review: Review, **fields: Any) -> Review:
    """Keep what is written so far; no act, its author's alone. Ratings are labels of the current scales."""
    review = _mine(by, review)
    if review.state == ReviewState.SUBMITTED:
        raise Conflict("The review is submitted; withdraw it to change it.", reason="review_submitted")
    open_claim(by, review.claim)
    checked = {key: _checked(by, review, key, fields[key]) for key in DRAFTED if key in fields}
    if all(getattr(review, key) == value for key, value in checked.items()):
        return review
    for key, value in checked.items():
        setattr(review, key, value)
    review.version += 1
    sound(review)
    review.save()
    return review


@transaction.atomic
def submit_review(*, by: Access, review: Review, **fields: Any) -> Verdict:
    """Give the verdict: appended, blind to the others. The last one of a round settles it."""
    by.require("review")
    review = save_draft(by=by, review=review, **fields) if fields else _mine(by, review)
    claim = open_claim(by, review.claim)
    if review.state == ReviewState.SUBMITTED:
        raise Conflict("The review is submitted already.", reason="review_submitted")
    if review.round != claim.round:
        raise Conflict("The claim was reopened; start a review of this round.", reason="round_over")
    if claim.state not in OPEN_FOR_REVIEW:
        raise Conflict("The round has all its reviews.", reason="not_open_for_review", state=claim.state)
    veracity = _complete(review)
    before = Verdict.objects.filter(review=review).order_by("-revision").first()
    verdict = append_verdict(
        by=by, claim=claim, review=review, supersedes=before, attribution=review.attribution, veracity=veracity,
        confidence=review.confidence, rationale=review.rationale, search_log=review.search_log,
        evidence_sets=_sets(by, claim, review.evidence_sets),
    )  # fmt: skip
    review.state, review.submitted_at, review.version = ReviewState.SUBMITTED, Now(), review.version + 1
    review.save()
    Assignment.objects.filter(claim=claim, reviewer=by.user, round=claim.round).update(state=AssignmentState.DONE, version=F("version") + 1)
    _dossier(claim)
    ledger.record(
        project_id=by.project.pk, actor=by.user, verb="review.submit", obj=f"review:{review.pk}", claim=claim.pk, verdict=verdict.pk
    )
    _remember(by, "review.submit", review)
    announce(review_submitted, review_id=review.pk, claim_id=claim.pk, project_id=by.project.pk)
    settle_round(by=by, claim=claim)
    return verdict


@transaction.atomic
def withdraw_review(*, by: Access, review: Review) -> Review:
    """Take one's submitted review back into draft, until the claim is decided; its verdict stays in the history."""
    review = _mine(by, review)
    claim = open_claim(by, review.claim)
    if review.state != ReviewState.SUBMITTED:
        return review
    if review.round != claim.round:
        raise Conflict("The claim was decided and reopened since; what was given then stays.", reason="round_over")
    review.state, review.version = ReviewState.DRAFT, review.version + 1
    review.save(update_fields=["state", "version"])
    Assignment.objects.filter(claim=claim, reviewer=by.user, round=claim.round).update(state=AssignmentState.OPEN, version=F("version") + 1)
    if claim.state in {ClaimState.AGREED, ClaimState.DISPUTED}:
        claim.state, claim.version = ClaimState.IN_REVIEW, claim.version + 1
        claim.save(update_fields=["state", "version"])
    _dossier(claim)
    ledger.record(project_id=by.project.pk, actor=by.user, verb="review.withdraw", obj=f"review:{review.pk}", claim=claim.pk)
    _remember(by, "review.withdraw", review)
    return review


def state_of(review: Review) -> dict[str, Any]:
    """Whether it is handed in, and what it says as a digest: what was written since is not handed in unread."""
    said = [getattr(review, f"{name}_id" if name in {"veracity", "attribution"} else name) for name in DRAFTED]
    return {"submitted": review.state == ReviewState.SUBMITTED, "says": hashlib.sha256(repr(said).encode()).hexdigest()}


def _remember(by: Access, verb: str, review: Review) -> None:
    now = state_of(review)
    remember(by=by, verb=verb, obj=f"review:{review.pk}", before={**now, "submitted": not now["submitted"]}, after=now)


def _mine(by: Access, review: Review) -> Review:
    by.require("review")
    Claim.objects.select_for_update(no_key=True).get(pk=review.claim_id)
    return by.locked(Review.objects.filter(reviewer=by.user).select_related("claim"), review.pk)


def _checked(by: Access, review: Review, key: str, value: Any) -> Any:
    if key in {"attribution", "veracity"} and value is not None:
        axis = Axis.ATTRIBUTION if key == "attribution" else Axis.VERACITY
        pk = value.pk if isinstance(value, ScaleLabel) else value
        return by.referenced(access.scale_labels(by, axis), pk, name=key)
    if key == "evidence_sets":
        _evidence_ids(by, review.claim, value)
    return value


def _evidence_ids(by: Access, claim: Claim, sets: Sequence[Sequence[int]]) -> list[int]:
    wanted = [pk for group in sets for pk in group]
    if len(wanted) > 50:
        raise Invalid("A verdict cites at most 50 pieces of evidence.", field="evidence_sets", reason="too_many", limit=50)
    if access.evidence(by).filter(claim=claim, pk__in=set(wanted)).count() != len(set(wanted)):
        raise Invalid("There is no such evidence here.", field="evidence_sets", reason="unknown_reference")
    return wanted


def _complete(review: Review) -> ScaleLabel:
    """The veracity, when all its core value asks for is there: nothing, the log of what was searched, or one piece of evidence."""
    if review.veracity is None:
        raise Invalid("Choose a veracity.", field="veracity", reason="missing")
    core = review.veracity.core
    if review.attribution is None and core != Core.NOT_CHECKABLE:
        raise Invalid("Choose an attribution: was it said as reported?", field="attribution", reason="missing")
    if core == Core.NOT_ENOUGH_EVIDENCE and not review.search_log.strip():
        raise Invalid("Say what you searched and did not find.", field="search_log", reason="missing")
    if core in {Core.SUPPORTED, Core.REFUTED, Core.CONFLICTING} and not any(review.evidence_sets):
        raise Invalid("Cite at least one piece of evidence.", field="evidence_sets", reason="missing")
    return review.veracity


def _sets(by: Access, claim: Claim, groups: Sequence[Sequence[int]]) -> list[EvidenceSet]:
    _evidence_ids(by, claim, groups)
    made = []
    for group in groups:
        if group:
            one = EvidenceSet.objects.create(project_id=by.project.pk, claim=claim, created_by=by.user)
            EvidenceSetItem.objects.bulk_create(
                EvidenceSetItem(project_id=by.project.pk, evidence_set=one, evidence_id=pk) for pk in dict.fromkeys(group)
            )
            made.append(one)
    return made


def _dossier(claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(dossier_version=F("dossier_version") + 1)
