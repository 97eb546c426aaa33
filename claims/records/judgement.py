"""Tables of the judgement as records: claims, mentions, evidence, reviews, verdicts and the log."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import OuterRef, Q, QuerySet, Subquery

from annotations.access import Access
from annotations.models import Act
from claims.exporters import judgement as to
from claims.models import (
    Adjudication,
    Claim,
    Comment,
    Document,
    Evidence,
    Mention,
    Publication,
    Relation,
    Review,
    Verdict,
)
from claims.records.corpus import CHUNK
from claims.records.names import Names
from claims.records.status import verdict_status

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
    """Mentions with the hops of their spans at hand, oldest first; those on deleted articles are left out."""
    kept = rows.filter(span__edition__article__deleted_at=None).select_related("span")
    return kept.prefetch_related("span__attributions").order_by("created_at", "pk")


def mention(row: Mention, names: Names) -> to.Mention:
    """One mention with the attribution chain of its span."""
    hops = sorted(row.span.attributions.all(), key=lambda hop: hop.position)
    chain = tuple(to.Hop(speaker_id=str(hop.speaker_id), role=hop.role, cue_span_id=None) for hop in hops)
    about = {"status": row.status, "stance": row.stance, "voice": row.voice, "chain": chain}
    return to.Mention(
        id=str(row.pk), claim_id=str(row.claim_id), span_id=str(row.span_id), **about, **made(row, names)
    )


def relation(row: Relation, names: Names) -> to.ClaimRelation:
    """One relation between two claims."""
    ends = {"from_claim_id": str(row.from_claim_id), "to_claim_id": str(row.to_claim_id)}
    return to.ClaimRelation(id=str(row.pk), kind=row.kind, status=row.status, **ends, **made(row, names))


def document(row: Document) -> to.Document:
    """One document; its captured bytes stay here."""
    captured = {"sha256": row.sha256 or None, "bytes": row.size, "archived_url": row.archived_url or None}
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
    asked = {"question": row.question or None, "answer": row.answer or None, "answer_type": None}
    place = {"start": row.start, "end": row.end, "quote": row.quote or None, "locator": row.locator or None}
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


def review(row: Review, names: Names) -> to.Review:
    """One review, without what its draft holds."""
    handed_in = names.when(row.submitted_at) if row.submitted_at else None
    about = {"round": row.round, "reviewer_id": names.id(row.reviewer_id) or "", "state": row.state}
    return to.Review(
        id=str(row.pk),
        claim_id=str(row.claim_id),
        guideline_version=None,
        created_at=names.when(row.created_at),
        submitted_at=handed_in,
        **about,
    )


def with_what_followed(rows: QuerySet[Verdict]) -> QuerySet[Verdict]:
    """Verdicts in order, with the publications that point at them and the sets they cite."""
    pointing = Publication.objects.filter(verdict=OuterRef("pk"))
    last, first = pointing.order_by("-number"), pointing.exclude(state="retracted").order_by("number")
    own = Verdict.objects.filter(claim=OuterRef("claim"), review=None).order_by("-revision")
    cited = ArrayAgg(
        "citations__evidence_set_id", order_by="citations__id", filter=Q(citations__isnull=False), default=[]
    )
    joined = rows.select_related("claim", "veracity__scale", "attribution__scale")
    return joined.annotate(
        last_state=Subquery(last.values("state")[:1]),
        first_published=Subquery(first.values("created_at")[:1]),
        correction=Subquery(pointing.filter(state="corrected").order_by("-number").values("note")[:1]),
        last_own=Subquery(own.values("pk")[:1]),
        cited=cited,
    ).order_by("claim__created_at", "claim_id", "revision")


def verdict(row: Any, names: Names, *, revision: int | None = None) -> to.Verdict:
    """One verdict; `revision` replaces its own number where earlier ones are out of sight."""
    labels = [label for label in (row.veracity, row.attribution) if label is not None]
    ratings = tuple(
        to.Rating(scale_key=label.scale.key, scale_version=label.scale.number, label=label.key)
        for label in labels
    )
    stands = row.last_own == row.pk and row.round == row.claim.round
    status = verdict_status(
        of_review=row.review_id is not None,
        publication=row.last_state,
        claim_state=row.claim.state,
        stands=stands,
    )
    return to.Verdict(
        id=str(row.pk),
        claim_id=str(row.claim_id),
        review_id=key(row.review_id),
        revision=revision or row.revision,
        supersedes_id=key(row.supersedes_id),
        status=status,
        ratings=ratings,
        justification=row.rationale,
        confidence=row.confidence or None,
        evidence_set_ids=tuple(str(pk) for pk in row.cited),
        search_log=tuple(line for line in row.search_log.splitlines() if line.strip()),
        published_at=row.first_published,
        correction_note=row.correction or None,
        **made(row, names),
    )


def adjudication(row: Adjudication, review_ids: tuple[str, ...], names: Names) -> to.Adjudication:
    """One decision over reviews."""
    about = {"round": row.round, "choice": row.choice, "reason": row.reason or "none given"}
    return to.Adjudication(
        id=str(row.pk),
        claim_id=str(row.claim_id),
        review_ids=review_ids,
        verdict_id=key(row.verdict_id),
        **about,
        **made(row, names),
    )


def publication(row: Publication, names: Names) -> to.Publication:
    """One step of a claim's public life; its time is public too."""
    about = {"number": row.number, "state": row.state, "note": row.note or None}
    return to.Publication(
        id=str(row.pk),
        claim_id=str(row.claim_id),
        verdict_id=str(row.verdict_id),
        supersedes_id=key(row.supersedes_id),
        created_by=names.id(row.created_by_id),
        created_at=row.created_at,
        **about,
    )


def comment(row: Comment, names: Names) -> to.Comment:
    """One remark on a claim."""
    target = to.Target(type="claim", id=str(row.claim_id))
    return to.Comment(id=str(row.pk), target=target, text=row.text, **made(row, names))


def acts(access: Access, names: Names) -> Iterator[to.Act]:
    """The project's log as it was written; an act on a whole table is about the project."""
    for row in Act.objects.filter(chain=access.project.pk).order_by("seq").iterator(CHUNK):
        kind, _, pk = row.object.partition(":")
        target = to.Target(type=kind or "project", id=pk if _ID.fullmatch(pk) else str(access.project.pk))
        _, _, user = row.actor.partition("user:")
        by = names.id(int(user)) if user.isdigit() else None
        yield to.Act(
            id=str(row.seq),
            target=target,
            name=row.verb or "row",
            data=row.payload,
            created_by=by,
            created_at=row.at,
        )
