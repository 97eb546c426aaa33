"""What stands beside one's own review of a claim: checks, links, the discussion, flags, and the decision once there is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from annotations.access import Access
from claims import access
from claims.models import Claim, Evidence, Flag, Verdict
from workbench.desk.checks import checks
from workbench.desk.dates import shown_date
from workbench.desk.item import Item
from workbench.desk.links import linked
from workbench.desk.reading import Reading, stands_beside

REMARKS = 50
"""The newest remarks that the panel shows."""


def beside(reading: Reading, item: Item, claim: Claim, evidence: Sequence[Evidence]) -> dict[str, Any]:
    """Part of the context of components/panel_claim.html."""
    may_say = reading.by.may("claim") and not reading.by.read_only
    raised = flags(reading.by, claim) if stands_beside(claim, "has_flags") else []
    return {
        "checks": checks(reading, item.span, claim, evidence),
        "links": linked(reading, claim) if stands_beside(claim, "has_links") else [],
        "talk": talk(reading.by, claim),
        "flags": raised,
        "may_say": may_say,
        "may_flag": may_say and not any(flag["mine"] for flag in raised),
    }


def talk(by: Access, claim: Claim) -> dict[str, Any]:
    """The discussion as far as one may see it; while the round is blind, one's own remarks alone."""
    written = access.comments(by).filter(claim=claim).select_related("created_by").order_by("-pk")
    rows = list(written[:REMARKS]) if stands_beside(claim, "has_remarks") else []
    blind = by.project.blind and not claim.decided
    return {
        "remarks": [
            {
                "text": row.text,
                "when": shown_date(row.created_at.date().isoformat()),
                "who": _("You") if row.created_by_id == by.user.pk else _("A colleague") if blind else str(row.created_by or ""),
            }
            for row in reversed(rows)
        ],
        "note": _("Others see this once the claim is decided; the leads at once.") if blind and not by.may("see_reviews") else "",
    }


def flags(by: Access, claim: Claim) -> list[dict[str, Any]]:
    """Open flags one may see."""
    rows = access.flags(by).filter(claim=claim, settled_at=None).order_by("pk")
    return [flag_shown(by, row) for row in rows]


def flag_shown(by: Access, flag: Flag) -> dict[str, Any]:
    """A flag, and whether it is the reader's to settle."""
    mine = flag.created_by_id == by.user.pk
    return {"id": flag.pk, "note": flag.note, "version": flag.etag, "mine": mine, "may_settle": mine or by.may("see_reviews")}


def decision(claim: Claim) -> Verdict | None:
    """The claim's own verdict that stands, once it is decided; open to everybody."""
    if not claim.decided:
        return None
    rows = Verdict.objects.filter(claim=claim, review=None).select_related("attribution", "veracity")
    return rows.order_by("-revision").first()
