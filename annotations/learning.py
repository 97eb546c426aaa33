"""What a desk's decisions teach the ranking of claim suggestions: by how much each readable sign counts more or less.

The model that ships (``checkworthiness``) is the prior; only signs a person can read are moved, never single words, and
they are held strongly to what they were. Whether it helps is seen on decisions that were left out of the fitting; a
lesson that does not help is told and not used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotations.segmentation.claims.checkworthiness import SHIPPED, total
from annotations.segmentation.claims.features import features
from annotations.segmentation.claims.logistic import Fitting, fit
from annotations.segmentation.claims.precision import average_precision
from annotations.segmentation.claims.signs import NAMED

LEAST_DECISIONS = 20
LEAST_OF_EACH = 5
MOST_DECISIONS = 2_000
FOLDS = 5
LEAST_GAIN = 0.02
_HELD = Fitting(strength=4.0, sweeps=25, settled=0.005)
_FIXED = 1_000.0
_SMALLEST = 0.05


@dataclass(frozen=True, slots=True)
class Decision:
    """One decided suggestion: its words, what the features are told beside them, the answer, the article it stands in."""

    quote: str
    accepted: bool
    article: int
    attributed: bool = False
    attitude: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign as the decisions see it: the shift of its weight (log odds), and how often it was accepted and rejected."""

    name: str
    shift: float
    accepted: int
    rejected: int

    @property
    def words(self) -> str:
        """What a person is shown for it."""
        return NAMED.get(self.name, self.name)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learnt. ``before`` and ``after``: average precision on decisions left out, without and with the lesson."""

    accepted: int
    rejected: int
    signs: tuple[Sign, ...] = ()
    before: float | None = None
    after: float | None = None

    @property
    def enough(self) -> bool:
        """Whether there were decisions enough to learn anything."""
        return enough(self.accepted, self.rejected)

    @property
    def helps(self) -> bool:
        """Whether it ranks what it has not seen clearly better than the model that ships; a little better is often chance."""
        return self.before is not None and self.after is not None and self.after - self.before >= LEAST_GAIN and bool(self.signs)

    def shifts(self) -> dict[str, float]:
        """Sign → shift of its weight."""
        return {sign.name: sign.shift for sign in self.signs}


@dataclass(frozen=True, slots=True)
class _Row:
    """A decision in numbers: the signs, and the log odds of the model that ships."""

    signs: Mapping[str, float]
    odds: float
    accepted: bool


def enough(accepted: int, rejected: int) -> bool:
    """Twenty decisions, and five of each kind: fewer teach nothing but chance."""
    return accepted + rejected >= LEAST_DECISIONS and min(accepted, rejected) >= LEAST_OF_EACH


def learn(decisions: Sequence[Decision]) -> Lesson:
    """The lesson of the decisions (at most two thousand; the caller passes the newest). The same ones give the same lesson."""
    rows = [_row(one) for one in decisions[:MOST_DECISIONS]]
    accepted = sum(row.accepted for row in rows)
    lesson = Lesson(accepted, len(rows) - accepted)
    if not lesson.enough:
        return lesson
    folds = _folds([one.article for one in decisions[:MOST_DECISIONS]])
    taught = _left_out(rows, folds)
    labels = [row.accepted for row in rows]
    signs = tuple(_sign(name, shift, rows) for name, shift in _shifts(rows).items())
    strongest = tuple(sorted(signs, key=lambda sign: (-abs(sign.shift), sign.name)))
    before, after = (_mean_precision(labels, scores, folds) for scores in ([row.odds for row in rows], taught))
    return Lesson(lesson.accepted, lesson.rejected, strongest, before, after)


def _row(one: Decision) -> _Row:
    seen = features(one.quote, attributed=one.attributed, attitude=one.attitude, known=SHIPPED.weights)
    return _Row({name: value for name, value in seen.items() if name in NAMED}, total(SHIPPED.weights, seen), one.accepted)


def _shifts(rows: Sequence[_Row]) -> dict[str, float]:
    """The weights of the signs on top of the shipped odds, held to nought.

    The odds stand in the rows as one more feature. Its prior weight is a thousand and its value a thousandth, so that to
    move it would cost what no decisions can pay: it stays an offset.
    """
    seen = [{"shipped": row.odds / _FIXED, **row.signs} for row in rows]
    weights = fit(seen, [row.accepted for row in rows], prior={"shipped": _FIXED}, fitting=_HELD)
    return {name: round(weight, 2) for name, weight in weights.items() if name in NAMED and abs(weight) >= _SMALLEST}


def _folds(articles: Sequence[int]) -> list[int]:
    """The fold of each decision: an article's decisions stay together where there are articles enough."""
    order = {article: at for at, article in enumerate(sorted(set(articles)))}
    if len(order) >= FOLDS:
        return [order[article] % FOLDS for article in articles]
    return [at % FOLDS for at in range(len(articles))]


def _left_out(rows: Sequence[_Row], folds: Sequence[int]) -> list[float]:
    """The score of each decision by what the other folds teach."""
    shifts = [_shifts([row for row, fold in zip(rows, folds, strict=True) if fold != out]) for out in range(FOLDS)]
    return [row.odds + _sum(shifts[fold], row.signs) for row, fold in zip(rows, folds, strict=True)]


def _mean_precision(labels: Sequence[bool], scores: Sequence[float], folds: Sequence[int]) -> float:
    """Average precision within each fold (lessons of different folds are not compared), weighted by its positives."""
    parts = []
    for out in range(FOLDS):
        here = [at for at, fold in enumerate(folds) if fold == out]
        own = [labels[at] for at in here]
        if any(own):
            parts.append((sum(own), average_precision(own, [scores[at] for at in here])))
    whole = sum(positives for positives, _ in parts)
    return round(sum(positives * value for positives, value in parts) / whole, 3)


def _sum(shifts: Mapping[str, float], signs: Mapping[str, float]) -> float:
    return sum(shifts[name] * value for name, value in signs.items() if name in shifts)


def _sign(name: str, shift: float, rows: Sequence[_Row]) -> Sign:
    shown = [row.accepted for row in rows if name in row.signs]
    return Sign(name, shift, sum(shown), len(shown) - sum(shown))
