"""The measures, each with its definition. Spans are half-open pairs of code points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.segmentation.found import Span


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts of what agrees: right ones, all that were found, all that should have been."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of the found that is right; 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 when there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 2·right / (found + gold)."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def overlap(one: Span, other: Span) -> float:
    """Intersection over union of two spans, 0 to 1."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def matched(gold: Sequence[Span], found: Sequence[Span], least: float) -> list[tuple[int, int]]:
    """Greedy one-to-one pairs (index in gold, index in found) whose overlap is at least ``least``, the best first."""
    pairs = sorted(
        (
            (-overlap(one, other), at, to)
            for at, one in enumerate(gold)
            for to, other in enumerate(found)
            if other[0] < one[1] and one[0] < other[1] and overlap(one, other) >= least
        )
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    kept: list[tuple[int, int]] = []
    for _, at, to in pairs:
        if at not in taken_gold and to not in taken_found:
            taken_gold.add(at)
            taken_found.add(to)
            kept.append((at, to))
    return kept


def span_agreement(gold: Sequence[Span], found: Sequence[Span], least: float) -> Agreement:
    """Spans found that overlap a gold span by at least ``least`` (intersection over union), one to one."""
    return Agreement(len(matched(gold, found, least)), len(found), len(gold))


def boundary_agreement(gold: Sequence[int], found: Sequence[int]) -> Agreement:
    """Places where both cut; each place counts once."""
    return Agreement(len(set(gold) & set(found)), len(set(found)), len(set(gold)))


def brier(labels: Sequence[bool], chances: Sequence[float]) -> float:
    """Mean squared difference between chance and outcome (Brier 1950); 0 is perfect."""
    return sum((chance - label) ** 2 for label, chance in zip(labels, chances, strict=True)) / len(labels)


def calibration_error(labels: Sequence[bool], chances: Sequence[float], bins: int = 10) -> float:
    """Expected calibration error: mean gap between chance and share of positives in equal-width bins, weighted."""
    gap = 0.0
    for low in range(bins):
        rows = [at for at, chance in enumerate(chances) if min(int(chance * bins), bins - 1) == low]
        if rows:
            gap += abs(sum(labels[at] for at in rows) - sum(chances[at] for at in rows))
    return gap / len(labels)


def chrf(reference: str, written: str, *, order: int = 6, beta: float = 2.0) -> float:
    """Character n-gram F-score (Popović 2015): mean over n = 1…order of precision and recall, blanks left out."""
    one, other = "".join(reference.split()), "".join(written.split())
    precisions, recalls = [], []
    for size in range(1, order + 1):
        wanted, had = _grams(one, size), _grams(other, size)
        if wanted and had:
            shared = (wanted & had).total()
            precisions.append(shared / had.total())
            recalls.append(shared / wanted.total())
    precision, recall = (sum(shares) / len(shares) if shares else 0.0 for shares in (precisions, recalls))
    weighted = beta**2 * precision + recall
    return (1 + beta**2) * precision * recall / weighted if weighted else 0.0


def _grams(text: str, size: int) -> Counter[str]:
    return Counter(text[at : at + size] for at in range(len(text) - size + 1))
