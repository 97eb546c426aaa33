"""The rows of a text as a page of thousands of marks can afford them: tuples in one query each, no models.

A model of a mark costs twenty times its tuple; the panel loads the one it shows (`Reading.span`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import F, FilteredRelation, Q

from annotations.access import Access
from annotations.anchoring.slices import MarkedSpan
from annotations.models import Anchor, Edition, Segment, SegmentKind, Span, SpanStatus
from annotations.segmentation.lines import read_lines
from claims.models import CLOSED, DECIDED, ClaimState, LinkStatus, Mention, ReviewState
from workbench.desk.marks import key_of


class Mark(NamedTuple):
    """A live mark of a text."""

    pk: int
    version: int
    start: int
    end: int
    fragments: list[tuple[int, int]]
    kind: str
    status: str
    anchor: str

    @property
    def key(self) -> str:
        """Its name on the page."""
        return key_of(self.pk)

    @property
    def order(self) -> tuple[int, int, int]:
        """Its place in the order of the text."""
        return self.start, -self.end, self.pk

    @property
    def place(self) -> tuple[int, int, list[tuple[int, int]]]:
        """Where it stands: what its lane depends on."""
        return self.start, self.end, self.fragments

    @property
    def suggested(self) -> bool:
        """It waits for a person."""
        return self.status == SpanStatus.SUGGESTED

    def rows(self) -> Iterator[MarkedSpan]:
        """For the sweep: one row a fragment."""
        for start, end in self.fragments:
            yield MarkedSpan(self.key, start, end, self.kind, self.suggested)


class ReadParagraph(NamedTuple):
    """A paragraph of the edition: the pipeline's, or, before it ran, a plain cut at line ends."""

    start: int
    end: int
    role: str = "body"
    reason: str = ""
    excluded: str = ""
    segment_id: int | None = None
    version: int = 0
    excluded_by: int | None = None

    @property
    def corrected(self) -> bool:
        """A person said what it is."""
        return self.excluded_by is not None


class Own(NamedTuple):
    """One's own review of a claim in its running round."""

    state: str
    veracity_id: int | None


class Standing(NamedTuple):
    """The claim behind a mark, and how far the reader is with it."""

    claim_id: int
    state: str
    round: int
    own: Own | None


def marks_of(edition_id: int, by: Access | None = None) -> list[Mark]:
    """All live marks in text order, those without a place in the text among them; of a reader those that they see."""
    every = Span.objects.live().filter(edition=edition_id)
    rows = (by.seen(every) if by else every).in_text_order()
    fields = ("pk", "version", "start", "end", "fragments", "label__kind", "status", "anchor")
    return [Mark(*row) for row in rows.values_list(*fields)]


def mark_of(span: Span) -> Mark:
    """A mark as its whole row has it."""
    return Mark(span.pk, span.version, span.start, span.end, span.fragments, span.label.kind, span.status, span.anchor)


def paragraphs_of(edition: Edition) -> list[ReadParagraph]:
    """In text order; every character that is no white space lies in one."""
    rows = Segment.objects.filter(edition=edition, segmentation__current=True, kind=SegmentKind.PARAGRAPH).order_by("start")
    found = rows.values_list("start", "end", "role", "reason", "excluded", "pk", "version", "excluded_by_id")
    return [ReadParagraph(*row) for row in found] or [ReadParagraph(line.start, line.end) for line in read_lines(edition.text)]


def standings_of(by: Access, edition: Edition) -> dict[int, Standing]:
    """By mark: the claim it stands for, unless the link was refused, with the reader's own review of it."""
    mine = Q(claim__reviews__reviewer=by.user.pk, claim__reviews__round=F("claim__round"))
    rows = by.seen(Mention.objects.filter(span__edition=edition, span__anchor=Anchor.ANCHORED), "span")
    live = rows.exclude(status=LinkStatus.REJECTED).order_by("pk")
    found = live.annotate(own=FilteredRelation("claim__reviews", condition=mine)).values_list(
        "span_id", "claim_id", "claim__state", "claim__round", "own__state", "own__veracity_id"
    )
    return {row[0]: Standing(*row[1:4], Own(*row[4:]) if row[4] else None) for row in found}


def state_of(mark: Mark, claim: Standing | None) -> str:
    """suggested, todo, draft, decided or rejected: what is left to do for the reader."""
    if claim is None or mark.suggested:
        return "suggested"
    own = claim.own
    if claim.state == ClaimState.REJECTED:
        return "rejected"
    if claim.state in CLOSED or claim.state in DECIDED or (own is not None and own.state == ReviewState.SUBMITTED):
        return "decided"
    return "draft" if own else "todo"


