"""Candidates ordered by how alike they are to a claim: BM25 over stems, and character n-grams against spelling.

BM25 (Robertson and Zaragoza 2009) with k₁ = 1.2 and b = 0.75; the cosine is that of 4-grams within words, weighted
(1 + log tf) · idf. Their sum, the first scaled to its best candidate, ranks better than either alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.matching.terms import Term, terms

_K1 = 1.2
_B = 0.75
_GRAM = 4
_GRAM_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that might be alike, with its words."""

    key: int
    text: str


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of `total` claims each form stands; one that is not counted is taken as `unknown` times seen."""

    total: int
    of: Mapping[str, int]
    unknown: int = 1

    def weight(self, form: str) -> float:
        """Inverse document frequency, log(1 + (N - n + ½) / (n + ½)): never negative."""
        seen = min(self.of.get(form, self.unknown), self.total)
        return math.log(1 + (self.total - seen + 0.5) / (seen + 0.5))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its likeness, 0 to 1 (1: the same words), and the words both share, the rarest first."""

    key: int
    likeness: float
    shared: tuple[str, ...]


def ranked(query: str, candidates: Sequence[Candidate], frequencies: Frequencies) -> list[Ranked]:
    """All candidates that share anything with the query, the likest first; equal ones in the order given."""
    wanted = terms(query)
    read = [terms(one.text) for one in candidates]
    scores = _bm25(wanted, read, frequencies)
    best = max(scores, default=0.0)
    if not best:
        return []
    grams = [_grams(words) for words in read]
    weights = _gram_weights(grams)
    mine = _weighed(_grams(wanted), weights)
    order = []
    for at, one in enumerate(candidates):
        if scores[at]:
            cosine = _cosine(mine, _weighed(grams[at], weights))
            found = Ranked(one.key, round(cosine, 3), _shared(wanted, read[at], frequencies))
            order.append((scores[at] / best + _GRAM_WEIGHT * cosine, at, found))
    return [found for _, _, found in sorted(order, key=lambda row: (-row[0], row[1]))]


def _bm25(wanted: Sequence[Term], read: Sequence[Sequence[Term]], frequencies: Frequencies) -> list[float]:
    forms = {term.form: frequencies.weight(term.form) for term in wanted}
    average = sum(len(words) for words in read) / len(read) if read else 1.0
    scores = []
    for words in read:
        counted = Counter(term.form for term in words if term.form in forms)
        length = _K1 * (1 - _B + _B * len(words) / (average or 1.0))
        scores.append(sum(forms[form] * times * (_K1 + 1) / (times + length) for form, times in counted.items()))
    return scores


def _grams(words: Sequence[Term]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for term in words:
        framed = f" {term.form} "
        counted.update(framed[at : at + _GRAM] for at in range(max(1, len(framed) - _GRAM + 1)))
    return counted


def _gram_weights(grams: Sequence[Counter[str]]) -> dict[str, float]:
    seen = Counter(gram for counted in grams for gram in counted)
    return {gram: math.log(1 + len(grams) / times) for gram, times in seen.items()}


def _weighed(counted: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    """A vector of length one."""
    rare = math.log(1 + len(weights)) if weights else 1.0
    vector = {gram: (1 + math.log(times)) * weights.get(gram, rare) for gram, times in counted.items()}
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {gram: value / length for gram, value in vector.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(value * large[gram] for gram, value in small.items() if gram in large)


def _shared(wanted: Sequence[Term], words: Sequence[Term], frequencies: Frequencies) -> tuple[str, ...]:
    theirs = {term.form for term in words}
    both = dict.fromkeys(term.form for term in wanted if term.form in theirs)
    return tuple(sorted(both, key=lambda form: (-frequencies.weight(form), form)))
