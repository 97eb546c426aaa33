"""The flat table of claims: one row a claim, with its first mention, its verdict and what that stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.exporters.contract import ExportOptions, Sink, Writing, begin
from claims.exporters.corpus import Scale
from claims.exporters.csv_table import CHAIN_SEPARATOR, Cell, CsvTable, joined
from claims.exporters.encoding import moment
from claims.exporters.judgement import Verdict
from claims.exporters.losses import LossReport
from claims.exporters.ratings import rated, scales_by_version
from claims.exporters.snapshot import ClaimDossier, Place, Snapshot

_CLAIM = (
    "claim_id",
    "claim_text",
    "claim_short_text",
    "language",
    "claim_date",
    "speaker",
    "attribution_chain",
)
_ARTICLE = ("article_id", "article_title", "article_url", "article_published", "edition_id", "edition_sha256")
_SPAN = ("span_id", "span_start", "span_end", "span_text", "fragments")
_RATING = ("scale", "scale_version", "rating_key", "rating_label", "core_rating", "attribution_rating")
_VERDICT = (
    "verdict_id",
    "verdict_status",
    *_RATING,
    "justification",
    "reviewer",
    "verdict_at",
    "verdict_revision",
)
_EVIDENCE = ("evidence_count", "evidence_urls", "evidence_archived_urls", "evidence_sha256")
COLUMNS = ("project_id", *_CLAIM, *_ARTICLE, *_SPAN, "mention_count", *_VERDICT, *_EVIDENCE)


@dataclass(frozen=True, slots=True)
class CsvClaims:
    """One row a claim."""

    key: str = "csv_claims"
    version: str = "claims-flat/1"
    name: str = "Table of claims (CSV)"
    media_type: str = "text/csv; charset=utf-8"
    suffix: str = "csv"
    options: tuple[str, ...] = ("raw", "verdicts")
    loses: tuple[str, ...] = (
        *(
            "span.fragment_dropped",
            "mention.extra_dropped",
            "verdict.history_dropped",
            "evidence.fields_dropped",
        ),
        *(
            "evidence.set_flattened",
            "relation.dropped",
            "segment.dropped",
            "comment.dropped",
            "value.escaped",
        ),
    )

    def write(self, snapshot: Snapshot, sink: Sink, options: ExportOptions) -> LossReport:
        """Write the snapshot; the report says what it lost."""
        writing = begin(self, snapshot, sink, options)
        table = CsvTable(writing, COLUMNS)
        project_id = snapshot.project().id
        scales = scales_by_version(snapshot)
        for dossier in snapshot.claim_dossiers():
            verdict = dossier.verdict(decided=options.verdicts == "decided")
            _count_losses(writing, dossier, verdict)
            place = dossier.places[0] if dossier.places else None
            cells = (project_id, *_claim_cells(dossier, place), *_place_cells(place), len(dossier.places))
            judged = (*_verdict_cells(verdict, scales), *_evidence_cells(dossier, verdict))
            table.row(dossier.claim.id, cells + judged)
        writing.lost.add_tally("relation.dropped", snapshot.tally("claim_relation"))
        writing.lost.add_tally("segment.dropped", snapshot.tally("segment"))
        writing.lost.add_tally("comment.dropped", snapshot.tally("comment"))
        return writing.report()


def _claim_cells(dossier: ClaimDossier, place: Place | None) -> tuple[Cell, ...]:
    claim = dossier.claim
    names = [speaker.name for speaker in place.speakers] if place else []
    speaker, chain = (names[-1], CHAIN_SEPARATOR.join(names)) if names else (None, None)
    return (claim.id, claim.text, claim.short_text, claim.language, claim.claim_date, speaker, chain)


def _place_cells(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * (len(_ARTICLE) + len(_SPAN))
    article, span = place.article, place.span
    start, end = span.fragments[0]
    about = (
        article.id,
        article.title,
        article.url,
        article.published_at,
        span.edition_id,
        place.edition_sha256,
    )
    return (*about, span.id, start, end, span.quote[0], len(span.fragments))


def _verdict_cells(verdict: Verdict | None, scales: Mapping[tuple[str, int], Scale]) -> tuple[Cell, ...]:
    if verdict is None:
        return (None,) * len(_VERDICT)
    veracity, attribution = rated(verdict, "veracity", scales), rated(verdict, "attribution", scales)
    cells: tuple[Cell, ...] = (None,) * 5
    if veracity is not None:
        scale, label = veracity
        cells = (scale.key, scale.version, label.key, label.name, label.core)
    rating = (*cells, attribution[1].key if attribution else None)
    written = (verdict.justification, verdict.created_by, moment(verdict.given_at), verdict.revision)
    return (verdict.id, verdict.status, *rating, *written)


def _evidence_cells(dossier: ClaimDossier, verdict: Verdict | None) -> tuple[Cell, ...]:
    exhibits = dossier.cited(verdict) if verdict else ()
    documents = list({exhibit.document.id: exhibit.document for exhibit in exhibits}.values())
    return (
        len(exhibits),
        joined([document.url for document in documents]),
        joined([document.archived_url for document in documents]),
        joined([document.sha256 for document in documents]),
    )


def _count_losses(writing: Writing, dossier: ClaimDossier, verdict: Verdict | None) -> None:
    lost = writing.lost
    if dossier.places and len(dossier.places[0].span.fragments) > 1:
        lost.add("span.fragment_dropped", dossier.places[0].span.id)
    lost.add_all("mention.extra_dropped", (place.mention.id for place in dossier.places[1:]))
    lost.add_all("verdict.history_dropped", (v.id for v in dossier.verdicts if v is not verdict))
    lost.add_all("evidence.fields_dropped", (exhibit.evidence.id for exhibit in dossier.exhibits))
    if verdict is not None:
        lost.add("evidence.set_flattened", *verdict.evidence_set_ids)
