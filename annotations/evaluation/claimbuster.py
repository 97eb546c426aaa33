"""ClaimBuster: sentences of US presidential debates, judged worth checking or not; and how a model is learnt from them.

Arslan et al. 2020, "A Benchmark Dataset of Check-worthy Factual Claims", arXiv 2004.14425, Zenodo 3836810, CC BY 4.0.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.segmentation.claims.checkworthiness import total
from annotations.segmentation.claims.features import WORD, features
from annotations.segmentation.claims.logistic import fit

CROWDSOURCED = Path("claimbuster") / "crowdsourced.csv.gz"
GROUNDTRUTH = Path("claimbuster") / "groundtruth.csv"
BY_HAND = {"protocol": -1.2, "attitude": -0.8, "attributed": 0.2}
"""Weights of signs that news has and debates have not (or use otherwise); set by hand, never fitted."""
SINGLE_WORDS = PAIRS_OF_WORDS = 1000
"""How many of each kind are given a weight: the most frequent of the training part."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence, its verdict (1 worth checking, 0 factual but unimportant, -1 no factual claim) and its debate."""

    text: str
    verdict: int
    debate: str

    @property
    def worth(self) -> bool:
        """Whether it is worth checking; unimportant facts are not."""
        return self.verdict == 1


def read_crowdsourced(data: Path) -> list[Judged]:
    """The 22,501 sentences judged by a crowd."""
    return _read(gzip.decompress((data / CROWDSOURCED).read_bytes()))


def read_groundtruth(data: Path) -> list[Judged]:
    """The 1,032 sentences judged by experts; in no training set here."""
    return _read((data / GROUNDTRUTH).read_bytes())


def _read(content: bytes) -> list[Judged]:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8")))
    return [Judged(row["Text"], int(row["Verdict"]), row["File_id"]) for row in rows]


def folds(debates: Sequence[str], count: int = 5) -> list[int]:
    """A fold for each sentence, whole debates together, the largest first into the emptiest fold."""
    sizes = Counter(debates)
    filled = [0] * count
    fold: dict[str, int] = {}
    for debate in sorted(sizes, key=lambda one: (-sizes[one], one)):
        fold[debate] = filled.index(min(filled))
        filled[fold[debate]] += sizes[debate]
    return [fold[debate] for debate in debates]


def learn(rows: Sequence[Mapping[str, float]], labels: Sequence[bool]) -> dict[str, float]:
    """Weights from features with all their words: the most frequent words are kept, then all is fitted."""
    kept = _vocabulary(rows)
    return BY_HAND | fit([_only(row, kept) for row in rows], labels)


def _vocabulary(rows: Sequence[Mapping[str, float]]) -> frozenset[str]:
    counts = Counter(name for row in rows for name in row if name.startswith(WORD))
    order = sorted(counts, key=lambda name: (-counts[name], name))
    singles = [name for name in order if "_" not in name][:SINGLE_WORDS]
    return frozenset(singles + [name for name in order if "_" in name][:PAIRS_OF_WORDS])


def _only(row: Mapping[str, float], kept: frozenset[str]) -> dict[str, float]:
    return {name: value for name, value in row.items() if name in kept or not (name in BY_HAND or name.startswith(WORD))}


def held_back(sentences: Sequence[Judged]) -> list[float]:
    """Log odds of each sentence by a model that saw none of its debate."""
    rows = [features(one.text) for one in sentences]
    fold = folds([one.debate for one in sentences])
    odds = [0.0] * len(rows)
    for left_out in sorted(set(fold)):
        seen = [at for at, own in enumerate(fold) if own != left_out]
        weights = learn([rows[at] for at in seen], [sentences[at].worth for at in seen])
        odds = [total(weights, row) if own == left_out else odd for row, own, odd in zip(rows, fold, odds, strict=True)]
    return odds
