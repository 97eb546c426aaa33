"""Changing a mark that is there: its edges, its label, its voice; removing and bringing back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict
from annotations.events import announce, span_changed, span_changing, span_corrected, span_settled
from annotations.models import Anchor, Label, Origin, Span, SpanStatus
from annotations.services.highlight import Bounds, check_fragments, check_quote
from annotations.undoing import remember


@transaction.atomic
def adjust_edges(*, by: Access, span: Span, fragments: Sequence[Bounds], quote: Sequence[str]) -> Span:
    """Move the edges. A suggestion keeps where the machine had put them; an orphan is anchored again."""
    span = open_span(by, span)
    check_fragments(fragments, span.edition.length)
    prefix, suffix, _ = check_quote(span.edition, fragments, quote)
    if list(fragments) == span.fragments and span.anchor == Anchor.ANCHORED:
        return span
    if span.origin == Origin.MACHINE and span.suggested_start is None:
        span.suggested_start, span.suggested_end = span.start, span.end
    on = {"before_edition": _text_of_orphan(span)} if span.anchor == Anchor.ORPHANED else {}
    before, was = [span.start, span.end], {"fragments": span.fragments, "quote": span.quote, "anchor": span.anchor}
    span.start, span.end = fragments[0][0], fragments[-1][1]
    span.fragments, span.quote, span.prefix, span.suffix = list(fragments), list(quote), prefix, suffix
    span.anchor = Anchor.ANCHORED
    now = {"fragments": span.fragments, "quote": span.quote}
    remember(by=by, verb="span.edges", obj=f"span:{span.pk}", before=was, after=now)
    return save_span(by, span, "span.edges", before=before, after=[span.start, span.end], **on)


def _text_of_orphan(span: Span) -> int:
    """The edition on which the offsets of an orphan are right: the last one where it had its place."""
    while span.anchor == Anchor.ORPHANED and span.carried_from is not None:
        span = span.carried_from
    return span.edition_id


@transaction.atomic
def relabel_span(*, by: Access, span: Span, label: Label | None = None, voice: str | None = None, stance: str | None = None) -> Span:
    """Correct what the mark is about, in whose voice it stands, what it does."""
    span = open_span(by, span)
    wanted = {"label_id": label.pk if label else None, "voice": voice, "stance": stance}
    changed = [key for key, value in wanted.items() if value is not None and getattr(span, key) != value]
    if "label_id" in changed and span.origin == Origin.MACHINE and not span.suggested_kind:
        span.suggested_kind = span.label.kind
    if not changed:
        return span
    before = {key.removesuffix("_id"): getattr(span, key) for key in changed}
    for key in changed:
        setattr(span, key, wanted[key])
    after = {key.removesuffix("_id"): wanted[key] for key in changed}
    remember(by=by, verb="span.correct", obj=f"span:{span.pk}", before=before, after=after)
    span = save_span(by, span, "span.correct", fields=changed, before=before, after=after)
    span_settled.send(sender=None, span=span, by=by, before=span.status)
    if said := {key: value for key, value in before.items() if key != "label"}:
        span_corrected.send(sender=None, span=span, before=said)
    return span


@transaction.atomic
def remove_span(*, by: Access, span: Span) -> Span:
    """Take a mark away; it can be brought back."""
    span = open_span(by, span)
    return _moved(by, span, SpanStatus.REMOVED, "span.remove")


@transaction.atomic
def restore_span(*, by: Access, span: Span) -> Span:
    """Bring a removed mark back as it was: a suggestion that nobody decided waits again."""
    by.require("mark")
    span = by.locked(by.spans(), span.pk)
    if span.status != SpanStatus.REMOVED:
        return span
    ask_others(by, span)
    undecided = span.origin != Origin.HUMAN and span.decided_by_id is None
    return _moved(by, span, SpanStatus.SUGGESTED if undecided else SpanStatus.ACCEPTED, "span.restore")


def open_span(by: Access, span: Span) -> Span:
    """The span under its lock, if it may be changed by this person and now."""
    by.require("mark")
    span = by.locked(by.spans().select_related("edition").defer("edition__text"), span.pk)
    if span.status == SpanStatus.REMOVED:
        raise Conflict("This span was removed.", reason="span_removed")
    ask_others(by, span)
    span_changing.send(sender=None, span=span)
    return span


def ask_others(by: Access, span: Span) -> None:
    """Changing what somebody else made, or decided, needs a right of its own."""
    made_by = span.created_by_id if span.origin == Origin.HUMAN else span.decided_by_id
    if made_by not in {None, by.user.pk}:
        by.require("change_others")


def _moved(by: Access, span: Span, status: SpanStatus, verb: str) -> Span:
    before, span.status = span.status, status
    was = {"status": before, "reason": span.decision_reason}
    remember(by=by, verb=verb, obj=f"span:{span.pk}", before=was, after={"status": status})
    span = save_span(by, span, verb, before=before)
    span_settled.send(sender=None, span=span, by=by, before=before)
    return span


def save_span(by: Access, span: Span, verb: str, **payload: object) -> Span:
    """Write it down as a new version, and name the act."""
    span.version += 1
    span.save()
    ledger.record(project_id=by.project.pk, actor=by.user, verb=verb, obj=f"span:{span.pk}", **payload)
    announce(span_changed, span_id=span.pk, edition_id=span.edition_id, project_id=by.project.pk, verb=verb)
    return span
