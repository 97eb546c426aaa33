"""What waits for the reader's verdict in an article, and what a verdict waits for."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workbench.desk.item import Item
from workbench.desk.reading import Reading


def is_due(reading: Reading, key: str) -> bool:
    """Whether the mark of that name is a claim on which the reader has still to give a verdict."""
    item = reading.item(key)
    return item is not None and item in _due(reading)


def due(reading: Reading, key: str) -> dict[str, Any] | None:
    """What waits while another mark is in hand: how many, and the last one before that mark, else the first."""
    waiting, here = _due(reading), reading.mark(key)
    if not waiting:
        return None
    before = [item for item in waiting if here is not None and item.mark.order <= here.order]
    nearest = before[-1] if before else waiting[0]
    count = len(waiting)
    words = ngettext("%(count)s accepted claim waits for your verdict.", "%(count)s accepted claims wait for your verdict.", count)
    return {"words": words % {"count": count}, "key": nearest.key, "n": nearest.number}


def _due(reading: Reading) -> list[Item]:
    return [item for item in reading.items if item.state in {"todo", "draft"}] if reading.by.may("review") else []


def reviewers(reading: Reading) -> str:
    """How many reviewers, and whether blind: “2 reviewers · blind until decided”."""
    project = reading.by.project
    asked = _("%(n)s reviewers") % {"n": project.reviews_per_claim} if project.reviews_per_claim > 1 else _("1 reviewer")
    return f"{asked} · {_('blind until decided')}" if project.blind else asked


def others(reading: Reading) -> str:
    """What a submitted review waits for."""
    project = reading.by.project
    if project.reviews_per_claim < 2:
        return ""
    decided = _("Your verdict is in. The claim is decided once %(n)s reviewers have given theirs.") % {"n": project.reviews_per_claim}
    return f"{decided} {_('Until then no other reviewer sees yours.')}" if project.blind else decided
