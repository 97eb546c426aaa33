"""Reviews, verdicts and what followed them as records: decisions, publications, remarks, the log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import OuterRef, Q, QuerySet, Subquery

from annotations.access import Access
from annotations.models import Act
from claims.exporters import judgement as to
from claims.models import Adjudication, Comment, Publication, Review, Verdict
from claims.records.judgement import key, made
from claims.records.names import Names
from claims.records.status import verdict_status
from claims.records.texts import CHUNK

_ROW_ID = re.compile(r"\d{1,19}")


def review(row: Review, names: Names) -> to.Review:
    """One review, without what its draft holds."""
    handed_in = names.when(row.submitted_at) if row.submitted_at else None
    about: dict[str, Any] = {"round": row.round, "reviewer_id": names.id(row.reviewer_id) or "", "state": row.state}
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


def status_of(row: Any) -> str:
    """What became of a row of `with_what_followed`."""
    return verdict_status(
        of_review=row.review_id is not None,
        publication=row.last_state,
        claim_state=row.claim.state,
        stands=row.last_own == row.pk and row.round == row.claim.round,
    )


def verdict(row: Any, names: Names, *, revision: int | None = None) -> to.Verdict:
    """One verdict; `revision` replaces its own number where earlier ones are out of sight."""
    labels = [label for label in (row.veracity, row.attribution) if label is not None]
    ratings = tuple(
        to.Rating(scale_key=label.scale.key, scale_version=label.scale.number, label=label.key)
        for label in labels
    )
    return to.Verdict(
        id=str(row.pk),
        claim_id=str(row.claim_id),
        review_id=key(row.review_id),
        revision=revision or row.revision,
        supersedes_id=key(row.supersedes_id),
        status=status_of(row),
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
    about: dict[str, Any] = {"round": row.round, "choice": row.choice, "reason": row.reason or "none given"}
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
    about: dict[str, Any] = {"number": row.number, "state": row.state, "note": row.note or None}
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
        target = to.Target(type=kind or "project", id=pk if _ROW_ID.fullmatch(pk) else str(access.project.pk))
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
