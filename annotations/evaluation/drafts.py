"""Drafts of claims against the wording a careful annotator gave them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotations.evaluation.figures import Figure
from annotations.evaluation.scoring import chrf, overlap
from annotations.evaluation.seeds import gold_claims, read_seeds
from annotations.segmentation import segment


def measure(data: Path | None) -> Iterator[Figure]:
    """Mean chrF between each normalised claim of the gold and the draft of the suggestion that overlaps it most."""
    if data is None:
        return
    scores: list[float] = []
    verbatim: list[float] = []
    for seed in read_seeds(data):
        found = [one for one in segment(seed.text).suggestions if one.kind == "claim"]
        for claim in gold_claims(seed):
            best = max(found, key=lambda one: overlap(claim.span, one.fragments[0]))
            scores.append(chrf(claim.normalized, str(best.details["draft"])))
            verbatim.append(chrf(claim.normalized, seed.text[claim.span[0] : claim.span[1]]))
    told = f"the gold's own words, verbatim: {sum(verbatim) / len(verbatim):.3f}"
    yield Figure("drafts", "seeds 000, 002, 004", "mean chrF of the draft", sum(scores) / len(scores), 0.6, told)
