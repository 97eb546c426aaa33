"""How good a ranking is: average precision, for measuring stages and for judging lessons."""

from __future__ import annotations

from collections.abc import Sequence


def average_precision(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """Mean of the precision at each positive, ranked by falling score; equal scores share one cut (as scikit-learn's)."""
    order = sorted(range(len(labels)), key=lambda at: -scores[at])
    positives = sum(labels)
    right, before, total = 0, 0, 0.0
    for place, at in enumerate(order):
        right += labels[at]
        if place + 1 == len(order) or scores[order[place + 1]] != scores[at]:
            total += (right - before) * right / (place + 1)
            before = right
    return total / positives if positives else 0.0
