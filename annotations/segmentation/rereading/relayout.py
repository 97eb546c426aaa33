"""Layout read again: which corrections of people are carried to which new pieces, and what is laid out otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

COVERS = 0.5
"""A correction goes to each new piece of which it covers more than this part."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph, sentence or page as a run cut it. `corrected`: a person said what it is."""

    key: int
    kind: str
    start: int
    end: int
    role: str
    excluded: bool
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class LayoutChange:
    """A paragraph whose role, or place in or out of the body, is another: `was` → `now`. `lost`: a correction without a place."""

    what: Literal["role", "cut", "lost"]
    start: int
    end: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Relayout:
    """`carried`: (key of the corrected old piece, key of the new one). Every correction is carried or told as lost."""

    carried: tuple[tuple[int, int], ...]
    changes: tuple[LayoutChange, ...]


def lay_out_again(old: Sequence[Laid], new: Sequence[Laid]) -> Relayout:
    """Carry corrections over, and tell how the new run lays paragraphs out otherwise. Both in text order."""
    carried: list[tuple[int, int]] = []
    changes: list[LayoutChange] = []
    by_kind: dict[str, list[Laid]] = {}
    for one in new:
        by_kind.setdefault(one.kind, []).append(one)
    for one in old:
        if one.corrected:
            takers = [piece for piece in _over(by_kind.get(one.kind, []), one) if _covered(piece, one) > COVERS]
            carried += [(one.key, piece.key) for piece in takers]
            if not takers:
                changes.append(LayoutChange("lost", one.start, one.end, describe(one.role, excluded=one.excluded), ""))
    kept = {key for _, key in carried}
    return Relayout(tuple(carried), (*changes, *_paragraphs(old, by_kind.get("paragraph", []), kept)))


def describe(role: str, *, excluded: bool) -> str:
    """A paragraph's standing in words: its role, and whether it is no part of the body."""
    return f"{role or 'body'}, left out" if excluded else role or "body"


def _over(pieces: Sequence[Laid], one: Laid) -> Sequence[Laid]:
    """The pieces that touch it; pieces of a kind do not overlap one another."""
    first = bisect_left(pieces, one.start + 1, key=lambda piece: piece.end)
    last = bisect_left(pieces, one.end, key=lambda piece: piece.start)
    return pieces[first:last]


def _covered(piece: Laid, by: Laid) -> float:
    return (min(piece.end, by.end) - max(piece.start, by.start)) / (piece.end - piece.start)


def _paragraphs(old: Sequence[Laid], new: Sequence[Laid], kept: set[int]) -> list[LayoutChange]:
    before = {(one.start, one.end): one for one in old if one.kind == "paragraph"}
    changes = []
    for piece in new:
        one = before.get((piece.start, piece.end))
        now = describe(piece.role, excluded=piece.excluded)
        if one is None:
            changes.append(LayoutChange("cut", piece.start, piece.end, "", now))
        elif piece.key not in kept and (was := describe(one.role, excluded=one.excluded)) != now:
            changes.append(LayoutChange("role", piece.start, piece.end, was, now))
    return changes
