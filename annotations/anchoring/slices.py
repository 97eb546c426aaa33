"""Overlapping spans as flat pieces, so that marks can be painted without nesting.

Spans overlap and cross freely; HTML elements may not. The sweep cuts a paragraph wherever a span
begins or ends and says of each piece which spans cover it. Each span keeps one of three lanes over
the whole article, so that neighbouring underlines do not sit on one another (UI.md §3.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

LANES = 3

Fragment = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A span as a reader sees it. Offsets are code points of the edition, half-open.

    Rows with the same id are fragments of one span; `kind` and `suggested` are those of the row that
    begins first.
    """

    id: str
    start: int
    end: int
    kind: str
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class LaidSpan:
    """A span with its lane. `depth` counts the spans already open where it begins, without a bound."""

    id: str
    fragments: tuple[Fragment, ...]
    kind: str
    suggested: bool
    lane: int
    depth: int

    @property
    def start(self) -> int:
        """Where the first fragment begins."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """Where the last fragment ends."""
        return self.fragments[-1][1]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text covered by the same spans throughout.

    `spans` is ordered by (start, longest first). `opens` holds those whose first character stands here:
    the number of a claim is shown there and nowhere else.
    """

    start: int
    end: int
    spans: tuple[LaidSpan, ...]

    @property
    def opens(self) -> tuple[LaidSpan, ...]:
        """The spans that begin with this piece."""
        return tuple(span for span in self.spans if span.start == self.start)

    @property
    def innermost(self) -> LaidSpan | None:
        """The shortest covering span: the one a click means."""
        return min(self.spans, key=lambda span: (span.end - span.start, -span.start), default=None)


def lay_out(spans: Iterable[MarkedSpan]) -> tuple[LaidSpan, ...]:
    """Join fragments by id and give every span a lane, greedily over the whole article.

    A span of several fragments holds its lane from its first to its last character, so that the eye
    can follow it. Spans deeper than three share the last lane. O(n log n).
    """
    hulls = sorted(_joined(spans), key=lambda row: (row[1][0][0], -row[1][-1][1], row[0].id))
    free_from = [0] * LANES
    open_ends: list[int] = []
    laid = []
    for row, fragments in hulls:
        start, end = fragments[0][0], fragments[-1][1]
        while open_ends and open_ends[0] <= start:
            heappop(open_ends)
        lane = next((n for n in range(LANES) if free_from[n] <= start), LANES - 1)
        free_from[lane] = max(free_from[lane], end)
        laid.append(LaidSpan(row.id, fragments, row.kind, row.suggested, lane, len(open_ends)))
        heappush(open_ends, end)
    return tuple(laid)


def slice_paragraphs(laid: Sequence[LaidSpan], paragraphs: Iterable[Fragment]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each paragraph, for paragraphs given in order and not overlapping.

    One pass over the article: O(n log n) plus the size of what it gives. Text between two paragraphs
    belongs to none of them and is never marked.
    """
    waiting = _by_start(laid)
    position = 0
    carried: list[tuple[int, int, int]] = []
    for start, end in paragraphs:
        while position < len(waiting) and waiting[position][0] < end:
            carried.append(waiting[position])
            position += 1
        carried = [fragment for fragment in carried if fragment[1] > start]
        yield tuple(_sweep(laid, carried, start, end))


def slice_range(laid: Sequence[LaidSpan], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of one paragraph, to paint it again after a change: the same as the full pass gives."""
    return next(slice_paragraphs(laid, [(start, end)]))


def _joined(spans: Iterable[MarkedSpan]) -> Iterator[tuple[MarkedSpan, tuple[Fragment, ...]]]:
    """Each span once, with its fragments in order; fragments that touch become one, empty ones vanish."""
    rows: dict[str, list[MarkedSpan]] = {}
    for span in spans:
        if span.start < span.end:
            rows.setdefault(span.id, []).append(span)
    for fragments in rows.values():
        fragments.sort(key=lambda row: (row.start, row.end))
        merged = [(fragments[0].start, fragments[0].end)]
        for row in fragments[1:]:
            start, end = merged[-1]
            if row.start <= end:
                merged[-1] = (start, max(end, row.end))
            else:
                merged.append((row.start, row.end))
        yield fragments[0], tuple(merged)


def _by_start(laid: Sequence[LaidSpan]) -> list[tuple[int, int, int]]:
    """Every fragment as (start, end, number of its span), in order of start."""
    return sorted((start, end, number) for number, span in enumerate(laid) for start, end in span.fragments)


def _sweep(
    laid: Sequence[LaidSpan], fragments: Sequence[tuple[int, int, int]], start: int, end: int
) -> Iterator[Piece]:
    """Walk from cut to cut with the set of open spans; at one offset ends come before starts."""
    if start >= end:
        return
    events: list[tuple[int, bool, int]] = []
    for first, last, number in fragments:
        if first < end and last > start:
            events.append((max(first, start), True, number))
            if last < end:
                events.append((last, False, number))
    events.sort()
    covering: dict[int, LaidSpan] = {}
    here = start
    for offset, begins, number in events:
        if offset > here:
            yield Piece(here, offset, _ordered(covering))
            here = offset
        if begins:
            covering[number] = laid[number]
        else:
            del covering[number]
    yield Piece(here, end, _ordered(covering))


def _ordered(covering: dict[int, LaidSpan]) -> tuple[LaidSpan, ...]:
    """Open spans in the order of `lay_out`; the keys are nearly sorted already, so this is cheap."""
    return tuple(covering[number] for number in sorted(covering))
