"""Agreement of two or more people on labels without an order.

Sources: Cohen 1960 (Educational and Psychological Measurement 20), Fleiss 1971 (Psychological Bulletin
76), Gwet 2008 (British Journal of Mathematical and Statistical Psychology 61) with the treatment of
missing judgements of Gwet 2014 (Handbook of Inter-Rater Reliability, ch. 5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claims.agreement.coefficient import (
    Coefficient,
    Undefined,
    Unit,
    label_counts,
    observed_agreement,
    pairable,
)


def percent_agreement(units: Sequence[Unit]) -> Coefficient:
    """The plain share of agreeing pairs. High wherever one label is common: never show it alone."""
    counts = pairable(label_counts(units))
    if not counts:
        return Coefficient.undefined(Undefined.NOTHING_TWICE)
    observed = observed_agreement(counts)
    return Coefficient(value=observed, units=len(counts), observed=observed)


def cohen_kappa(units: Sequence[Unit]) -> Coefficient:
    """Two people, each with habits of their own: chance is what their own frequencies would give."""
    raters = sorted({rater for unit in units for rater in unit})
    if len(raters) != 2:
        return Coefficient.undefined(Undefined.NOT_TWO_RATERS)
    first, second = raters
    pairs = [(unit[first], unit[second]) for unit in units if first in unit and second in unit]
    if not pairs:
        return Coefficient.undefined(Undefined.NOTHING_TWICE)
    total = len(pairs)
    habits, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(one == other for one, other in pairs) / total
    expected = sum(habits[label] * others[label] for label in habits) / total**2
    return Coefficient.beyond_chance(observed, expected, units=total)


def fleiss_kappa(units: Sequence[Unit]) -> Coefficient:
    """Any number of people, not always the same, as long as every unit has equally many judgements."""
    counts = label_counts(units)
    sizes = {counted.total() for counted in counts}
    if len(sizes) > 1:
        return Coefficient.undefined(Undefined.UNEVEN, units=len(counts))
    if not counts or sizes == {1}:
        return Coefficient.undefined(Undefined.NOTHING_TWICE)
    together: Counter[str] = sum(counts, Counter())
    expected = sum((n / together.total()) ** 2 for n in together.values())
    return Coefficient.beyond_chance(observed_agreement(counts), expected, units=len(counts))


def gwet_ac1(units: Sequence[Unit], *, labels: int | None = None) -> Coefficient:
    """Stays sensible where one label dominates, which is where kappa breaks down.

    `labels` is how many the scale offers; without it, how many were used. Missing judgements are allowed.
    """
    counts = label_counts(units)
    pairs = pairable(counts)
    if not pairs:
        return Coefficient.undefined(Undefined.NOTHING_TWICE)
    used = {label for counted in counts for label in counted}
    offered = max(labels or 0, len(used))
    observed = observed_agreement(pairs)
    if offered == 1:
        return Coefficient.undefined(Undefined.ONE_LABEL, units=len(pairs), observed=observed)
    shares = [
        sum(counted[label] / counted.total() for counted in counts) / len(counts) for label in sorted(used)
    ]
    expected = sum(share * (1 - share) for share in shares) / (offered - 1)
    return Coefficient.beyond_chance(observed, expected, units=len(pairs))
