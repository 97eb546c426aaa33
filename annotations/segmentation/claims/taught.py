"""What a desk has taught the ranking, applied: how far a stretch of text moves up or down, and why (``annotations.learning``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from annotations.segmentation.claims.checkworthiness import Weighed
from annotations.segmentation.claims.features import features
from annotations.segmentation.claims.signs import NAMED

HIGHER, LOWER = "ranked higher here by this desk’s decisions: ", "less: ranked lower here by this desk’s decisions: "
_SAID = 0.1


def moved(shifts: Mapping[str, float], quote: str, weighed: Weighed, *, attributed: bool, attitude: bool) -> Weighed:
    """The same with the shifts (sign → log odds) in its weight, and the sign that moved it most as the first reason.

    The chance stays that of the model that ships: decisions say what a desk takes up, not how often such things are so.
    """
    if not shifts:
        return weighed
    seen = features(quote, attributed=attributed, attitude=attitude, known=())
    parts = {name: shifts[name] * value for name, value in seen.items() if name in shifts}
    whole = sum(parts.values())
    _, name = max(((abs(part), name) for name, part in parts.items() if part * whole > 0), default=(0.0, ""))
    why = ((HIGHER if whole > 0 else LOWER) + NAMED[name],) if abs(whole) >= _SAID else ()
    return replace(weighed, weight=round(weighed.weight + whole, 3), reasons=(*why, *weighed.reasons))
