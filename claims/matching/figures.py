"""Do the figures of a sentence add up, and does the article give another figure elsewhere? Pure arithmetic, no judgement.

A total is the largest figure of the sentence; its parts are at least two smaller figures after it that count the same
thing or leave that open. Only what looks like a division is reported: the parts make up at least half of the total and
not much more than it. What remains is told with whether loose words ("some", "over") leave room for it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_SHARE, MOST_SHARE = 0.5, 1.5
ROUGHLY = 0.1
"""How far "about" may be off, as a share of the figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted quantity of the text: `[start, end)`, its value, how it is compared, what it counts ("" unsaid), in which paragraph."""

    start: int
    end: int
    value: float
    comparator: str = ""
    loose: str = ""
    unit: str = ""
    words: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and its parts; `loose` are the words that leave room, `possible` whether they leave enough."""

    total: Figure
    parts: tuple[Figure, ...]
    loose: tuple[str, ...]
    possible: bool

    @property
    def made_up(self) -> float:
        """What the parts come to."""
        return math.fsum(part.value for part in self.parts)

    @property
    def left(self) -> float:
        """What they leave of the total; below nothing, what they are over it."""
        return self.total.value - self.made_up


def added_up(claim: tuple[int, int], sentence: Sequence[Figure]) -> Sum | None:
    """The division that a sentence makes, where the claim `[start, end)` holds a figure of it."""
    figures = sorted(sentence, key=lambda one: one.start)
    total = max(figures, key=lambda one: (one.value, -one.start), default=None)
    if total is None or total.value <= 0:
        return None
    parts = tuple(one for one in figures if one.start >= total.end and 0 < one.value < total.value and one.unit in {"", total.unit})
    made_up = math.fsum(part.value for part in parts)
    if len(parts) < 2 or not LEAST_SHARE * total.value <= made_up <= MOST_SHARE * total.value:
        return None
    all_of_it = (total, *parts)
    if not any(claim[0] < one.end and one.start < claim[1] for one in all_of_it):
        return None
    loose = tuple(dict.fromkeys(one.loose for one in all_of_it if one.loose and one.comparator != "="))
    least, most = (math.fsum(edge(part)[side] for part in parts) for side in (0, 1))
    lowest, highest = edge(total)
    return Sum(total, parts, loose, possible=least <= highest and lowest <= most)


def edge(figure: Figure) -> tuple[float, float]:
    """The values that the words allow, from and to."""
    value, room = figure.value, figure.value * ROUGHLY
    return {
        ">": (value, math.inf), ">=": (value, math.inf), "<": (0.0, value), "<=": (0.0, value),
        "≈": (value - room, value + room), "≲": (value - room, value),
    }.get(figure.comparator, (value, value))  # fmt: skip


def told_elsewhere(claim: tuple[int, int], article: Sequence[Figure]) -> tuple[tuple[Figure, Figure], ...]:
    """Pairs of a figure of the claim and one of another paragraph: the same number in looser or stricter words."""
    own = [one for one in article if claim[0] <= one.start and one.end <= claim[1] and one.unit]
    return tuple(
        (mine, other)
        for mine in own
        for other in article
        if other.paragraph != mine.paragraph
        and (other.unit, other.value) == (mine.unit, mine.value)
        and other.comparator != mine.comparator
    )
