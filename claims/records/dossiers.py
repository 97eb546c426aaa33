"""Claims and marks with everything around them, gathered a batch at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from annotations.access import Access
from annotations.models import Edition, SpanStatus
from claims import access as room
from claims.exporters import judgement as to
from claims.exporters.corpus import Span
from claims.exporters.snapshot import ClaimDossier, Exhibit, MarkedSpan, Place
from claims.models import Claim, ClaimState, LinkStatus, Mention, Publication, Source
from claims.records import judgement, texts, verdicts
from claims.records.names import Names
from claims.records.sight import Sight

BATCH = 200
TEXTS_KEPT = 8
UNSETTLED = (ClaimState.SUGGESTED, ClaimState.REJECTED, ClaimState.MERGED)

T = TypeVar("T")


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """The rows in lists of at most `size`."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def claim_dossiers(access: Access, sight: Sight, names: Names) -> Iterator[ClaimDossier]:
    """The claims people stand by, each with its file."""
    rows = Claim.objects.filter(project_id=access.project.pk).exclude(state__in=UNSETTLED)
    known_sources = texts.source_ids(access)
    for batch in batches(rows.order_by("created_at", "pk").defer("search").iterator(BATCH), BATCH):
        yield from dossiers_of(batch, sight=sight, names=names, sources=known_sources)


def dossiers_of(
    claims: Sequence[Claim], *, sight: Sight, names: Names, sources: dict[str, str]
) -> Iterator[ClaimDossier]:
    """The files of these claims of one project, in their order; eight queries, however many claims."""
    ids = [claim.pk for claim in claims]
    places = _places(ids, names, sources)
    logs = _by_claim(
        verdicts.verdict(row, names)
        for row in verdicts.with_what_followed(sight.verdicts().filter(claim__in=ids))
    )
    rows = Publication.objects.filter(claim__in=ids).order_by("number")
    publications = _by_claim(verdicts.publication(row, names) for row in rows)
    sets = _by_claim(judgement.sets(sight.sets().filter(claim__in=ids)))
    seen = sight.evidence().filter(claim__in=ids).select_related("document").order_by("created_at", "pk")
    exhibits = defaultdict(list)
    for row in seen:
        found = Exhibit(evidence=judgement.evidence(row, names), document=judgement.document(row.document))
        exhibits[found.evidence.claim_id].append(found)
    for claim in claims:
        key = str(claim.pk)
        yield ClaimDossier(
            claim=judgement.claim(claim, names),
            places=tuple(places[key]),
            verdicts=tuple(logs[key]),
            publications=tuple(publications[key]),
            sets=tuple(sets[key]),
            exhibits=tuple(exhibits[key]),
        )


def _by_claim(records: Iterable[T]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        found[record.claim_id].append(record)  # type: ignore[attr-defined]  # every record here has one
    return found


def _confirmed(**of: Any) -> Any:
    # Only by the ids asked for: a filter on the far side of a join lets the planner begin at the wrong end.
    return judgement.mentions_in_order(Mention.objects.filter(status=LinkStatus.CONFIRMED, **of))


def _stands(row: Mention) -> bool:
    """Whether people stand by its mark, on an article that was not deleted."""
    return row.span.status == SpanStatus.ACCEPTED and row.span.edition.article.deleted_at is None


def _places(ids: list[int], names: Names, sources: dict[str, str]) -> defaultdict[str, list[Place]]:
    found = (
        _confirmed(claim__in=ids)
        .select_related("span__label", "span__edition__article")
        .prefetch_related("span__attributions__speaker")
        .defer("span__edition__text", "span__edition__search")
    )
    rows = [row for row in found if _stands(row)]
    outlets = {row.span.edition.article.outlet for row in rows}
    known = {row.name: row for row in room.sources(names.access).filter(name__in=outlets)}
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for row in rows:
        places[str(row.claim_id)].append(_place(row, names, sources, known))
    return places


def _place(row: Mention, names: Names, sources: dict[str, str], known: dict[str, Source]) -> Place:
    edition, article = row.span.edition, row.span.edition.article
    hops = sorted(row.span.attributions.all(), key=lambda hop: hop.position)
    source = texts.source(known[article.outlet]) if article.outlet in known else None
    if source is None and article.outlet:
        source = texts.outlet(article.outlet)
    return Place(
        mention=judgement.mention(row, names),
        span=texts.span(row.span, names),
        edition_sha256=edition.sha256,
        article=texts.article(article, sources),
        source=source,
        speakers=tuple(texts.speaker(hop.speaker) for hop in hops),
    )


def marked_spans(access: Access, names: Names) -> Iterator[MarkedSpan]:
    """The accepted marks with their texts; a few texts are kept at hand, since their marks come together."""
    at_hand: dict[str, str] = {}
    accepted = access.spans().filter(status=SpanStatus.ACCEPTED)
    for batch in batches(texts.spans(accepted, names), BATCH * 5):
        mentions = _mentions_of([span for span, _ in batch], names)
        for span, article_id in batch:
            if span.edition_id not in at_hand:
                while len(at_hand) >= TEXTS_KEPT:
                    del at_hand[next(iter(at_hand))]
                at_hand[span.edition_id] = Edition.objects.values_list("text", flat=True).get(
                    pk=span.edition_id
                )
            yield MarkedSpan(
                span=span,
                article_id=str(article_id),
                text=at_hand[span.edition_id],
                mentions=tuple(mentions[span.id]),
            )


def _mentions_of(spans: list[Span], names: Names) -> defaultdict[str, list[to.Mention]]:
    found: defaultdict[str, list[to.Mention]] = defaultdict(list)
    rows = _confirmed(span__in=[int(span.id) for span in spans]).exclude(claim__state__in=UNSETTLED)
    for row in rows:
        found[str(row.span_id)].append(judgement.mention(row, names))
    return found
