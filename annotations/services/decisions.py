"""Decisions on what the pipeline suggested as claims, as they teach the ranking: the newest first, in bounded number."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from annotations.learning import MOST_DECISIONS, Decision
from annotations.models import Attribution, Kind, Origin, Span, SpanStatus, slices_of

DECIDED = (SpanStatus.ACCEPTED, SpanStatus.REJECTED)


def decided_claims(project_id: int, *, after: datetime | None = None) -> QuerySet[Span]:
    """Suggested claims that somebody accepted or rejected, on articles that are kept, each decision once; those after a moment."""
    rows = Span.objects.decided_here().filter(project_id=project_id, origin=Origin.MACHINE, decided_at__isnull=False, status__in=DECIDED)
    rows = rows.filter(label__kind=Kind.CLAIM, edition__article__deleted_at=None)
    return rows if after is None else rows.filter(decided_at__gt=after)


def read_decisions(project_id: int, *, after: datetime | None) -> tuple[list[Decision], list[datetime]]:
    """The newest decisions and when each was made. The words are those that were suggested, not those a person moved to."""
    rows = decided_claims(project_id, after=after).annotate(said=Exists(Attribution.objects.filter(span=OuterRef("pk"))))
    rows = rows.select_related("edition").defer("edition__text", "edition__search").order_by("-decided_at", "-pk")
    spans = list(rows[:MOST_DECISIONS])
    adjusted = [span for span in spans if span.suggested_start is not None and span.suggested_end is not None]
    words = slices_of([(span.edition_id, span.suggested_start or 0, span.suggested_end or 0) for span in adjusted])
    suggested = {span.pk: text for span, text in zip(adjusted, words, strict=True)}
    found = [
        Decision(
            suggested.get(span.pk) or " ".join(span.quote), span.status == SpanStatus.ACCEPTED, span.edition.article_id,
            attributed=span.said, attitude=bool(span.details.get("attitude")),
        )
        for span in spans
    ]  # fmt: skip
    return found, [span.decided_at for span in spans if span.decided_at is not None]
