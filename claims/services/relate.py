"""Linking claims to one another and to further places in texts."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Invalid
from annotations.events import announce
from annotations.undoing import remember
from claims import access
from claims.events import claim_changed
from claims.models import Claim, ClaimState, LinkStatus, Mention, Relation
from claims.services.edit_claim import open_claim

ORDERED = {"more_specific", "updates"}


@transaction.atomic
def relate_claims(
    *, by: Access, from_claim: Claim, to_claim: Claim, kind: str, status: str = LinkStatus.CONFIRMED
) -> Relation:  # fmt: skip
    """State how one claim stands to another, or with `rejected` that it does not. The same link again is decided anew."""
    by.require("claim")
    if from_claim.pk == to_claim.pk:
        raise Invalid("A claim is not related to itself.", field="to_claim", reason="self_relation")
    for claim in (from_claim, to_claim):
        if claim.state == ClaimState.MERGED:
            raise Conflict("This claim was merged.", reason="claim_merged", successor=claim.merged_into_id)
    if status != LinkStatus.REJECTED:
        _no_circle(by, from_claim.pk, to_claim.pk, kind)
    try:
        with transaction.atomic():
            relation = Relation.objects.create(
                project_id=by.project.pk, from_claim=from_claim, to_claim=to_claim, kind=kind, status=status, created_by=by.user
            )
    except IntegrityError as error:
        if "relation_once" not in str(error):
            raise
        known = Relation.objects.get(from_claim=from_claim, to_claim=to_claim, kind=kind)
        return decide_relation(by=by, relation=known, status=status)
    _record(by, "relation.make", relation)
    _remember(by, "relation.make", relation, before="")
    return relation


@transaction.atomic
def decide_relation(*, by: Access, relation: Relation, status: str) -> Relation:
    """Confirm, reject, or (undo) leave it a suggestion again."""
    by.require("claim")
    relation = by.locked(access.relations(by), relation.pk)
    if relation.status == status:
        return relation
    if relation.status != LinkStatus.SUGGESTED and relation.created_by_id not in {None, by.user.pk}:
        by.require("change_others")
    if relation.status == LinkStatus.REJECTED:
        _no_circle(by, relation.from_claim_id, relation.to_claim_id, relation.kind)
    before = relation.status
    relation.status, relation.version = LinkStatus(status), relation.version + 1
    relation.save(update_fields=["status", "version"])
    _record(by, f"relation.{status}", relation)
    _remember(by, f"relation.{status}", relation, before=before)
    return relation


@transaction.atomic
def unrelate_claims(*, by: Access, relation: Relation) -> None:
    """Take back a link that a person made: as if nobody had said it. The log keeps that it was there."""
    by.require("claim")
    relation = by.locked(access.relations(by), relation.pk)
    if relation.created_by_id != by.user.pk:
        by.require("change_others")
    _record(by, "relation.unmake", relation)
    relation.delete()


def _remember(by: Access, verb: str, relation: Relation, *, before: str) -> None:
    ties = {"from": relation.from_claim_id, "to": relation.to_claim_id, "kind": relation.kind}
    now = {"status": relation.status, **ties}
    remember(by=by, verb=verb, obj=f"relation:{relation.pk}", before={"status": before, **ties}, after=now)


@transaction.atomic
def change_mention(*, by: Access, mention: Mention, **changes: Any) -> Mention:
    """Correct what the words do with the claim, in whose voice, and whether the link holds."""
    by.require("claim")
    open_claim(by, Claim(pk=mention.claim_id))  # before its mentions, as everywhere
    mention = by.locked(access.mentions(by), mention.pk)
    if mention.status != LinkStatus.SUGGESTED and mention.created_by_id not in {None, by.user.pk}:
        by.require("change_others")
    changed = [key for key in ("stance", "voice", "status") if key in changes and getattr(mention, key) != changes[key]]
    if not changed:
        return mention
    before, after = {key: getattr(mention, key) for key in changed}, {key: changes[key] for key in changed}
    remember(by=by, verb="mention.change", obj=f"mention:{mention.pk}", before=before, after=after)
    for key in changed:
        setattr(mention, key, changes[key])
    mention.version += 1
    mention.save(update_fields=[*changed, "version"])
    ledger.record(project_id=by.project.pk, actor=by.user, verb="mention.change", obj=f"mention:{mention.pk}", fields=changed)
    announce(claim_changed, claim_id=mention.claim_id, project_id=by.project.pk, verb="mention.change")
    return mention


def _no_circle(by: Access, start: int, goal: int, kind: str) -> None:
    """Refuse a link that would close a circle of links that hold."""
    if kind not in ORDERED:
        return
    by.locked_project()  # two halves of a circle are not drawn at once
    if _reaches(by, goal, start, kind):
        raise Conflict("That would close a circle.", reason="relation_cycle")


def _reaches(by: Access, start: int, goal: int, kind: str) -> bool:
    """Whether links of this kind lead from one claim to the other."""
    seen, front = {start}, {start}
    while front:
        rows = access.relations(by).filter(kind=kind, from_claim_id__in=front).exclude(status=LinkStatus.REJECTED)
        front = set(rows.values_list("to_claim_id", flat=True)) - seen
        if goal in front:
            return True
        seen |= front
    return goal == start


def _record(by: Access, verb: str, relation: Relation) -> None:
    ledger.record(
        project_id=by.project.pk, actor=by.user, verb=verb, obj=f"relation:{relation.pk}", kind=relation.kind,
        status=relation.status, claims=[relation.from_claim_id, relation.to_claim_id],
    )  # fmt: skip
    announce(claim_changed, claim_id=relation.from_claim_id, project_id=by.project.pk, verb=verb)
