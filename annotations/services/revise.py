"""A corrected text: a new edition, to which marks are carried over where that is certain, and orphaned openly where not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.anchoring.reanchor import Anchored, Reanchoring
from annotations.errors import Conflict
from annotations.events import announce, articles_ingested, jobs_due, span_carried
from annotations.importers import IncomingArticle
from annotations.models import Anchor, Article, Edition, Origin, Span, SpanStatus
from annotations.services.ingest import checked_hash, due_segmentation
from annotations.services.originals import keep_original


@dataclass(frozen=True, slots=True)
class Revised:
    """The new edition, and how the marks came along."""

    edition: Edition
    carried: int
    orphaned: int


@transaction.atomic
def revise_edition(*, by: Access, article: Article, incoming: IncomingArticle) -> Revised:
    """Add a new edition. Decided and human spans come along; machine suggestions are made anew by the pipeline."""
    by.require("upload")
    article = by.locked(by.articles(), article.pk)
    old = article.editions.order_by("-number").first()
    assert old is not None
    digest = checked_hash(incoming)
    known = Edition.objects.filter(project_id=by.project.pk, sha256=digest).first()
    if known is not None:
        raise Conflict("The project has this very text.", field="text", reason="duplicate_text", article_id=known.article_id)
    edition = _new_edition(by, old, incoming, digest)
    carried, orphaned = _carry(by, old, edition)
    job = due_segmentation(edition, requested_by=by.user)
    job.save()
    ledger.record(
        project_id=by.project.pk, actor=by.user, verb="article.revise", obj=f"article:{article.pk}", edition=edition.number,
        carried=carried, orphaned=orphaned,
    )  # fmt: skip
    announce(jobs_due, job_ids=[job.pk], queue="segment")
    announce(articles_ingested, article_ids=[article.pk], project_id=by.project.pk)
    return Revised(edition, carried, orphaned)


def _new_edition(by: Access, old: Edition, incoming: IncomingArticle, digest: str) -> Edition:
    data = incoming.original if incoming.original is not None else incoming.text.encode()
    return Edition.objects.create(
        project=by.project, article_id=old.article_id, number=old.number + 1, text=incoming.text, sha256=digest,
        length=len(incoming.text), extractor=incoming.extractor or "text", supersedes=old, created_by=by.user,
        original=keep_original(by=by, data=data, media_type=incoming.media_type, filename=incoming.filename or ""),
        pages=[list(page) for page in incoming.pages], roles=[astuple(role) for role in incoming.roles],
    )  # fmt: skip


def _carry(by: Access, old: Edition, new: Edition) -> tuple[int, int]:
    spans = list(old.spans.exclude(status__in=[SpanStatus.REMOVED]).exclude(origin=Origin.MACHINE, status=SpanStatus.SUGGESTED))
    matcher = Reanchoring(old.text, new.text)
    copies = [_copy(span, new, matcher) for span in spans]
    Span.objects.bulk_create(copies, batch_size=2_000)
    span_carried.send(sender=None, pairs=list(zip(spans, copies, strict=True)), by=by)
    orphaned = sum(copy.anchor == Anchor.ORPHANED for copy in copies)
    return len(copies) - orphaned, orphaned


def _copy(span: Span, edition: Edition, matcher: Reanchoring) -> Span:
    adrift = span.anchor == Anchor.ORPHANED  # its offsets are those of an older text: what stands there now is something else
    place = None if adrift else matcher.carry(span.fragments)
    found = isinstance(place, Anchored)
    suggested = _suggested(span, matcher) if found else (None, None)
    fragments: Sequence[tuple[int, int]] = place.fragments if isinstance(place, Anchored) else span.fragments
    return Span(
        project_id=span.project_id, edition=edition, label_id=span.label_id, start=fragments[0][0], end=fragments[-1][1],
        fragments=list(fragments), quote=span.quote, prefix=span.prefix, suffix=span.suffix, origin=span.origin, status=span.status,
        anchor=Anchor.ANCHORED if found else Anchor.ORPHANED, score=span.score, reasons=span.reasons, details=span.details,
        voice=span.voice, stance=span.stance, decided_by_id=span.decided_by_id, decided_at=span.decided_at,
        decision_reason=span.decision_reason, created_by_id=span.created_by_id, carried_from=span,
        suggested_kind=span.suggested_kind, suggested_start=suggested[0], suggested_end=suggested[1],
    )  # fmt: skip


def _suggested(span: Span, matcher: Reanchoring) -> tuple[int | None, int | None]:
    """Where the machine's edges are on the new text; nowhere if that is not certain."""
    if span.suggested_start is None or span.suggested_end is None:
        return None, None
    place = matcher.carry([(span.suggested_start, span.suggested_end)])
    return place.fragments[0] if isinstance(place, Anchored) else (None, None)
