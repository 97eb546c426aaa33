"""An article as the review screen reads it: text, paragraphs, marks, and the list of claims that is its twin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Exists, FilteredRelation, Model, OuterRef, Q, QuerySet

from annotations.access import Access
from annotations.anchoring.slices import LaidSpan, lay_out
from annotations.errors import NotFound
from annotations.http.ids import id_in
from annotations.models import Anchor, Article, Edition, Job, Segmentation, Span, SpanStatus
from claims import access as claims_access
from claims.models import Claim, Review
from workbench.desk.item import Item
from workbench.desk.kept_marks import LONG, Version, kept_marks, version_of
from workbench.desk.lean import Mark, ReadParagraph, Standing, mark_of, marks_of, paragraphs_of, standings_of, state_of
from workbench.desk.marks import Badge

SHOWN = ("all", "todo", "done")
LIVE = (SpanStatus.SUGGESTED, SpanStatus.ACCEPTED)
MOST_NAMES = 100
"""Names offered to the form of a chain before anything is typed."""
PAGE = ("newest_run", "newest_job")
"""What an edition brings along that was read for its whole page: the newest run over it, and the newest order to read it."""
M = TypeVar("M", bound=Model)


@dataclass
class Reading:
    """Everything the page shows of one edition, read in a bounded number of queries, each when it is asked for."""

    by: Access
    article: Article
    edition: Edition
    _loaded: dict[tuple[str, int], Any] = field(default_factory=dict, repr=False)

    def whole(self) -> Reading:
        """The same with marks and paragraphs read now, to be compared with what an act leaves."""
        assert self.paragraphs is not None
        assert self._live is not None
        return self

    def anew(self, changed: Span | None = None) -> Reading:
        """The same article after an act: its text is what it was and, where one mark was `changed`, so is all but that mark."""
        if changed is None:
            after = Reading(self.by, self.by.article(self.article.pk), self.edition)
            after.__dict__["_live"] = marks_of(self.edition.pk, self.by)  # within an act, which may yet be undone: not kept
            return after
        after = Reading(self.by, self.article, self.edition)
        was = next((mark for mark in self._live if mark.pk == changed.pk), None)
        marks = [mark for mark in self._live if mark is not was]
        if changed.status in LIVE and changed.edition_id == self.edition.pk:
            insort(marks, mark_of(changed), key=lambda mark: mark.order)
        after.__dict__ |= {"_live": marks, "paragraphs": self.paragraphs}
        version = self.version.after(changed, was) if self.common else None
        if version:
            transaction.on_commit(partial(kept_marks.put, version, marks))
        return after

    @cached_property
    def segmentation(self) -> Segmentation | None:
        """The newest run over this edition."""
        if "newest_run" in self.edition.__dict__:
            return self.edition.__dict__["newest_run"]  # type: ignore[no-any-return]
        return self.edition.segmentations.filter(current=True).first()

    @cached_property
    def job(self) -> Job | None:
        """The newest order to read this text."""
        if "newest_job" in self.edition.__dict__:
            return self.edition.__dict__["newest_job"]  # type: ignore[no-any-return]
        return Job.objects.filter(edition=self.edition, kind="segment").order_by("-pk").first()

    @cached_property
    def paragraphs(self) -> list[ReadParagraph]:
        """In text order; every character that is no white space lies in one."""
        return paragraphs_of(self.edition)

    @cached_property
    def headline(self) -> int:
        """The number of the paragraph that is the page's heading, 0 where none is."""
        return next((n for n, one in enumerate(self.paragraphs, 1) if one.role == "headline"), 0)

    @cached_property
    def _live(self) -> Sequence[Mark]:
        return kept_marks.get(self.version) if self.common else marks_of(self.edition.pk, self.by)

    @property
    def common(self) -> bool:
        """Whether what is read is worth keeping and the same for everybody: nobody marks apart from others here."""
        return self.edition.length > LONG and not self.by.apart

    @cached_property
    def marks(self) -> list[Mark]:
        """Those that stand in the text, in its order."""
        return [mark for mark in self._live if mark.anchor == Anchor.ANCHORED]

    @cached_property
    def orphans(self) -> list[Span]:
        """Those that found no place in this edition."""
        lost = [mark.pk for mark in self._live if mark.anchor == Anchor.ORPHANED]
        return list(self.by.spans().filter(pk__in=lost).select_related("label").order_by("start", "-end", "id")) if lost else []

    @cached_property
    def items(self) -> list[Item]:
        """Claims and claim suggestions, in text order."""
        standings = standings_of(self.by, self.edition)
        return [
            Item(self, number, mark, claim, state_of(mark, claim))
            for number, mark in enumerate(self.claims, 1)
            for claim in [standings.get(mark.pk)]
        ]

    @cached_property
    def _clusters(self) -> list[tuple[int, int, int, int]]:
        """Stretches in which marks hang together, (start, end, first mark, end of marks): lanes are chosen within each by itself."""
        found: list[tuple[int, int, int, int]] = []
        start = end = first = 0
        for at, mark in enumerate(self.marks):
            if mark.start >= end and at > first:
                found.append((start, end, first, at))
                first = at
            start, end = (mark.start, mark.end) if at == first else (start, max(end, mark.end))
        return [*found, (start, end, first, len(self.marks))] if self.marks else found

    def over(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """The clusters that touch a stretch of the text."""
        for at in range(bisect_left(self._clusters, start, key=lambda one: one[1]), len(self._clusters)):
            if self._clusters[at][0] > end:
                return
            yield self._clusters[at]

    def laid(self, start: int, end: int) -> dict[str, LaidSpan]:
        """The marks by name around a stretch of the text, each in the lane that it has over the whole article."""
        marks = (mark for _, _, first, last in self.over(start, end) for mark in self.marks[first:last])
        return {one.id: one for one in lay_out(row for mark in marks for row in mark.rows())}

    @cached_property
    def badges(self) -> dict[str, Badge]:
        """Numbers for the text."""
        return {mark.key: Badge(number, "sug" if mark.suggested else "ok") for number, mark in enumerate(self.claims, 1)}

    @cached_property
    def claims(self) -> list[Mark]:
        """The marks that are claims or may become some, in the order of their numbers."""
        return [mark for mark in self.marks if mark.kind == "claim"]

    @cached_property
    def _ends(self) -> list[int]:
        return [one.end for one in self.paragraphs]

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph in which an offset lies, counted from 1."""
        return min(bisect_right(self._ends, offset) + 1, len(self._ends))

    @cached_property
    def _places(self) -> dict[int, int]:
        return {item.mark.pk: at for at, item in enumerate(self.items)}

    def item(self, key: str) -> Item | None:
        """The item of that name."""
        at = self._places.get(span_id(key))
        return None if at is None else self.items[at]

    def span(self, key: str) -> Span | None:
        """The mark of that name, of whatever kind."""
        found = self.mark(key)
        return self.span_of(found) if found else None

    def mark(self, key: str) -> Mark | None:
        """The same as the text has it."""
        pk = span_id(key)
        return next((mark for mark in self.marks if mark.pk == pk), None) if pk else None

    @cached_property
    def version(self) -> Version:
        """Changes with every mark of the text."""
        return version_of(self.edition)

    def span_of(self, mark: Mark) -> Span:
        """The whole row of a mark, with the names that are heard in this text for the form of its chain."""
        heard = self.by.speakers().filter(attributions__span__edition=self.edition).order_by("name").values("name").distinct()
        return self._load(self.by.spans().select_related("label").annotate(heard=ArraySubquery(heard[:MOST_NAMES])), mark.pk)

    def claim_of(self, standing: Standing) -> Claim:
        """The whole row of a claim, and whether anything stands beside it."""
        beside = {
            "has_evidence": claims_access.evidence(self.by).filter(claim=OuterRef("pk")),
            "has_flags": claims_access.flags(self.by).filter(claim=OuterRef("pk"), settled_at=None),
            "has_remarks": claims_access.comments(self.by).filter(claim=OuterRef("pk")),
            "has_links": claims_access.relations(self.by).filter(Q(from_claim=OuterRef("pk")) | Q(to_claim=OuterRef("pk"))),
        }
        rows = claims_access.claims(self.by).annotate(**{name: Exists(found) for name, found in beside.items()})
        return self._load(rows, standing.claim_id)

    def review_of(self, standing: Standing) -> Review | None:
        """The reader's own review of it in its running round."""
        own = claims_access.reviews(self.by).filter(reviewer=self.by.user, round=standing.round)
        rows = own.select_related("veracity", "attribution")
        return self._load(rows, standing.claim_id, by="claim")

    def _load(self, rows: QuerySet[M], pk: int, *, by: str = "pk") -> M:
        """One row, read once."""
        known = (rows.model.__name__, pk)
        if known not in self._loaded:
            self._loaded[known] = rows.get(**{by: pk})
        found: M = self._loaded[known]
        return found

    def after(self, key: str, *, undecided: bool = True) -> Item | None:
        """The next item (that still wants something), going round once."""
        at = self._places.get(span_id(key), -1)
        order = (self.items[n % len(self.items)] for n in range(at + 1, max(at, 0) + len(self.items)))
        return next((item for item in order if not (undecided and item.done)), None)

    def beyond(self, mark: Mark) -> Item | None:
        """The next item that still wants something after a mark, also after one that is no item any more; going round once."""
        at = bisect_right(self.items, mark.order, key=lambda item: item.mark.order)
        order = (self.items[n % len(self.items)] for n in range(at, at + len(self.items)))
        return next((item for item in order if not item.done and item.mark.pk != mark.pk), None)


def stands_beside(claim: Claim, what: str) -> bool:
    """Whether it is worth asking for (`Reading.claim_of` knows); a claim that was read otherwise does not say."""
    return bool(claim.__dict__.get(what, True))


def span_id(key: str) -> int:
    """The id of the span of that name; 0 where it names none."""
    return (id_in(key[1:]) or 0) if key[:1] == "s" else 0


def read(by: Access, *, beside: Mapping[str, Any] | None = None, **where: Any) -> Reading:
    """The newest edition of an article (by `article_id`, or by one of its editions) with all that is marked on it, in one query.

    For a whole page the newest run and the newest order to read the text come along, and what stands `beside` the text.
    """
    rows = by.editions().filter(**where).select_related("article").defer("search").order_by("-number")
    if beside is not None:
        run = FilteredRelation("segmentations", condition=Q(segmentations__current=True))
        job = FilteredRelation("jobs", condition=Q(jobs__kind="segment"))
        rows = rows.annotate(newest_run=run, newest_job=job, **beside).select_related("article", *PAGE)
        rows = rows.order_by("-number", "-newest_job__pk")
    edition = rows.first()
    if edition is None:
        raise NotFound
    return Reading(by, edition.article, edition)
