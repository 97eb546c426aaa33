"""An article as the review screen reads it: text, paragraphs, marks, and the list of claims that is its twin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annotations.access import Access
from annotations.anchoring.slices import MarkedSpan
from annotations.models import Anchor, Article, Edition, Job, Segment, Segmentation, Span, SpanStatus
from annotations.segmentation.lines import read_lines
from claims import access as claims_access
from claims.models import CLOSED, Claim, ClaimState, LinkStatus, Mention, Review, ReviewState
from workbench.desk.marks import Badge, key_of

SHOWN = ("all", "todo", "done")


@dataclass(frozen=True, slots=True)
class Item:
    """One claim or claim suggestion of the article, as list, text and panel number it."""

    number: int
    span: Span
    paragraph: int
    claim: Claim | None
    review: Review | None

    @property
    def key(self) -> str:
        """Its name on the page."""
        return key_of(self.span.pk)

    @property
    def state(self) -> str:
        """suggested, todo, draft, decided or rejected: what is left to do for the reader."""
        if self.claim is None or self.span.status == SpanStatus.SUGGESTED:
            return "suggested"
        if self.claim.state == ClaimState.REJECTED:
            return "rejected"
        if self.claim.state in CLOSED or self.claim.decided or self._submitted:
            return "decided"
        return "draft" if self.review else "todo"

    @property
    def _submitted(self) -> bool:
        return self.review is not None and self.review.state == ReviewState.SUBMITTED

    @property
    def done(self) -> bool:
        """Nothing is left to do here for the reader."""
        return self.state in {"decided", "rejected"}

    @property
    def words(self) -> str:
        """The claim in its own words, or the words of the suggestion."""
        return self.claim.text if self.claim else " … ".join(self.span.quote)


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph of the edition: the pipeline's, or, before it ran, a plain cut at line ends."""

    start: int
    end: int
    role: str = "body"
    reason: str = ""
    excluded: str = ""
    segment_id: int | None = None
    version: int = 0
    corrected: bool = False


@dataclass
class Reading:
    """Everything the page shows of one edition, read in a bounded number of queries."""

    by: Access
    article: Article
    edition: Edition
    spans: Sequence[Span]
    orphans: Sequence[Span]
    job: Job | None

    def whole(self) -> Reading:
        """The same with all of it read now, to be compared with what an act leaves."""
        assert self.paragraphs is not None
        assert self.items is not None
        return self

    @cached_property
    def segmentation(self) -> Segmentation | None:
        """The newest run over this edition."""
        return self.edition.segmentations.filter(current=True).first()

    @cached_property
    def paragraphs(self) -> list[ReadParagraph]:
        """In text order; every character that is no white space lies in one."""
        if self.segmentation is None:
            return [ReadParagraph(line.start, line.end) for line in read_lines(self.edition.text)]
        rows = Segment.objects.filter(segmentation=self.segmentation, kind="paragraph").order_by("start")
        return [
            ReadParagraph(row.start, row.end, row.role, row.reason, row.excluded, row.pk, row.version, row.excluded_by_id is not None)
            for row in rows
        ]

    @cached_property
    def items(self) -> list[Item]:
        """Claims and claim suggestions, in text order."""
        marks = [span for span in self.spans if span.label.kind == "claim"]
        mentions = {
            mention.span_id: mention.claim
            for mention in Mention.objects.filter(span__in=[span.pk for span in marks])
            .exclude(status=LinkStatus.REJECTED)
            .select_related("claim")
        }
        reviews = {
            review.claim_id: review
            for review in claims_access.reviews(self.by)
            .filter(reviewer=self.by.user, claim__in=[claim.pk for claim in mentions.values()])
            .select_related("veracity", "attribution")
            .order_by("round")
        }
        return [
            Item(number, span, self.paragraph_of(span.start), claim, self._current(reviews, claim))
            for number, span in enumerate(marks, 1)
            for claim in [mentions.get(span.pk)]
        ]

    @staticmethod
    def _current(reviews: dict[int, Review], claim: Claim | None) -> Review | None:
        review = reviews.get(claim.pk) if claim else None
        return review if review is not None and claim is not None and review.round == claim.round else None

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph in which an offset lies, counted from 1."""
        return next((n for n, one in enumerate(self.paragraphs, 1) if offset < one.end), len(self.paragraphs))

    @cached_property
    def badges(self) -> dict[str, Badge]:
        """Numbers for the text."""
        return {item.key: Badge(item.number, "sug" if item.state == "suggested" else "ok") for item in self.items}

    @cached_property
    def marked(self) -> list[MarkedSpan]:
        """The marks for the sweep, one row a fragment."""
        return [
            MarkedSpan(key_of(span.pk), start, end, span.label.kind, span.status == SpanStatus.SUGGESTED)
            for span in self.spans
            for start, end in span.fragments
        ]

    def item(self, key: str) -> Item | None:
        """The item of that name."""
        return next((item for item in self.items if item.key == key), None)

    def span(self, key: str) -> Span | None:
        """The mark of that name, of whatever kind."""
        return next((span for span in self.spans if key_of(span.pk) == key), None)

    def after(self, key: str, *, undecided: bool = True) -> Item | None:
        """The next item (that still wants something), going round once."""
        at = next((n for n, item in enumerate(self.items) if item.key == key), -1)
        order = [*self.items[at + 1 :], *self.items[: max(at, 0)]]
        return next((item for item in order if not (undecided and item.done)), None)


def read(by: Access, article: Article) -> Reading:
    """The newest edition of an article with all that is marked on it."""
    edition = Edition.objects.filter(article=article).latest("number")
    live = Span.objects.filter(edition=edition, status__in=[SpanStatus.SUGGESTED, SpanStatus.ACCEPTED])
    spans = list(live.select_related("label").order_by("start", "-end", "id"))
    return Reading(
        by,
        article,
        edition,
        [span for span in spans if span.anchor == Anchor.ANCHORED],
        [span for span in spans if span.anchor == Anchor.ORPHANED],
        Job.objects.filter(edition=edition, kind="segment").order_by("-pk").first(),
    )
