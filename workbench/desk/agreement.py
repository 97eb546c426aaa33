"""Agreement beyond chance over the project's reviewed claims, as the adjudicator sees it beside a dispute."""

from __future__ import annotations

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from annotations.access import Access
from claims import access
from claims.agreement import bootstrap_interval, krippendorff_alpha
from claims.models import ReviewState

FLOOR = 0.667
MOST = 2_000
RESAMPLES = 200


def batch_agreement(by: Access) -> dict[str, Any]:
    """Krippendorff's α for both axes over the newest reviews in sight, with its interval and n."""
    rows = list(
        access.reviews(by).filter(state=ReviewState.SUBMITTED)
        .order_by("-pk")
        .values_list("claim_id", "round", "reviewer_id", "veracity__key", "attribution__key")[:MOST]
    )
    return {
        "floor": FLOOR,
        "rows": [
            _row(_("Veracity"), [(row[0], row[1], row[2], row[3]) for row in rows]),
            _row(_("Attribution"), [(row[0], row[1], row[2], row[4]) for row in rows]),
        ],
        "note": _("Dashed line: %(floor)s, the floor below which conclusions are not drawn. One claim has no α of its own.")
        % {"floor": number_format(FLOOR)},
    }


def _row(field: str, rows: list[tuple[int, int, int, str | None]]) -> dict[str, Any]:
    units: dict[tuple[int, int], dict[str, str]] = {}
    for claim, round_, reviewer, key in rows:
        if key is not None:
            units.setdefault((claim, round_), {})[str(reviewer)] = key
    pairs = [unit for unit in units.values() if len(unit) > 1]
    found = krippendorff_alpha(pairs)
    interval = bootstrap_interval(pairs, seed=len(pairs), resamples=RESAMPLES) if found.value is not None else None
    low, high = (interval.low, interval.high) if interval else (found.value, found.value)
    return {"field": field, "value": found.value, "low": low, "high": high, "n": len(pairs), "words": str(found.reason or "")}
