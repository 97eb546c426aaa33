"""Names: of the mentions in the seeds that a person tied together, the share that stands in one entity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from annotations.evaluation.figures import Figure
from annotations.evaluation.seeds import Seed, name_variants, read_seeds
from annotations.segmentation import EntityFound, segment
from annotations.segmentation.entities.aliases import folded

_ONE_TEXT = "\n\n"


def measure(data: Path | None) -> Iterator[Figure]:
    """Pairs of variants tied, within each seed and with all seeds read as one text. Without the labelled data there is nothing to tie."""
    if data is None:
        return
    groups, seeds = name_variants(data), read_seeds(data)
    tied, pairs = 0, 0
    for seed in seeds:
        some = tied_pairs(groups, seed)
        tied, pairs = tied + some[0], pairs + some[1]
    yield Figure("names", "seeds, each by itself", f"variants tied of {pairs} pairs", tied / max(pairs, 1))
    tied, pairs = tied_pairs(groups, Seed("all", _ONE_TEXT.join(seed.text.strip() for seed in seeds), {}))
    yield Figure("names", "seeds, as one text", f"variants tied of {pairs} pairs", tied / max(pairs, 1))


def tied_pairs(groups: Sequence[Sequence[str]], seed: Seed) -> tuple[int, int]:
    """How many pairs of variants that both stand in the text are names of one entity, and how many such pairs there are."""
    entities = [_names(one) for one in segment(seed.text, language="en").entities]
    there = [sorted({folded(name) for name in group if name in seed.text}) for group in groups]
    pairs = [pair for group in there for pair in combinations(group, 2)]
    return sum(any(one in names and other in names for names in entities) for one, other in pairs), len(pairs)


def _names(one: EntityFound) -> set[str]:
    """All names of an entity, with and without the article."""
    written = {folded(one.name), *(folded(alias.name) for alias in one.aliases)}
    return written | {name.removeprefix("the ") for name in written} | {f"the {name}" for name in written}
