"""Reading a text again: what of the marks that stand there stays, what gives way, what is new, and how that is told.

A mark in which a person had a hand stays whatever the new run finds, and keeps its place: what the run finds
there, or nearly there (`SAME_PLACE`), is not suggested a second time. An undecided suggestion that the run finds
again, saying the same, stays the row it is; all others give way to what the run says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from annotations.segmentation.found import Span

What = Literal["new", "withdrawn", "moved", "changed", "same", "kept"]
TOLD: tuple[What, ...] = ("new", "withdrawn", "moved", "changed", "kept")
SAME_PLACE = 0.8
"""Intersection over union from which two places are one: the measure by which quotations are scored too."""
MOVED = 0.5
BESIDE = 8
"""As many suggestions that overlap one another are looked at to find where one has moved."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a run found, as far as two runs can be told apart by it. `says`: who says it, how, in which words."""

    kind: str
    fragments: tuple[Span, ...]
    says: str = ""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.fragments[-1][1]


@dataclass(frozen=True, slots=True)
class Held:
    """A mark that stands in the text. `settled`: a person had a hand in it. `was`: where the machine had put it."""

    key: int
    place: Place
    settled: bool
    was: Place | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is read otherwise. `was` is where it stood before it moved."""

    what: What
    kind: str
    start: int
    end: int
    was: Span | None = None


@dataclass(frozen=True, slots=True)
class Rereading:
    """What to do: rows that stay (with the number of what was found), rows that give way, numbers to be made."""

    stay: tuple[tuple[int, int], ...]
    withdraw: tuple[int, ...]
    make: tuple[int, ...]
    same: Mapping[str, int]
    changes: tuple[Change, ...]


def reread(held: Sequence[Held], found: Sequence[Place], *, taken_out: Sequence[Span] = ()) -> Rereading:
    """Compare what stands with what was found. Nothing is suggested in paragraphs that people have `taken_out`."""
    settled, out = _Settled(one for one in held if one.settled), sorted(taken_out)
    waiting = {(one.place.kind, one.place.fragments): one for one in held if not one.settled}
    stay: list[tuple[int, int]] = []
    fresh: list[int] = []
    changes: list[Change] = []
    otherwise: list[int] = []
    same: Counter[str] = Counter()
    seen: set[tuple[str, tuple[Span, ...]]] = set()
    for number, one in enumerate(found):
        name = (one.kind, one.fragments)
        if name in seen or _within(out, one.start):
            continue
        seen.add(name)
        if settled.hold(one):
            same[one.kind] += 1
        elif name not in waiting:
            fresh.append(number)
        elif waiting[name].place.says == one.says:
            stay.append((waiting.pop(name).key, number))
            same[one.kind] += 1
        else:
            del waiting[name]
            otherwise.append(number)
            changes.append(Change("changed", one.kind, one.start, one.end))
    kept = {key for key, _ in stay}
    changes += [*_moves([one.place for one in waiting.values()], [found[number] for number in fresh]), *settled.not_found()]
    return Rereading(
        stay=tuple(stay),
        withdraw=tuple(one.key for one in held if not one.settled and one.key not in kept),
        make=tuple(sorted([*fresh, *otherwise])),
        same=dict(same),
        changes=tuple(sorted(changes, key=lambda one: (one.start, one.end, one.kind, one.what))),
    )


def overlap(one: Span, other: Span) -> float:
    """Intersection over union of two places."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


class _Settled:
    """The places that people have settled, by kind; each found again is remembered."""

    def __init__(self, marks: Iterable[Held]) -> None:
        self.marks = list(marks)
        self.found: set[tuple[str, Span]] = set()
        places = {_at(place) for one in self.marks for place in (one.place, one.was) if place is not None}
        self.by_kind: dict[str, list[Span]] = {}
        for kind, span in sorted(places):
            self.by_kind.setdefault(kind, []).append(span)

    def hold(self, one: Place) -> bool:
        """Whether a person has settled this place, or one that is nearly the same."""
        kind, (start, end) = _at(one)
        places = self.by_kind.get(kind, [])
        reach = int((end - start) * (1 / SAME_PLACE - 1))  # no place that begins farther off overlaps enough
        first = bisect_left(places, (start - reach, 0))
        last = bisect_right(places, (start + reach, end + reach))
        exact = bisect_left(places, (start, end))
        near = {exact, *range(max(first, exact - BESIDE), min(last, exact + BESIDE))} if places else set()
        hits = [places[at] for at in near if at < len(places) and overlap(places[at], (start, end)) >= SAME_PLACE]
        self.found.update((kind, place) for place in hits)
        return bool(hits)

    def not_found(self) -> list[Change]:
        """What the machine had suggested, people settled, and the new run does not find: it is kept."""
        return [
            Change("kept", one.place.kind, one.place.start, one.place.end)
            for one in self.marks
            if one.was is not None and not {_at(one.place), _at(one.was)} & self.found
        ]


def _at(place: Place) -> tuple[str, Span]:
    return place.kind, (place.start, place.end)


def _within(spans: Sequence[Span], offset: int) -> bool:
    """Whether the offset lies in one of the spans, which are sorted and do not overlap."""
    at = bisect_right(spans, (offset, float("inf"))) - 1
    return at >= 0 and offset < spans[at][1]


def _moves(left: Sequence[Place], fresh: Sequence[Place]) -> list[Change]:
    """New, withdrawn, or moved: what overlaps by half or more with a suggestion of its kind that gives way is that one."""
    old = sorted(_at(place) for place in left)
    used: set[int] = set()
    changes = []
    for kind, span in sorted(_at(place) for place in fresh):
        at = _nearest(old, used, (kind, span))
        if at is None:
            changes.append(Change("new", kind, *span))
        else:
            used.add(at)
            changes.append(Change("moved", kind, *span, was=old[at][1]))
    return changes + [Change("withdrawn", kind, *span) for at, (kind, span) in enumerate(old) if at not in used]


def _nearest(old: Sequence[tuple[str, Span]], used: set[int], one: tuple[str, Span]) -> int | None:
    """Which of the sorted old places this one has moved from, if any."""
    middle = bisect_left(old, one)
    near = [at for at in range(max(0, middle - BESIDE), min(len(old), middle + BESIDE)) if at not in used and old[at][0] == one[0]]
    best = max(near, key=lambda at: (overlap(old[at][1], one[1]), -at), default=None)
    return best if best is not None and overlap(old[best][1], one[1]) >= MOVED else None
