"""How much a stretch of text is worth checking: a linear model over readable features, and its reasons in words.

On news almost every sentence holds a claim, so nothing is filtered: the weights rank. They were learnt on debates
(``docs/reference/checkworthiness.md``); what is shown first is the place within the article, the chance only beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations.segmentation.claims.features import WORD, features
from annotations.segmentation.claims.logistic import BIAS, chance
from annotations.segmentation.claims.signs import NAMED

WEIGHTS_FILE = Path(__file__).with_name("checkworthiness.json")
_LEAST = 0.1
_MOST_REASONS = 6
_MOST_WORDS = 3
_COVERED_BY = {"number": "numbers", "name": "names"}
_SAID_OFTEN, _SAID_SELDOM = "words often found in what is checked", "words seldom found in what is checked"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature name (log odds per unit, with ``bias``) and the straight line that calibrates their sum."""

    weights: Mapping[str, float]
    slope: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """Log odds of being worth checking, the calibrated chance of it, and the reasons, the strongest first."""

    weight: float
    chance: float
    reasons: tuple[str, ...]


def read_model(stored: Mapping[str, Any]) -> Model:
    """A model from its JSON form: signs and words apart, words without their prefix."""
    words = {WORD + word: float(weight) for word, weight in stored["words"].items()}
    signs = {sign: float(weight) for sign, weight in stored["signs"].items()}
    return Model({BIAS: float(stored["bias"]), **signs, **words}, float(stored["slope"]), float(stored["offset"]))


SHIPPED = read_model(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))
"""The model that ships with the project; made by `manage.py train_checkworthiness`."""


def weigh(quote: str, *, attributed: bool = False, attitude: bool = False, model: Model = SHIPPED) -> Weighed:
    """Weigh one sentence or clause; arguments as of ``features``."""
    seen = features(quote, attributed=attributed, attitude=attitude, known=model.weights)
    odds = total(model.weights, seen)
    return Weighed(round(odds, 3), round(chance(model.slope * odds + model.offset), 3), explain(model.weights, seen))


def total(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    """The log odds that the weights give to these features."""
    odds = weights.get(BIAS, 0.0)
    for name, value in seen.items():
        if name in weights:
            odds += weights[name] * value
    return odds


def explain(weights: Mapping[str, float], seen: Mapping[str, float]) -> tuple[str, ...]:
    """What moved the sum, as phrases, the strongest first; what speaks against begins with ``less:``.

    Every phrase is the sum of the contributions (weight times value) it stands for; single words are told together.
    """
    moved: dict[str, float] = {}
    often: list[tuple[float, str]] = []
    seldom: list[tuple[float, str]] = []
    for name, value in seen.items():
        part = weights.get(name, 0.0) * value
        if name in NAMED:
            phrase = NAMED[_COVERED_BY[name]] if name in _COVERED_BY and _COVERED_BY[name] in seen else NAMED[name]
            moved[phrase] = moved.get(phrase, 0.0) + part
        elif part:
            (often if part > 0 else seldom).append((-abs(part), name))
    for phrase, side in ((_SAID_OFTEN, often), (_SAID_SELDOM, seldom)):
        if side:
            told = ", ".join(f"“{name[len(WORD) :].replace('_', ' ')}”" for _, name in sorted(side)[:_MOST_WORDS])
            moved[f"{phrase}: {told}"] = sum(part for part, _ in side) * (-1 if side is often else 1)
    told_of = sorted((-abs(part), phrase, part) for phrase, part in moved.items() if abs(part) >= _LEAST)
    return tuple(phrase if part > 0 else f"less: {phrase}" for _, phrase, part in told_of[:_MOST_REASONS])


def percentiles(weights: Sequence[float]) -> list[float]:
    """The place of each weight among all, 0 to 1; equal weights share their middle place."""
    order = sorted(range(len(weights)), key=lambda at: weights[at])
    places = [0.0] * len(weights)
    at = 0
    while at < len(order):
        last = at
        while last + 1 < len(order) and weights[order[last + 1]] == weights[order[at]]:
            last += 1
        place = round(((at + last) / 2 + 0.5) / len(order), 2)
        for rank in range(at, last + 1):
            places[order[rank]] = place
        at = last + 1
    return places
