"""Logistic regression over named sparse features, fitted in plain Python; small enough to read, exact enough to ship.

One weight after another is moved by a Newton step until a sweep hardly moves any (cyclic coordinate descent with a
bounded step, Genkin, Lewis & Madigan 2007, "Large-scale Bayesian logistic regression for text categorization"). No
chance is involved: the same rows give the same weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

BIAS = "bias"
"""The feature that every row has."""
_WIDEST = 1.0
_EDGE = 30.0


@dataclass(frozen=True, slots=True)
class Fitting:
    """How strongly weights are held to their prior (the inverse of its variance), and when to stop."""

    strength: float = 1.0
    sweeps: int = 30
    settled: float = 0.002


def chance(log_odds: float) -> float:
    """The logistic function, safe at both ends."""
    return 1.0 / (1.0 + exp(-max(-_EDGE, min(_EDGE, log_odds))))


def fit(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[bool],
    *,
    prior: Mapping[str, float] | None = None,
    fitting: Fitting = Fitting(),
) -> dict[str, float]:
    """Weights (and ``bias``) that maximise likelihood less ``strength``/2 · Σ(weight - prior)²; the bias is free.

    What no row shows keeps its prior, so knowledge put in by hand stands until data speak against it.
    """
    held = dict(prior or {})
    columns: dict[str, list[tuple[int, float]]] = {BIAS: [(at, 1.0) for at in range(len(rows))]}
    for at, row in enumerate(rows):
        for name, value in row.items():
            columns.setdefault(name, []).append((at, value))
    weights = {name: held.get(name, 0.0) for name in (*sorted(columns), *sorted(held))}
    odds = [weights[BIAS] + sum(value * weights[name] for name, value in row.items()) for row in rows]
    signs = [1.0 if label else 0.0 for label in labels]
    reach = dict.fromkeys(columns, _WIDEST)
    for _ in range(fitting.sweeps):
        most = 0.0
        for name, column in sorted(columns.items()):
            strength = 0.0 if name == BIAS else fitting.strength
            step = _step(column, odds, signs, strength, weights[name] - held.get(name, 0.0))
            step = max(-reach[name], min(reach[name], step))
            reach[name] = max(2 * abs(step), reach[name] / 2)
            weights[name] += step
            for at, value in column:
                odds[at] += step * value
            most = max(most, abs(step))
        if most < fitting.settled:
            break
    return weights


def _step(column: Sequence[tuple[int, float]], odds: Sequence[float], signs: Sequence[float], strength: float, moved: float) -> float:
    """The Newton step of one weight: slope over curvature of the penalised likelihood."""
    slope, bend = -strength * moved, strength + 1e-9
    for at, value in column:
        share = 1.0 / (1.0 + exp(-max(-_EDGE, min(_EDGE, odds[at]))))
        slope += value * (signs[at] - share)
        bend += value * value * share * (1.0 - share)
    return slope / bend


def calibrated(odds: Sequence[float], labels: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset that turn held-back log odds into chances (Platt 1999, with his smoothed targets)."""
    positives = sum(labels)
    high, low = (positives + 1) / (positives + 2), 1 / (len(labels) - positives + 2)
    slope, offset = 0.0, log((positives + 1) / (len(labels) - positives + 1))
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for odd, label in zip(odds, labels, strict=True):
            share = chance(slope * odd + offset)
            gap, bend = (high if label else low) - share, share * (1 - share)
            g0, g1 = g0 + gap * odd, g1 + gap
            h00, h01, h11 = h00 + bend * odd * odd, h01 + bend * odd, h11 + bend
        whole = h00 * h11 - h01 * h01 or 1e-9
        first, second = (h11 * g0 - h01 * g1) / whole, (h00 * g1 - h01 * g0) / whole
        slope, offset = slope + first, offset + second
        if abs(first) + abs(second) < 1e-6:
            break
    return slope, offset
