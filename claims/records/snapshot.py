"""A project as exporters read it, through the eyes of one asker."""

# ruff: noqa: D102  The protocol says what each stream is.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from annotations.access import Access
from annotations.models import Act, Attribution, SpanStatus
from claims.exporters import corpus as corpus_records
from claims.exporters import judgement as records
from claims.exporters.snapshot import ClaimDossier, MarkedSpan, Tally
from claims.models import Claim, Mention, Publication, Relation
from claims.records import decisions, dossiers, judgement, project, texts, verdicts
from claims.records.names import Names
from claims.records.sight import Sight
from claims.records.texts import CHUNK

IDS = 1000


class ProjectSnapshot:
    """Implements `claims.exporters.Snapshot`; for one consistent state, use it inside `one_state()`."""

    def __init__(self, access: Access) -> None:
        """Of the project the asker stands in."""
        self._access, self._sight, self._names = access, Sight(access), Names(access)

    def project(self) -> corpus_records.Project:
        return project.project(self._access)

    def users(self) -> Iterator[corpus_records.User]:
        return project.users(self._access, self._names)

    def label_sets(self) -> Iterator[corpus_records.LabelSet]:
        return project.label_sets(self._access)

    def scales(self) -> Iterator[corpus_records.Scale]:
        return project.scales(self._access)

    def sources(self) -> Iterator[corpus_records.Source]:
        return texts.sources(self._access)

    def speakers(self) -> Iterator[corpus_records.Speaker]:
        return texts.speakers(self._access)

    def articles(self) -> Iterator[corpus_records.Article]:
        return texts.articles(self._access)

    def editions(self) -> Iterator[corpus_records.Edition]:
        return texts.editions(self._access)

    def segments(self) -> Iterator[corpus_records.Segment]:
        return texts.segments(self._access, self._names)

    def spans(self) -> Iterator[corpus_records.Span]:
        return (span for span, _ in texts.spans(self._access.spans(), self._names))

    def claims(self) -> Iterator[records.Claim]:
        return self._each(self._rows(Claim).defer("search").order_by("created_at", "pk"), judgement.claim)

    def mentions(self) -> Iterator[records.Mention]:
        kept = self._rows(Mention).filter(span__edition__article__deleted_at=None)
        return self._each(judgement.mentions_in_order(kept), judgement.mention)

    def claim_relations(self) -> Iterator[records.ClaimRelation]:
        return self._each(self._rows(Relation).order_by("created_at", "pk"), judgement.relation)

    def documents(self) -> Iterator[records.Document]:
        return (
            judgement.document(row)
            for row in self._sight.documents().order_by("created_at", "pk").iterator(CHUNK)
        )

    def evidence(self) -> Iterator[records.Evidence]:
        return self._each(self._by_claim(self._sight.evidence(), "created_at"), judgement.evidence)

    def evidence_sets(self) -> Iterator[records.EvidenceSet]:
        return judgement.sets(self._sight.sets())

    def reviews(self) -> Iterator[records.Review]:
        return self._each(self._by_claim(self._sight.reviews(), "round"), verdicts.review)

    def verdicts(self) -> Iterator[records.Verdict]:
        """Numbered 1 to n within a claim, also where some of its verdicts are out of sight."""
        rows = verdicts.with_what_followed(self._sight.verdicts()).iterator(CHUNK)
        for _, log in groupby(rows, key=lambda row: row.claim_id):
            for revision, row in enumerate(log, start=1):
                yield verdicts.verdict(row, self._names, revision=revision)

    def adjudications(self) -> Iterator[records.Adjudication]:
        """With those of the reviews it names that are in sight."""
        rows = self._by_claim(self._sight.adjudications(), "created_at")
        for batch in dossiers.batches(rows.iterator(CHUNK), dossiers.BATCH):
            named = {pk for row in batch for pk in row.review_ids}
            seen = set(self._sight.reviews().filter(pk__in=named).values_list("pk", flat=True))
            for row in batch:
                ids = tuple(str(pk) for pk in row.review_ids if pk in seen)
                if ids:
                    yield verdicts.adjudication(row, ids, self._names)

    def publications(self) -> Iterator[records.Publication]:
        return self._each(self._by_claim(self._rows(Publication), "number"), verdicts.publication)

    def comments(self) -> Iterator[records.Comment]:
        return self._each(self._by_claim(self._sight.comments(), "created_at"), verdicts.comment)

    def acts(self) -> Iterator[records.Act]:
        """The log, for those who may see names and reviews: it tells who did what, and when."""
        return verdicts.acts(self._access, self._names) if self._reads_the_log else iter(())

    def decisions(self) -> Iterator[corpus_records.Decision]:
        return decisions.decisions(self._access, self._names)

    def claim_dossiers(self) -> Iterator[ClaimDossier]:
        return dossiers.claim_dossiers(self._access, self._sight, self._names)

    def marked_spans(self) -> Iterator[MarkedSpan]:
        return dossiers.marked_spans(self._access, self._names)

    def tally(self, record_type: str) -> Tally:
        return tally(self._tallied()[record_type]())

    def shortfalls(self) -> Mapping[str, Tally]:
        mentioned = Exists(Mention.objects.filter(span=OuterRef("span")))
        placeless = Attribution.objects.filter(span__in=self._access.spans()).filter(~Q(cue="") | ~mentioned)
        missing = {
            "review.hidden": tally(self._sight.hidden_reviews()),
            "attribution.dropped": tally(placeless),
        }
        if not self._reads_the_log:
            missing["act.hidden"] = Tally(Act.objects.filter(chain=self._access.project.pk).count(), ())
        return missing

    @property
    def _reads_the_log(self) -> bool:
        return self._access.may("see_identities") and self._access.may("see_reviews")

    def _rows(self, model: Any) -> Any:
        return model.objects.filter(project_id=self._access.project.pk)

    def _by_claim(self, rows: Any, *then: str) -> Any:
        return rows.order_by("claim__created_at", "claim_id", *then, "pk")

    def _each(self, rows: Any, record: Callable[[Any, Names], Any]) -> Iterator[Any]:
        return (record(row, self._names) for row in rows.iterator(CHUNK))

    def _tallied(self) -> dict[str, Callable[[], QuerySet[Any]]]:
        return {
            "segment": self._access.segments,
            "span.accepted": lambda: self._access.spans().filter(status=SpanStatus.ACCEPTED),
            "span.undecided": lambda: decisions.without(self._access),
            "claim_relation": lambda: self._rows(Relation),
            "evidence": self._sight.evidence,
            "verdict": self._sight.verdicts,
            "comment": self._sight.comments,
        }


def tally(rows: QuerySet[Any]) -> Tally:
    """How many, and the first thousand ids."""
    ids = rows.order_by("pk").values_list("pk", flat=True)[:IDS]
    return Tally(rows.order_by().count(), tuple(str(pk) for pk in ids))
