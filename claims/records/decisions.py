"""Decisions on suggestions as records, streamed in export order: the words come from blocks, never whole texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from annotations.access import Access
from annotations.models import Attribution, Kind, Origin, Segment, SegmentKind, Span, SpanStatus, slices_of
from annotations.segmentation.claims.features import features
from claims.exporters import corpus as to
from claims.records.dossiers import batches
from claims.records.names import Names
from claims.records.texts import SPAN_ORDER

BATCH = 500
_DECIDED = Q(decided_at__isnull=False, status__in=[SpanStatus.ACCEPTED, SpanStatus.REJECTED]) & ~Q(origin=Origin.HUMAN)


def decisions(access: Access, names: Names) -> Iterator[to.Decision]:
    """Every suggestion, of the pipeline or a file, that somebody accepted or rejected; once, however often its text was corrected."""
    sentences = Segment.objects.filter(
        edition=OuterRef("edition"), kind=SegmentKind.SENTENCE, segmentation__current=True, start__lte=OuterRef("from_start"),
        end__gt=OuterRef("from_start"),
    ).order_by("-start")  # fmt: skip
    rows = access.spans().decided_here().filter(_DECIDED).order_by(*SPAN_ORDER).select_related("label", "segmentation", "edition__article")
    rows = rows.defer("edition__text", "edition__search").annotate(
        from_start=Coalesce("suggested_start", F("start")), from_end=Coalesce("suggested_end", F("end"))
    )
    rows = rows.annotate(sentence_start=Subquery(sentences.values("start")[:1]), sentence_end=Subquery(sentences.values("end")[:1]))
    for batch in batches(rows.iterator(BATCH), BATCH):
        yield from _records(batch, names)


def without(access: Access) -> QuerySet[Span]:
    """What people marked themselves, and suggestions that nobody decided."""
    return access.spans().exclude(_DECIDED).exclude(status=SpanStatus.REMOVED)


def _records(rows: Sequence[Span], names: Names) -> Iterator[to.Decision]:
    places = {place for row in rows for place in _places(row)}
    ordered = sorted(places)
    words = dict(zip(ordered, slices_of(ordered), strict=True))
    speakers = _speakers(rows)
    for row in rows:
        yield _record(row, [_piece(place, words) for place in _three(row)], speakers[row.pk], names)


def _three(row: Span) -> tuple[tuple[int, int, int] | None, ...]:
    """Where it was suggested, where it is if that is elsewhere, and its sentence: (edition, start, end)."""
    found: dict[str, int] = vars(row)  # as annotated
    suggested = (row.edition_id, found["from_start"], found["from_end"])
    here = (row.edition_id, row.start, row.end)
    start = found["sentence_start"]
    return suggested, None if here == suggested else here, None if start is None else (row.edition_id, start, found["sentence_end"])


def _places(row: Span) -> Iterator[tuple[int, int, int]]:
    return (place for place in _three(row) if place is not None)


def _piece(place: tuple[int, int, int] | None, words: Mapping[tuple[int, int, int], str]) -> to.Piece | None:
    return None if place is None else to.Piece(start=place[1], end=place[2], text=words[place])


def _speakers(rows: Sequence[Span]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    hops = Attribution.objects.filter(span__in=[row.pk for row in rows]).order_by("span_id", "position")
    for span_id, name in hops.values_list("span_id", "speaker__name"):
        found[span_id].append(name)
    return found


def _record(row: Span, pieces: Sequence[to.Piece | None], speakers: Sequence[str], names: Names) -> to.Decision:
    suggested, adjusted, sentence = pieces
    kind, article = row.suggested_kind or row.label.kind, row.edition.article
    assert suggested is not None
    assert row.decided_at is not None
    seen = features(suggested.text, attributed=bool(speakers), attitude=bool(row.details.get("attitude")), known=())
    return to.Decision(
        span_id=str(row.pk), article_id=str(article.pk), article_title=article.title or None, language=article.language or None,
        edition_id=str(row.edition_id), edition_sha256=row.edition.sha256, label=row.label.key, kind=row.label.kind, suggested_kind=kind,
        origin=row.origin, pipeline_version=row.segmentation.pipeline_version if row.segmentation else None, suggested=suggested,
        adjusted=adjusted, sentence=sentence, voice=row.voice, stance=row.stance, speakers=tuple(speakers), score=row.score,
        reasons=tuple(row.reasons), features=seen if kind == Kind.CLAIM else {}, decision=row.status, reason=row.decision_reason or None,
        decided_by=names.id(row.decided_by_id), decided_at=names.when(row.decided_at),
    )  # fmt: skip
