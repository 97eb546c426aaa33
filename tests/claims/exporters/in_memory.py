"""A snapshot that is a list of records: what the tables would answer, without tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from claims.exporters.corpus import Article, Edition, Project, Source, Span, Speaker
from claims.exporters.judgement import Claim, Document, EvidenceSet, Mention
from claims.exporters.snapshot import ClaimDossier, Exhibit, MarkedSpan, Place, Tally

METHODS = {
    "users": "user",
    "label_sets": "label_set",
    "scales": "scale",
    "sources": "source",
    "speakers": "speaker",
    "articles": "article",
    "editions": "edition",
    "segments": "segment",
    "spans": "span",
    "claims": "claim",
    "mentions": "mention",
    "claim_relations": "claim_relation",
    "documents": "document",
    "evidence": "evidence",
    "evidence_sets": "evidence_set",
    "reviews": "review",
    "verdicts": "verdict",
    "adjudications": "adjudication",
    "publications": "publication",
    "comments": "comment",
    "acts": "act",
    "decisions": "decision",
}


@dataclass
class ListSnapshot:
    """Records in the order of the bundle; `hidden` are the ids of reviews still blind for the asker."""

    head: Project
    records: tuple[Any, ...] = ()
    hidden: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> Callable[[], Iterator[Any]]:
        if name not in METHODS:
            raise AttributeError(name)
        return partial(self._of, METHODS[name])

    def _of(self, record_type: str) -> Iterator[Any]:
        return (record for record in self.records if record_type == record.TYPE)

    def _all(self, kind: type) -> dict[str, Any]:
        return {record.id: record for record in self.records if isinstance(record, kind)}

    def project(self) -> Project:
        return self.head

    def shortfalls(self) -> dict[str, Tally]:
        return {"review.hidden": Tally(len(self.hidden), self.hidden)}

    def tally(self, record_type: str) -> Tally:
        found = list(self._of(record_type.partition(".")[0]))
        if record_type == "span.accepted":
            found = [span for span in found if span.status == "accepted"]
        if record_type == "span.undecided":
            found = [span for span in found if span.origin == "human" or span.status == "suggested"]
        return Tally(len(found), tuple(record.id for record in found[:1000]))

    def _mentions(self) -> list[Mention]:
        return [m for m in self._all(Mention).values() if m.status == "confirmed"]

    def marked_spans(self) -> Iterator[MarkedSpan]:
        editions = self._all(Edition)
        for span in self._all(Span).values():
            if span.status == "accepted":
                edition = editions[span.edition_id]
                found = tuple(m for m in self._mentions() if m.span_id == span.id)
                yield MarkedSpan(span=span, article_id=edition.article_id, text=edition.text, mentions=found)

    def _place(self, mention: Mention) -> Place:
        span = self._all(Span)[mention.span_id]
        edition = self._all(Edition)[span.edition_id]
        article = self._all(Article)[edition.article_id]
        return Place(
            mention=mention,
            span=span,
            edition_sha256=edition.sha256,
            article=article,
            source=self._all(Source).get(article.source_id),
            speakers=tuple(self._all(Speaker)[hop.speaker_id] for hop in mention.chain),
        )

    def claim_dossiers(self) -> Iterator[ClaimDossier]:
        documents = self._all(Document)
        for claim in self._all(Claim).values():
            if claim.status in {"suggested", "rejected", "merged"}:
                continue
            evidence = [e for e in self._of("evidence") if e.claim_id == claim.id]
            yield ClaimDossier(
                claim=claim,
                places=tuple(self._place(m) for m in self._mentions() if m.claim_id == claim.id),
                verdicts=tuple(v for v in self._of("verdict") if v.claim_id == claim.id),
                publications=tuple(p for p in self._of("publication") if p.claim_id == claim.id),
                sets=tuple(s for s in self._all(EvidenceSet).values() if s.claim_id == claim.id),
                exhibits=tuple(Exhibit(evidence=e, document=documents[e.document_id]) for e in evidence),
            )
