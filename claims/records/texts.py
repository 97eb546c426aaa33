"""The corpus as records, streamed in export order: sources, speakers, articles, texts, segments, marks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db.models import F, QuerySet

from annotations.access import Access
from annotations.models import Article, Edition, Span, Speaker
from claims import access as room
from claims.exporters import corpus as to
from claims.models import Source
from claims.records.names import Names

CHUNK = 2000
TEXT_CHUNK = 20  # a text may hold ten megabytes
SPAN_ORDER = ("edition__article__created_at", "edition__article_id", "start", F("end").desc(), "id")


def outlet_id(name: str) -> str:
    """The id of an outlet that no source row describes: an article only knows its name."""
    return f"o-{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def source_ids(access: Access) -> dict[str, str]:
    """The source of each name: one row a name, and one for every outlet without a row."""
    rows = room.sources(access).values_list("name", "pk")
    known = {name: str(pk) for name, pk in rows}
    outlets = (
        access.articles().exclude(outlet="").values_list("outlet", flat=True).order_by("outlet").distinct()
    )
    return known | {name: outlet_id(name) for name in outlets if name not in known}


def sources(access: Access) -> Iterator[to.Source]:
    """Sources in sight, then outlets known by name alone."""
    rows = room.sources(access).order_by("pk")
    for row in rows.iterator(CHUNK):
        yield source(row)
    for name, key in source_ids(access).items():
        if key == outlet_id(name):
            yield outlet(name)


def outlet(name: str) -> to.Source:
    """An outlet known by its name alone."""
    return to.Source(id=outlet_id(name), name=name, kind=None, side=None, wikidata=None)


def source(row: Source) -> to.Source:
    """One source."""
    about = {"kind": row.kind or None, "side": row.side or None, "wikidata": row.wikidata or None}
    return to.Source(id=str(row.pk), name=row.name, **about)


def speakers(access: Access) -> Iterator[to.Speaker]:
    """Who speaks."""
    for row in access.speakers().order_by("pk").iterator(CHUNK):
        yield speaker(row)


def speaker(row: Speaker) -> to.Speaker:
    """One speaker."""
    about: dict[str, Any] = {"kind": row.kind, "role": row.role or None, "wikidata": row.wikidata or None}
    return to.Speaker(id=str(row.pk), name=row.name, **about)


def articles(access: Access) -> Iterator[to.Article]:
    """Articles that were not deleted."""
    ids = source_ids(access)
    for row in access.articles().order_by("created_at", "pk").iterator(CHUNK):
        yield article(row, ids)


def article(row: Article, sources_by_name: dict[str, str]) -> to.Article:
    """One article; its outlet is a source."""
    return to.Article(
        id=str(row.pk),
        title=row.title or None,
        url=row.url or None,
        source_id=sources_by_name.get(row.outlet),
        author=row.author or None,
        published_at=row.published or None,
        language=row.language or None,
        created_at=row.created_at,
    )


def editions(access: Access) -> Iterator[to.Edition]:
    """Every text, few at a time."""
    ordered = access.editions().order_by("article__created_at", "article_id", "number")
    for row in ordered.select_related("original").defer("search").iterator(TEXT_CHUNK):
        yield _edition(row)


def _edition(row: Edition) -> to.Edition:
    raw = row.original
    original = None
    if raw is not None:
        about = {"sha256": raw.sha256, "media_type": raw.media_type or "application/octet-stream"}
        original = to.Original(filename=raw.filename or None, bytes=raw.size, **about)
    return to.Edition(
        id=str(row.pk),
        article_id=str(row.article_id),
        number=row.number,
        text=row.text,
        sha256=row.sha256,
        length=row.length,
        original=original,
        extractor=row.extractor or "text",
        supersedes_id=None if row.supersedes_id is None else str(row.supersedes_id),
        created_at=row.created_at,
    )


SEGMENT = ("pk", "edition_id", "kind", "index", "start", "end", "role", "excluded", "excluded_by_id")


def segments(access: Access, names: Names) -> Iterator[to.Segment]:
    """Paragraphs, sentences and pages, with the version of the pipeline that cut them."""
    order = ("edition__article__created_at", "edition__article_id", "edition__number", "segmentation_id")
    rows = (
        access.segments()
        .order_by(*order, "kind", "index")
        .values_list(*SEGMENT, "segmentation__pipeline_version")
    )
    for pk, edition_id, kind, index, start, end, role, why, by, segmenter in rows.iterator(CHUNK):
        excluded = to.Exclusion(reason=why, by=names.id(by)) if why else None
        place = {"kind": kind, "index": index, "start": start, "end": end, "role": role or None}
        yield to.Segment(
            id=str(pk),
            edition_id=str(edition_id),
            excluded=excluded,
            segmenter=segmenter or "unknown",
            **place,
        )


SPAN = ("pk", "edition_id", "label__key", "fragments", "quote", "origin", "status", "anchor", "score")


def spans(rows: QuerySet[Span], names: Names) -> Iterator[tuple[to.Span, int]]:
    """Marks in text order, each with the id of its article."""
    wanted = rows.order_by(*SPAN_ORDER).values_list(
        *SPAN, "created_by_id", "created_at", "edition__article_id"
    )
    for (
        pk,
        edition_id,
        label,
        fragments,
        quote,
        origin,
        status,
        anchor,
        score,
        by,
        at,
        article_id,
    ) in wanted.iterator(CHUNK):
        record = to.Span(
            id=str(pk),
            edition_id=str(edition_id),
            label=label,
            fragments=tuple(fragments),
            quote=tuple(quote),
            origin=origin,
            status=status,
            anchor=anchor,
            score=score,
            created_by=names.id(by),
            created_at=at if by is None else names.when(at),
        )
        yield record, article_id


def span(row: Span, names: Names) -> to.Span:
    """One mark."""
    at = row.created_at if row.created_by_id is None else names.when(row.created_at)
    return to.Span(
        id=str(row.pk),
        edition_id=str(row.edition_id),
        label=row.label.key,
        fragments=tuple(row.fragments),
        quote=tuple(row.quote),
        origin=row.origin,
        status=row.status,
        anchor=row.anchor,
        score=row.score,
        created_by=names.id(row.created_by_id),
        created_at=at,
    )
