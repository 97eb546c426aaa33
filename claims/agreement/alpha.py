"""Krippendorff's alpha, for any number of people and labels, with missing judgements.

Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability (University of Pennsylvania), whose
worked examples are the tests.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from claims.agreement.coefficient import Coefficient, Undefined, Unit, label_counts, pairable

Coincidences = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle `level` of the values that resampling gave; `resamples` is how many had a value."""

    low: float
    high: float
    level: float
    resamples: int


def krippendorff_alpha(units: Sequence[Unit], *, order: Sequence[str] | None = None) -> Coefficient:
    """Alpha; with `order`, the labels from low to high, disagreement grows with their distance (ordinal)."""
    pairs = [_coincidences(counted) for counted in pairable(label_counts(units))]
    return _alpha(pairs, order)


def bootstrap_interval(
    units: Sequence[Unit],
    *,
    seed: int,
    order: Sequence[str] | None = None,
    resamples: int = 1000,
    level: float = 0.95,
) -> Interval | None:
    """A percentile interval from drawing the units anew; none without alpha. Same seed, same answer."""
    pairs = [_coincidences(counted) for counted in pairable(label_counts(units))]
    if _alpha(pairs, order).value is None:
        return None
    chance = random.Random(seed)  # noqa: S311  statistics, not secrets
    drawn = (_alpha(chance.choices(pairs, k=len(pairs)), order).value for _ in range(resamples))
    values = sorted(value for value in drawn if value is not None)
    if not values:
        return None
    cut = int((1 - level) / 2 * len(values))
    return Interval(low=values[cut], high=values[-1 - cut], level=level, resamples=len(values))


def _coincidences(counted: Counter[str]) -> Coincidences:
    """Every ordered pair of judgements of one unit, weighted so that each judgement counts once."""
    weight = 1 / (counted.total() - 1)
    found: Coincidences = {}
    for one, n in counted.items():
        for other, m in counted.items():
            times = n * (m - 1) if one == other else n * m
            if times:
                found[one, other] = times * weight
    return found


def _alpha(pairs: Sequence[Coincidences], order: Sequence[str] | None) -> Coefficient:
    if not pairs:
        return Coefficient.undefined(Undefined.NOTHING_TWICE)
    together: Coincidences = {}
    for found in pairs:
        for key, weight in found.items():
            together[key] = together.get(key, 0.0) + weight
    given: dict[str, float] = {}
    for (one, _), weight in together.items():
        given[one] = given.get(one, 0.0) + weight
    if len(given) == 1:
        return Coefficient.undefined(Undefined.ONE_LABEL, units=len(pairs), observed=1.0)
    distance = _distances(given, order)
    total = sum(given.values())
    seen = sum(weight * distance[key] for key, weight in together.items())
    chance = sum(n * m * distance[one, other] for one, n in given.items() for other, m in given.items())
    value = 1 - (total - 1) * seen / chance
    return Coefficient(value=value, units=len(pairs))


def _distances(given: dict[str, float], order: Sequence[str] | None) -> dict[tuple[str, str], float]:
    """Squared distances: 0 or 1; with an order, how many judgements lie between two labels, squared."""
    if order is None:
        return {(one, other): float(one != other) for one in given for other in given}
    counts = [given.get(label, 0.0) for label in order]
    middles = [upto - count / 2 for upto, count in zip(accumulate(counts), counts, strict=True)]
    place = dict(zip(order, middles, strict=True))
    return {(one, other): (place[one] - place[other]) ** 2 for one in given for other in given}
