"""Agreement beyond chance over the project's reviewed claims, as the adjudicator sees it beside a dispute."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access
from claims import access
from claims.agreement import bootstrap_interval, krippendorff_alpha
from claims.models import Confidence, LinkStatus, ReviewState

FLOOR = 0.667
MOST = 2_000
RESAMPLES = 200


def batch_agreement(by: Access, about: str = "") -> dict[str, Any]:
    """Krippendorff's α of each field over the newest reviews in sight, with its interval and n; `about`: what is said of this claim."""
    given = list(
        access.reviews(by).filter(state=ReviewState.SUBMITTED)
        .order_by("-pk")
        .values_list("claim_id", "round", "reviewer_id", "veracity__key", "attribution__key", "confidence")[:MOST]
    )  # fmt: skip
    marked = own_marks(by, {row[0] for row in given})
    rows = [(*row, *marked.get((row[0], row[2]), ("", ""))) for row in given]
    alone = _("Nobody marked it a second time")
    floor = _("Dashed line: %(floor)s, the floor below which conclusions are not drawn.") % {"floor": number_format(FLOOR)}
    return {
        "floor": FLOOR,
        "rows": [
            _row(_("Span"), _units(rows, 6), none=alone),
            _row(_("Kind"), _units(rows, 7), none=alone),
            _row(_("Attribution"), _units(rows, 4)),
            _row(_("Veracity"), _units(rows, 3)),
            _row(_("Confidence"), _units(rows, 5), order=[str(level) for level in Confidence]),
        ],
        "note": " ".join(part for part in (floor, about, _("One claim has no α of its own.")) if part),
    }


def own_marks(by: Access, claims: Collection[int]) -> dict[tuple[int, int], tuple[str, str]]:
    """The edges, and the kind, that a reviewer gave a claim by a mark of their own; where highlights are shared there are few."""
    rows = access.mentions(by).filter(claim__in=claims, span__created_by__isnull=False).exclude(status=LinkStatus.REJECTED)
    found = rows.order_by("-created_at", "-pk").values_list(
        "claim_id", "span__created_by_id", "span__edition_id", "span__start", "span__end", "span__label__kind"
    )
    return {(claim, who): (f"{edition}:{start}-{end}", kind) for claim, who, edition, start, end, kind in found}


def _units(rows: Sequence[tuple[Any, ...]], column: int) -> list[dict[str, str]]:
    """What several people said of one claim in one round."""
    units: dict[tuple[int, int], dict[str, str]] = {}
    for row in rows:
        if row[column]:
            units.setdefault((row[0], row[1]), {})[str(row[2])] = row[column]
    return [unit for unit in units.values() if len(unit) > 1]


def _row(field: str, pairs: list[dict[str, str]], order: Sequence[str] | None = None, *, none: str = "") -> dict[str, Any]:
    found = krippendorff_alpha(pairs, order=order)
    interval = bootstrap_interval(pairs, seed=len(pairs), resamples=RESAMPLES, order=order) if found.value is not None else None
    low, high = (interval.low, interval.high) if interval else (found.value, found.value)
    return {"field": field, "value": found.value, "low": low, "high": high, "n": len(pairs), "words": _why_none(pairs, none)}


def _why_none(pairs: list[dict[str, str]], none: str) -> str:
    """Why there is no α: no second review (or what else is missing), or all labels alike."""
    if not pairs:
        return none or _("No second review yet")
    n = sum(len(unit) for unit in pairs)
    return ngettext("The one label says nothing", "All %(n)s are the same label", n) % {"n": n}
