"""One answer of an agreement measure, and why there may be none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Unit = Mapping[str, str]


class Undefined(StrEnum):
    """Why a coefficient has no value, in words for the reader."""

    NOTHING_TWICE = "Nothing was judged by two people yet."
    ONE_LABEL = "Everybody used one and the same label, so chance alone explains the agreement."
    NOT_TWO_RATERS = "This measure compares exactly two people."
    UNEVEN = "This measure needs the same number of judgements on everything judged."
    NO_MARKS = "Neither person marked anything."


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """A value with what it rests on: `observed` and `expected` agreement and the number of units compared."""

    value: float | None
    units: int
    observed: float | None = None
    expected: float | None = None
    reason: Undefined | None = None

    @classmethod
    def undefined(cls, reason: Undefined, *, units: int = 0, observed: float | None = None) -> Coefficient:
        """No value, and why."""
        return cls(value=None, units=units, observed=observed, reason=reason)

    @classmethod
    def beyond_chance(cls, observed: float, expected: float, *, units: int) -> Coefficient:
        """(observed - expected) / (1 - expected): undefined once chance alone would explain everything."""
        if expected >= 1:
            return cls.undefined(Undefined.ONE_LABEL, units=units, observed=observed)
        value = (observed - expected) / (1 - expected)
        return cls(value=value, units=units, observed=observed, expected=expected)


def label_counts(units: Iterable[Unit]) -> list[Counter[str]]:
    """How often each label was given to each unit; units nobody judged are left out."""
    return [Counter(unit.values()) for unit in units if unit]


def pairable(counts: Iterable[Counter[str]]) -> list[Counter[str]]:
    """The units that two people or more judged."""
    return [counted for counted in counts if counted.total() > 1]


def observed_agreement(counts: Sequence[Counter[str]]) -> float:
    """The mean, over units, of the share of its pairs of raters who agree."""
    shares = (
        sum(n * (n - 1) for n in counted.values()) / (counted.total() * (counted.total() - 1))
        for counted in counts
    )
    return sum(shares) / len(counts)
