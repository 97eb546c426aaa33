"""Settling in the open: take one review, merge, or return; approve; reopen. Never over a review of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Forbidden, Invalid
from annotations.events import announce
from annotations.services.sound import sound
from annotations.undoing import remember
from claims import access
from claims.events import claim_changed
from claims.models import (
    Adjudication,
    Axis,
    Choice,
    Claim,
    ClaimState,
    Comment,
    EvidenceSet,
    Review,
    ReviewState,
    ScaleLabel,
    Verdict,
)  # fmt: skip
from claims.services.append_verdict import append_verdict
from claims.services.edit_claim import open_claim, save_claim
from claims.services.settle import approve_agreement, claims_verdict, decide


@dataclass(frozen=True, slots=True)
class Merged:
    """The fields of a merged verdict; sets are those of the reviews it rests on."""

    veracity: int
    attribution: int | None = None
    confidence: str = ""
    rationale: str = ""
    evidence_sets: tuple[int, ...] = ()


@transaction.atomic
def adjudicate(
    *, by: Access, claim: Claim, choice: str, reason: str, review: Review | None = None, merged: Merged | None = None
) -> Adjudication:
    """Decide a dispute. The decision names the reviews and the versions it saw."""
    by.require("adjudicate")
    claim = open_claim(by, claim)
    if claim.state != ClaimState.DISPUTED:
        raise Conflict("Only disputed claims are adjudicated.", reason="not_disputed", state=claim.state)
    given = Review.objects.filter(claim=claim, round=claim.round, state=ReviewState.SUBMITTED)
    reviews = list(given.select_for_update().order_by("pk"))
    refuse_own(by, claim)
    if not reason.strip():
        raise Invalid("Give the reason; the reviewers will read it.", field="reason", reason="missing")
    if choice == Choice.RETURN:
        return _return(by, claim, reviews, reason)
    verdict = _take(by, claim, reviews, review) if choice == Choice.TAKE else _merge(by, claim, merged)
    made = _adjudication(by, claim, reviews, choice, reason, verdict)
    decide(by=by, claim=claim, verdict=verdict, state=ClaimState.ADJUDICATED, verb="claim.adjudicate")
    if not by.project.separate_approver:
        decide(by=by, claim=claim, verdict=verdict, state=ClaimState.APPROVED, verb="claim.approve")
    return made


@transaction.atomic
def approve(*, by: Access, claim: Claim) -> Verdict:
    """Approve an agreement or an adjudication, where the project asks for a separate approver."""
    by.require("adjudicate")
    claim = by.locked(access.claims(by), claim.pk)
    if claim.state not in {ClaimState.AGREED, ClaimState.ADJUDICATED}:
        raise Conflict("Only agreed or adjudicated claims are approved.", reason="not_decided", state=claim.state)
    refuse_author(by, claim)
    remember(by=by, verb="claim.approve", obj=f"claim:{claim.pk}", before={}, after={"state": ClaimState.APPROVED})
    if claim.state == ClaimState.AGREED:
        return approve_agreement(by=by, claim=claim)
    verdict = claims_verdict(claim)
    assert verdict is not None
    decide(by=by, claim=claim, verdict=verdict, state=ClaimState.APPROVED, verb="claim.approve")
    return verdict


@transaction.atomic
def reopen(*, by: Access, claim: Claim, reason: str) -> Claim:
    """Begin the next round of a decided claim; what is published stays public until it is corrected or retracted."""
    by.require("adjudicate")
    claim = by.locked(access.claims(by), claim.pk)
    if not claim.decided:
        raise Conflict("Only decided claims are reopened.", reason="not_decided", state=claim.state)
    if not reason.strip():
        raise Invalid("Say why it is opened again.", field="reason", reason="missing")
    said = Comment(project_id=by.project.pk, claim=claim, round=claim.round, text=reason, created_by=by.user)
    sound(said)
    said.save(force_insert=True)
    claim.state, claim.round = ClaimState.IN_REVIEW, claim.round + 1
    remember(by=by, verb="claim.reopen", obj=f"claim:{claim.pk}", before={}, after={"round": claim.round})
    return save_claim(by, claim, "claim.reopen", round=claim.round)


def refuse_author(by: Access, claim: Claim) -> None:
    """Nobody approves what rests on their own review or decision."""
    mine = {"claim": claim, "round": claim.round}
    decided = Adjudication.objects.filter(**mine, created_by=by.user)
    if Review.objects.filter(**mine, reviewer=by.user).exists() or decided.exists():
        raise Forbidden("Nobody approves what they wrote.", reason="needs_second_reviewer", needs="adjudicate")


def refuse_own(by: Access, claim: Claim) -> None:
    """Nobody decides over a review of their own."""
    if Review.objects.filter(claim=claim, round=claim.round, reviewer=by.user).exists():
        raise Forbidden("Nobody adjudicates a review of their own.", reason="own_review", needs="adjudicate")


def _take(by: Access, claim: Claim, reviews: Sequence[Review], review: Review | None) -> Verdict:
    taken = next((one for one in reviews if review is not None and one.pk == review.pk), None)
    if taken is None:
        raise Invalid("Name one of the submitted reviews.", field="review_id", reason="unknown_reference")
    given = Verdict.objects.filter(review=taken).latest("revision")
    return append_verdict(
        by=by, claim=claim, veracity=given.veracity, attribution=given.attribution, confidence=given.confidence,
        rationale=given.rationale, search_log=given.search_log, evidence_sets=list(given.evidence_sets.all()),
        supersedes=claims_verdict(claim),
    )  # fmt: skip


def _merge(by: Access, claim: Claim, merged: Merged | None) -> Verdict:
    if merged is None:
        raise Invalid("A merge needs its veracity.", field="veracity", reason="missing")
    return append_verdict(
        by=by, claim=claim, veracity=_label(by, Axis.VERACITY, merged.veracity, "veracity"),
        attribution=None if merged.attribution is None else _label(by, Axis.ATTRIBUTION, merged.attribution, "attribution"),
        confidence=merged.confidence, rationale=merged.rationale, search_log="", evidence_sets=_cited(claim, merged.evidence_sets),
        supersedes=claims_verdict(claim),
    )  # fmt: skip


def _label(by: Access, axis: Axis, pk: int, name: str) -> ScaleLabel:
    return by.referenced(access.scale_labels(by, axis), pk, name=name)


def _cited(claim: Claim, ids: Sequence[int]) -> list[EvidenceSet]:
    """The sets named, or all that the round's verdicts cite."""
    rows = EvidenceSet.objects.filter(claim=claim, citations__verdict__round=claim.round).distinct()
    if not ids:
        return list(rows)
    chosen = list(rows.filter(pk__in=ids))
    if len(chosen) != len(set(ids)):
        raise Invalid("There is no such evidence set here.", field="evidence_sets", reason="unknown_reference")
    return chosen


