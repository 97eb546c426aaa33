"""Releasing a verdict, correcting it, retracting it: a row each, never an edit."""

from __future__ import annotations

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Forbidden, Invalid
from annotations.events import announce
from annotations.services.sound import sound
from annotations.undoing import remember
from claims import access
from claims.events import verdict_published
from claims.models import Claim, ClaimState, Publication, PublicationState, Review, Verdict
from claims.services.settle import claims_verdict


@transaction.atomic
def publish(*, by: Access, claim: Claim, note: str = "") -> Publication:
    """Make the approved verdict public. Where one is public already, this corrects it, and the note says what changed."""
    by.require("publish")
    claim = by.locked(access.claims(by), claim.pk)
    if claim.state != ClaimState.APPROVED:
        raise Conflict("Only approved verdicts are published.", reason="not_approved", state=claim.state)
    refuse_lone_publisher(by, claim)
    verdict = claims_verdict(claim)
    assert verdict is not None
    last = last_publication(claim)
    public = last is not None and last.state != PublicationState.RETRACTED
    if public and last is not None and last.verdict_id == verdict.pk:
        raise Conflict("This verdict is public already.", reason="already_published")
    if public and not note.strip():
        raise Invalid("A correction says what changed.", field="note", reason="missing")
    return _append(by, claim, verdict, PublicationState.CORRECTED if public else PublicationState.PUBLISHED, last, note)


@transaction.atomic
def retract(*, by: Access, claim: Claim, note: str) -> Publication:
    """Take a published verdict back, openly."""
    by.require("publish")
    claim = by.locked(access.claims(by), claim.pk)
    last = last_publication(claim)
    if last is None or last.state == PublicationState.RETRACTED:
        raise Conflict("Nothing of this claim is public.", reason="not_published")
    if not note.strip():
        raise Invalid("A retraction says why.", field="note", reason="missing")
    return _append(by, claim, last.verdict, PublicationState.RETRACTED, last, note)


def last_publication(claim: Claim) -> Publication | None:
    """What the public sees, or saw last."""
    return claim.publications.order_by("-number").first()


def refuse_lone_publisher(by: Access, claim: Claim) -> None:
    """Where two persons publish: never one whose own review the verdict rests on."""
    wrote = Review.objects.filter(claim=claim, round=claim.round, reviewer=by.user).exists()
    if by.project.needs_second_publisher and wrote:
        raise Forbidden("A second person publishes what you reviewed.", reason="needs_second_reviewer", needs="publish")


def _append(
    by: Access, claim: Claim, verdict: Verdict, state: PublicationState, last: Publication | None, note: str
) -> Publication:
    made = Publication(
        project_id=by.project.pk, claim=claim, verdict=verdict, number=(last.number if last else 0) + 1, state=state,
        supersedes=last, note=note, created_by=by.user,
    )  # fmt: skip
    sound(made)
    made.save(force_insert=True)
    Claim.objects.filter(pk=claim.pk).update(version=claim.version + 1)
    ledger.record(
        project_id=by.project.pk, actor=by.user, verb=f"claim.{state}", obj=f"publication:{made.pk}", claim=claim.pk, verdict=verdict.pk
    )
    remember(by=by, verb=f"claim.{state}", obj=f"claim:{claim.pk}", before={}, after={"publication": made.pk})
    announce(verdict_published, claim_id=claim.pk, project_id=by.project.pk, publication_id=made.pk, state=str(state))
    return made
