"""What may change about a claim: its words and facts, whether it is kept, into which other it is merged."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Invalid
from annotations.events import announce
from annotations.services.sound import sound
from annotations.undoing import remember
from claims import access
from claims.events import claim_changed
from claims.models import Claim, ClaimState, LinkStatus, Wording

EDITABLE = ("text", "short_text", "claim_type", "language", "claim_date", "location", "note")


def open_claim(by: Access, claim: Claim) -> Claim:
    """The claim under its lock, refused when it is decided or merged."""
    claim = by.locked(access.claims(by), claim.pk)
    if claim.state == ClaimState.MERGED:
        raise Conflict("This claim was merged.", reason="claim_merged", successor=claim.merged_into_id)
    if claim.decided:
        raise Conflict("The claim is decided; reopen it with a reason first.", reason="claim_locked", state=claim.state)
    return claim


@transaction.atomic
def edit_claim(*, by: Access, claim: Claim, **changes: Any) -> Claim:
    """Reword or complete; equal values write nothing."""
    by.require("claim")
    claim = open_claim(by, claim)
    _may_change(by, claim)
    changed = [key for key in EDITABLE if key in changes and getattr(claim, key) != changes[key]]
    if not changed:
        return claim
    before, after = {key: getattr(claim, key) for key in changed}, {key: changes[key] for key in changed}
    for key in changed:
        setattr(claim, key, changes[key])
    sound(claim)
    remember(by=by, verb="claim.edit", obj=f"claim:{claim.pk}", before=before, after=after)
    kept = {"wording": _keep_wording(by, claim, before["text"])} if "text" in changed else {}
    return save_claim(by, claim, "claim.edit", fields=changed, **kept)


def _keep_wording(by: Access, claim: Claim, text: str) -> int:
    """The words that give way stay readable under their number; the claim's row is locked."""
    number = claim.wordings.count() + 1
    Wording.objects.create(project_id=by.project.pk, claim=claim, number=number, text=text, created_by=by.user)
    return number


@transaction.atomic
def reject_claim(*, by: Access, claim: Claim, reason: str = "") -> Claim:
    """Take a claim out of the work; nothing that was reviewed is thrown away this way."""
    by.require("claim")
    claim = open_claim(by, claim)
    _may_change(by, claim)
    if claim.state == ClaimState.REJECTED:
        return claim
    if claim.reviews.exists():
        raise Conflict("The claim is under review.", reason="claim_in_review")
    return _stand(by, claim, ClaimState.REJECTED, "claim.reject", given=bool(reason))


def _stand(by: Access, claim: Claim, state: ClaimState, verb: str, **payload: Any) -> Claim:
    remember(by=by, verb=verb, obj=f"claim:{claim.pk}", before={"state": claim.state}, after={"state": state})
    claim.state = state
    return save_claim(by, claim, verb, **payload)


@transaction.atomic
def restore_claim(*, by: Access, claim: Claim) -> Claim:
    """Take a rejected claim back in, as it stands in the texts: accepted, or a suggestion that waits."""
    by.require("claim")
    claim = open_claim(by, claim)
    _may_change(by, claim)
    if claim.state != ClaimState.REJECTED:
        return claim
    links = set(claim.mentions.values_list("status", flat=True))
    waits = LinkStatus.SUGGESTED in links and LinkStatus.CONFIRMED not in links
    return _stand(by, claim, ClaimState.SUGGESTED if waits else ClaimState.ACCEPTED, "claim.restore")


@transaction.atomic
def merge_claims(*, by: Access, claim: Claim, into: Claim) -> Claim:
    """One statement was entered twice: mentions and evidence move to the other claim, this one points there."""
    by.require("claim")
    by.require("change_others")
    if claim.pk == into.pk:
        raise Invalid("A claim is not merged into itself.", field="into", reason="self_relation")
    if leads_to(by, into, claim):
        raise Conflict("That claim was merged into this one.", reason="relation_cycle")
    first, second = sorted((claim.pk, into.pk))
    locked = {pk: open_claim(by, Claim(pk=pk)) for pk in (first, second)}
    claim, into = locked[claim.pk], locked[into.pk]
    if claim.reviews.exists():
        raise Conflict("The claim is under review.", reason="claim_in_review")
    claim.mentions.exclude(span__in=into.mentions.values("span")).update(claim=into)
    if claim.evidence.update(claim=into, round=into.round):
        Claim.objects.filter(pk=into.pk).update(dossier_version=F("dossier_version") + 1)
    remember(by=by, verb="claim.merge", obj=f"claim:{claim.pk}", before={"into": None}, after={"into": into.pk})
    claim.state, claim.merged_into = ClaimState.MERGED, into
    return save_claim(by, claim, "claim.merge", into=into.pk)


def leads_to(by: Access, start: Claim, goal: Claim) -> bool:
    """Whether following merges from one claim comes to the other."""
    seen: set[int] = set()
    following = start.merged_into_id
    while following is not None and following not in seen:
        if following == goal.pk:
            return True
        seen.add(following)
        following = access.claims(by).filter(pk=following).values_list("merged_into_id", flat=True).first()
    return False


def _may_change(by: Access, claim: Claim) -> None:
    """One's own, or what the pipeline proposed and nobody decided; others' need a right of their own."""
    if claim.created_by_id != by.user.pk and not (claim.created_by_id is None and claim.state == ClaimState.SUGGESTED):
        by.require("change_others")


def save_claim(by: Access, claim: Claim, verb: str, **payload: Any) -> Claim:
    """Next version, its act, its event."""
    claim.version += 1
    claim.save()
    ledger.record(project_id=by.project.pk, actor=by.user, verb=verb, obj=f"claim:{claim.pk}", **payload)
    announce(claim_changed, claim_id=claim.pk, project_id=by.project.pk, verb=verb)
    return claim
