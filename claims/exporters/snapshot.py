"""One consistent state of a project, as exporters read it: a record at a time, never the whole of it.

`Snapshot` is the only thing a format sees of the workbench. Whoever implements it (claims/records over the
tables; a list in tests) has already left out what the asker may not see.
"""

# ruff: noqa: D102  A method of a snapshot is named after the records it streams.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from claims.exporters.corpus import (
    Article,
    Decision,
    Edition,
    LabelSet,
    Project,
    Scale,
    Segment,
    Source,
    Span,
    Speaker,
    User,
)
from claims.exporters.judgement import (
    Act,
    Adjudication,
    Claim,
    ClaimRelation,
    Comment,
    Document,
    Evidence,
    EvidenceSet,
    Mention,
    Publication,
    Review,
    Verdict,
)

FINAL = frozenset({"approved", "published", "corrected"})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of something there are, and the ids of the first thousand."""

    count: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention with the span, text and article it stands in, and the people of its chain in order."""

    mention: Mention
    span: Span
    edition_sha256: str
    article: Article
    source: Source | None
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A piece of evidence with its document."""

    evidence: Evidence
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDossier:
    """One claim with everything a flat format says of it; places, verdicts, publications in order of time."""

    claim: Claim
    places: tuple[Place, ...]
    verdicts: tuple[Verdict, ...]
    publications: tuple[Publication, ...]
    sets: tuple[EvidenceSet, ...]
    exhibits: tuple[Exhibit, ...]

    @property
    def published(self) -> Publication | None:
        """The publication readers see now: the last row, and none once that row is a retraction."""
        last = self.publications[-1] if self.publications else None
        return last if last is not None and last.state != "retracted" else None

    @property
    def published_verdict(self) -> Verdict | None:
        """The verdict public formats carry."""
        shown = self.published
        return next((v for v in self.verdicts if shown and v.id == shown.verdict_id), None)

    def verdict(self, *, decided: bool) -> Verdict | None:
        """The verdict research formats carry: the last approved one; with `decided`, one awaiting it too.

        A retraction ends the search: what the retracted verdict had replaced does not come back to life.
        """
        wanted = FINAL | {"decided"} if decided else FINAL
        for verdict in reversed(self.verdicts):
            if verdict.review_id is None and verdict.status in wanted:
                return verdict
            if verdict.review_id is None and verdict.status == "retracted":
                return None
        return None

    def cited(self, verdict: Verdict) -> tuple[Exhibit, ...]:
        """The evidence a verdict stands on, each piece once, in the order of its sets."""
        sets = {found.id: found for found in self.sets}
        named = chain.from_iterable(sets[key].evidence_ids for key in verdict.evidence_set_ids)
        exhibits = {exhibit.evidence.id: exhibit for exhibit in self.exhibits}
        return tuple(exhibits[key] for key in dict.fromkeys(named))


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSpan:
    """An accepted span with its whole text and the mentions that rest on it."""

    span: Span
    article_id: str
    text: str
    mentions: tuple[Mention, ...]


class Snapshot(Protocol):
    """A project, read once and in export order.

    Articles and spans by `article.created_at, article.id, start, -end, id`, claims by `created_at, id`,
    verdicts by revision within their claim, acts as they were written.
    """

    def project(self) -> Project: ...
    def users(self) -> Iterator[User]: ...
    def label_sets(self) -> Iterator[LabelSet]: ...
    def scales(self) -> Iterator[Scale]: ...
    def sources(self) -> Iterator[Source]: ...
    def speakers(self) -> Iterator[Speaker]: ...
    def articles(self) -> Iterator[Article]: ...
    def editions(self) -> Iterator[Edition]: ...
    def segments(self) -> Iterator[Segment]: ...
    def spans(self) -> Iterator[Span]: ...
    def claims(self) -> Iterator[Claim]: ...
    def mentions(self) -> Iterator[Mention]: ...
    def claim_relations(self) -> Iterator[ClaimRelation]: ...
    def documents(self) -> Iterator[Document]: ...
    def evidence(self) -> Iterator[Evidence]: ...
    def evidence_sets(self) -> Iterator[EvidenceSet]: ...
    def reviews(self) -> Iterator[Review]: ...
    def verdicts(self) -> Iterator[Verdict]: ...
    def adjudications(self) -> Iterator[Adjudication]: ...
    def publications(self) -> Iterator[Publication]: ...
    def comments(self) -> Iterator[Comment]: ...
    def acts(self) -> Iterator[Act]: ...

    def decisions(self) -> Iterator[Decision]:
        """Suggestions that were accepted or rejected, in the order of `spans`."""
        ...

    def claim_dossiers(self) -> Iterator[ClaimDossier]:
        """The claims people stand by (not suggested, rejected or merged away), with confirmed mentions."""
        ...

    def marked_spans(self) -> Iterator[MarkedSpan]:
        """The accepted spans, in the order of `spans`."""
        ...

    def tally(self, record_type: str) -> Tally:
        """How many records of a bundle type this snapshot has, without reading them all."""
        ...

    def shortfalls(self) -> Mapping[str, Tally]:
        """What this snapshot has to leave out itself, by loss code.

        `review.hidden` for reviews still blind for the asker, `act.hidden` for the log, `attribution.dropped`
        for hops without a place in a record.
        """
        ...
