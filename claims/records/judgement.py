"""Tables of the judgement as records: claims, where they occur, and the evidence on them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from claims.exporters import judgement as to
from claims.models import (
    Claim,
    Document,
    Evidence,
    Mention,
    Relation,
)
from claims.records.names import Names
from claims.records.texts import CHUNK

_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")


def key(pk: int | None) -> str | None:
    """A row's id in a record."""
    return None if pk is None else str(pk)


def made(row: Any, names: Names) -> dict[str, Any]:
    """Who made a row and when, as the asker may know it."""
    by = row.created_by_id
    return {
        "created_by": names.id(by),
        "created_at": row.created_at if by is None else names.when(row.created_at),
    }


def claim(row: Claim, names: Names) -> to.Claim:
    """One claim."""
    return to.Claim(
        id=str(row.pk),
        text=row.text,
        short_text=row.short_text or None,
        claim_type=row.claim_type or None,
        language=row.language or None,
        claim_date=row.claim_date.isoformat() if row.claim_date else None,
        location=row.location or None,
        status=row.state,
        **made(row, names),
    )


def mentions_in_order(rows: QuerySet[Mention]) -> QuerySet[Mention]:
    """Mentions with the hops of their spans at hand, oldest first."""
    return rows.select_related("span").prefetch_related("span__attributions").order_by("created_at", "pk")


def mention(row: Mention, names: Names) -> to.Mention:
    """One mention with the attribution chain of its span."""
    hops = sorted(row.span.attributions.all(), key=lambda hop: hop.position)
    chain = tuple(to.Hop(speaker_id=str(hop.speaker_id), role=hop.role, cue_span_id=None) for hop in hops)
    about: dict[str, Any] = {"status": row.status, "stance": row.stance, "voice": row.voice, "chain": chain}
    return to.Mention(
        id=str(row.pk), claim_id=str(row.claim_id), span_id=str(row.span_id), **about, **made(row, names)
    )


def relation(row: Relation, names: Names) -> to.ClaimRelation:
    """One relation between two claims."""
    ends: dict[str, Any] = {"from_claim_id": str(row.from_claim_id), "to_claim_id": str(row.to_claim_id)}
    return to.ClaimRelation(id=str(row.pk), kind=row.kind, status=row.status, **ends, **made(row, names))


def document(row: Document) -> to.Document:
    """One document; its captured bytes stay here."""
    captured: dict[str, Any] = {"sha256": row.sha256 or None, "bytes": row.size, "archived_url": row.archived_url or None}
    return to.Document(
        id=str(row.pk),
        url=row.url or None,
        title=row.title or None,
        source_id=key(row.source_id),
        published_at=row.published or None,
        retrieved_at=row.retrieved_at,
        language=row.language or None,
        medium=row.medium,
        archive_file=None,
        **captured,
    )


def evidence(row: Evidence, names: Names) -> to.Evidence:
    """One piece of evidence."""
    group = row.independence_group
    if group and not _ID.fullmatch(group):
        group = f"g-{hashlib.sha256(group.encode()).hexdigest()[:16]}"
    asked: dict[str, Any] = {"question": row.question or None, "answer": row.answer or None, "answer_type": None}
    place: dict[str, Any] = {"start": row.start, "end": row.end, "quote": row.quote or None, "locator": row.locator or None}
    return to.Evidence(
        id=str(row.pk),
        claim_id=str(row.claim_id),
        document_id=str(row.document_id),
        line=None,
        stance=row.stance,
        strength=row.strength or None,
        boolean_explanation=None,
        independence_group=group or None,
        self_reported=row.self_reported,
        note=row.note or None,
        **place,
        **asked,
        **made(row, names),
    )


def sets(rows: QuerySet[Any]) -> Iterator[to.EvidenceSet]:
    """Evidence sets with their pieces in the order they were put in."""
    pieces = ArrayAgg("items__evidence_id", order_by="items__id", filter=Q(items__isnull=False), default=[])
    wanted = rows.annotate(pieces=pieces).order_by("claim__created_at", "claim_id", "pk")
    for pk, claim_id, ids in wanted.values_list("pk", "claim_id", "pieces").iterator(CHUNK):
        if ids:
            found = tuple(str(one) for one in ids)
            yield to.EvidenceSet(id=str(pk), claim_id=str(claim_id), evidence_ids=found)
