"""Agreement of two people on what they marked in one text.

F1 is symmetric, so neither has to be the right one: exact (same label, same edges) and by the code points
that both covered with the same label.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claims.agreement.coefficient import Coefficient, Undefined


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on fragments `[start, end)`, in code points."""

    label: str
    fragments: tuple[tuple[int, int], ...]


def span_f1(first: Iterable[Mark], second: Iterable[Mark]) -> Coefficient:
    """The share of marks that both made exactly so. A mark made twice by one person counts once."""
    return _f1(frozenset(first), frozenset(second))


def overlap_f1(first: Iterable[Mark], second: Iterable[Mark]) -> Coefficient:
    """The share of marked code points that both marked with the same label."""
    return _f1(_covered(first), _covered(second))


def _covered(marks: Iterable[Mark]) -> frozenset[tuple[str, int]]:
    places = ((mark.label, range(*fragment)) for mark in marks for fragment in mark.fragments)
    return frozenset((label, place) for label, fragment in places for place in fragment)


def _f1(first: frozenset[object], second: frozenset[object]) -> Coefficient:
    if not first and not second:
        return Coefficient.undefined(Undefined.NO_MARKS)
    value = 2 * len(first & second) / (len(first) + len(second))
    return Coefficient(value=value, units=len(first | second))
