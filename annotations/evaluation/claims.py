"""Suggested claims against the claims of the gold: how many are found, how exactly, and how many are proposed for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotations.evaluation.figures import Figure
from annotations.evaluation.scoring import overlap
from annotations.evaluation.seeds import gold_claims, read_seeds
from annotations.segmentation import segment

_DATA = "seeds 000, 002, 004"
_LEVELS = (0.3, 0.5, 0.8)


def measure(data: Path | None) -> Iterator[Figure]:
    """Share of the gold claims that some suggestion overlaps by .3, .5 and .8, and suggestions per gold claim."""
    if data is None:
        return
    best: list[float] = []
    proposed = 0
    for seed in read_seeds(data):
        gold = gold_claims(seed)
        if gold:
            found = [one.fragments[0] for one in segment(seed.text).suggestions if one.kind == "claim"]
            proposed += len(found)
            best += [max(overlap(claim.span, span) for span in found) for claim in gold]
    for level in _LEVELS:
        yield Figure("claims", _DATA, f"gold claims found at IoU {level}", sum(one >= level for one in best) / len(best))
    yield Figure("claims", _DATA, "suggestions for each gold claim", proposed / len(best))
