"""Deciding suggestions: accept, reject, and take a decision back."""

from __future__ import annotations

from django.db import transaction
from django.db.models.functions import Now

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict
from annotations.events import announce, span_changed, span_changing, span_settled
from annotations.http.transactions import one_act
from annotations.models import Origin, Span, SpanStatus
from annotations.services.change_span import ask_others
from annotations.undoing import remember


@one_act
def accept_suggestion(*, by: Access, span: Span) -> Span:
    """Take a suggested span over as it is. Accepting twice is accepting once."""
    return _settle(by, span, SpanStatus.ACCEPTED, "span.accept")


@one_act
def reject_suggestion(*, by: Access, span: Span, reason: str = "") -> Span:
    """Say no to a suggested span; the decision is kept and survives re-segmentation."""
    return _settle(by, span, SpanStatus.REJECTED, "span.reject", reason)


@transaction.atomic
def explain_rejection(*, by: Access, span: Span, reason: str) -> Span:
    """Say afterwards why a suggestion was rejected; whose rejection it is, or who may change others' work."""
    by.require("mark")
    span = by.locked(by.spans(), span.pk)
    if span.status != SpanStatus.REJECTED:
        raise Conflict("This span is not rejected.", reason="not_rejected")
    if span.decided_by_id not in {None, by.user.pk}:
        by.require("change_others")
    if span.decision_reason == reason:
        return span
    span.decision_reason, span.version = reason, span.version + 1
    span.save(update_fields=["decision_reason", "version"])
    ledger.record(project_id=by.project.pk, actor=by.user, verb="span.explain", obj=f"span:{span.pk}")
    announce(span_changed, span_id=span.pk, edition_id=span.edition_id, project_id=by.project.pk, verb="span.explain")
    return span


@one_act
def reconsider_suggestion(*, by: Access, span: Span) -> Span:
    """Undo: the span waits for a decision again."""
    if span.origin == Origin.HUMAN:
        raise Conflict("A person's own span is no suggestion; remove it instead.", reason="not_a_suggestion")
    return _settle(by, span, SpanStatus.SUGGESTED, "span.reconsider")


def _settle(by: Access, span: Span, status: SpanStatus, verb: str, reason: str = "") -> Span:
    by.require("mark")
    rows = by.spans().select_related("label", "edition__article").defer("edition__text", "edition__search")  # what a claim is made of
    span = by.locked(rows, span.pk)
    if span.status == status:
        return span
    if span.status == SpanStatus.REMOVED:
        raise Conflict("This span was removed.", reason="span_removed")
    ask_others(by, span)
    if span.decided_by_id not in {None, by.user.pk}:
        by.require("change_others")
    span_changing.send(sender=None, span=span)
    before, was = span.status, {"status": span.status, "reason": span.decision_reason}
    undecided = status == SpanStatus.SUGGESTED
    span.status, span.version, span.decision_reason = status, span.version + 1, reason
    span.decided_by_id = None if undecided else by.user.pk
    span.decided_at = None if undecided else Now()
    span.save(update_fields=["status", "version", "decision_reason", "decided_by", "decided_at"])
    del span.decided_at  # the database's clock: read when it is asked for
    ledger.record(project_id=by.project.pk, actor=by.user, verb=verb, obj=f"span:{span.pk}", before=before)
    remember(by=by, verb=verb, obj=f"span:{span.pk}", before=was, after={"status": status, "reason": reason})
    span_settled.send(sender=None, span=span, by=by, before=before)
    announce(span_changed, span_id=span.pk, edition_id=span.edition_id, project_id=by.project.pk, verb=verb)
    return span