def _return(by: Access, claim: Claim, reviews: Sequence[Review], comment: str) -> Adjudication:
    """Back to the reviewers with a comment, same round."""
    made = _adjudication(by, claim, reviews, Choice.RETURN, comment, None)
    for review in reviews:
        review.state, review.return_comment, review.version = ReviewState.RETURNED, comment, review.version + 1
        review.save(update_fields=["state", "return_comment", "version"])
    claim.assignments.filter(round=claim.round, reviewer_id__in=[one.reviewer_id for one in reviews]).update(state="open")
    claim.state = ClaimState.IN_REVIEW
    save_claim(by, claim, "claim.return", reviews=[review.pk for review in reviews])
    return made


def _adjudication(
    by: Access, claim: Claim, reviews: Sequence[Review], choice: str, reason: str, verdict: Verdict | None
) -> Adjudication:
    made = Adjudication(
        project_id=by.project.pk, claim=claim, round=claim.round, choice=choice, review_ids=[one.pk for one in reviews],
        review_versions=[one.version for one in reviews], verdict=verdict, reason=reason, created_by=by.user,
    )  # fmt: skip
    sound(made)
    made.save(force_insert=True)
    ledger.record(
        project_id=by.project.pk, actor=by.user, verb=f"adjudication.{choice}", obj=f"adjudication:{made.pk}", claim=claim.pk,
        reviews=made.review_ids, versions=made.review_versions,
    )  # fmt: skip
    remember(by=by, verb=f"adjudication.{choice}", obj=f"claim:{claim.pk}", before={}, after={"adjudication": made.pk})
    announce(claim_changed, claim_id=claim.pk, project_id=by.project.pk, verb=f"adjudication.{choice}")
    return made
