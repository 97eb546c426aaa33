"""Check-worthiness: ranking and calibration on ClaimBuster, ranking on the seeds, and speed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import process_time

from annotations.evaluation.claimbuster import Judged, held_back, read_crowdsourced, read_groundtruth
from annotations.evaluation.figures import Figure
from annotations.evaluation.scoring import Agreement, brier, calibration_error, overlap
from annotations.evaluation.seeds import Seed, gold_claims, read_seeds
from annotations.segmentation import segment
from annotations.segmentation.claims.checkworthiness import SHIPPED, weigh
from annotations.segmentation.claims.logistic import chance
from annotations.segmentation.claims.precision import average_precision

_STAGE = "checkworthiness"
_FOLDS, _EXPERTS, _SEEDS = "ClaimBuster, 5 folds by debate", "ClaimBuster groundtruth", "seeds 000, 002, 004"
_HALF = 0.5


def measure(data: Path | None) -> Iterator[Figure]:
    """Average precision on the folds held back, the experts' sentences and the seeds; Brier and calibration error."""
    if data is None:
        return
    crowd = read_crowdsourced(data)
    yield from _folds(crowd)
    yield from _experts(read_groundtruth(data))
    yield from _seeds([seed for seed in read_seeds(data) if seed.gold])
    begun = process_time()
    for one in crowd:
        weigh(one.text)
    yield Figure(_STAGE, "ClaimBuster", "sentences a second", len(crowd) / (process_time() - begun), 5000, "words 12.7 k, MiniLM 78", "/s")


def _folds(crowd: list[Judged]) -> Iterator[Figure]:
    odds = held_back(crowd)
    labels = [one.worth for one in crowd]
    yield Figure(_STAGE, _FOLDS, "average precision", average_precision(labels, odds), 0.87)
    claims = [at for at, one in enumerate(crowd) if one.verdict != 0]
    without = average_precision([labels[at] for at in claims], [odds[at] for at in claims])
    yield Figure(_STAGE, _FOLDS, "the same without unimportant facts (0)", without)
    chances = [chance(SHIPPED.slope * odd + SHIPPED.offset) for odd in odds]
    yield Figure(_STAGE, _FOLDS, "Brier score (less is better)", brier(labels, chances), peers=f"the share alone {_base(labels):.3f}")
    yield Figure(_STAGE, _FOLDS, "calibration error (less is better)", calibration_error(labels, chances))


def _base(labels: list[bool]) -> float:
    share = sum(labels) / len(labels)
    return share * (1 - share)


def _experts(sentences: list[Judged]) -> Iterator[Figure]:
    labels = [one.worth for one in sentences]
    chances = [weigh(one.text).chance for one in sentences]
    yield Figure(_STAGE, _EXPERTS, "average precision", average_precision(labels, chances))
    flagged = [one >= _HALF for one in chances]
    right = Agreement(sum(a and b for a, b in zip(labels, flagged, strict=True)), sum(flagged), sum(labels))
    yield Figure(_STAGE, _EXPERTS, "F1 at chance .5", right.f1)
    yield Figure(_STAGE, _EXPERTS, "Brier score (less is better)", brier(labels, chances))


def _seeds(seeds: list[Seed]) -> Iterator[Figure]:
    sentences: list[tuple[bool, float]] = []
    clauses: list[tuple[bool, float]] = []
    for seed in seeds:
        gold = [one.span for one in gold_claims(seed)]
        found = segment(seed.text)
        for one in found.segments:
            if one.kind == "sentence" and one.role == "body" and one.excluded is None:
                holds = any(one.start <= start < one.end for start, _ in gold)
                sentences.append((holds, weigh(seed.text[one.start : one.end]).weight))
        for claim in found.suggestions:
            if claim.kind == "claim":
                fits = any(overlap(span, claim.fragments[0]) >= _HALF for span in gold)
                clauses.append((fits, float(str(claim.details["weight"]))))
    for name, rows in (("sentences: average precision", sentences), ("suggested claims: average precision", clauses)):
        target, peers = (0.92, "hand features .911, MiniLM .917") if rows is sentences else (None, "")
        yield Figure(_STAGE, _SEEDS, name, average_precision([row[0] for row in rows], [row[1] for row in rows]), target, peers)
