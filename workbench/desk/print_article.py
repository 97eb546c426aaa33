"""`/articles/<id>/print`: the text with its lanes, the claims by number with both verdicts, the evidence as endnotes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims import access
from claims.models import DECIDED, Evidence, Review, ReviewState, Verdict
from workbench.desk.article import header, seat
from workbench.desk.claim_rows import claim_rows
from workbench.desk.painted import text_in_hand
from workbench.desk.panel import evidence_card, rating
from workbench.desk.reading import Reading, read


@require_safe
def print_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """What one may see of it: one's own verdicts, and those of decided claims; five queries beside the text's own."""
    by = seat(request, article_id)
    reading = read(by, article_id=article_id)
    claims, notes = told(reading)
    context = {
        "project": by.project, "article": header(reading), "paragraphs": text_in_hand(reading, "", whole=True),
        "claims": claims, "notes": notes,
        "left": sum(item.state == "suggested" for item in reading.items),
    }  # fmt: skip
    return render(request, "desk/print.html", context)


def told(reading: Reading) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Claims in text order, and the evidence they point to, numbered as it is first pointed to."""
    items = [item for item in reading.items if item.state not in {"suggested", "rejected"}]
    ids = [item.standing.claim_id for item in items if item.standing]
    verdicts, own = _decided(ids), _own(reading, ids)
    evidence: dict[int, list[Evidence]] = {}
    rows = access.evidence(reading.by).filter(claim__in=ids).select_related("document__source").order_by("created_at", "pk")
    for one in rows:
        evidence.setdefault(one.claim_id, []).append(one)
    known: dict[int, int] = {}
    claims: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for item, row in zip(items, claim_rows(reading.by, items, ""), strict=True):
        claim = item.standing.claim_id if item.standing else 0
        for one in evidence.get(claim, ()):
            if known.setdefault(one.pk, len(known) + 1) > len(notes):
                notes.append({**evidence_card(one), "n": known[one.pk]})
        points = [known[one.pk] for one in evidence.get(claim, ())]
        claims.append({**_said(verdicts.get(claim), own.get(claim)), "n": item.number, "text": row["text"],
                       "paragraph": item.paragraph, "notes": points})  # fmt: skip
    return claims, notes


def _decided(ids: list[int]) -> dict[int, Verdict]:
    """The verdict of each decided claim; the newest stands."""
    rows = Verdict.objects.filter(claim__in=ids, claim__state__in=DECIDED, review=None).select_related("attribution", "veracity")
    return {row.claim_id: row for row in rows.order_by("revision")}


def _own(reading: Reading, ids: list[int]) -> dict[int, Review]:
    """One's own submitted reviews."""
    rows = access.reviews(reading.by).filter(reviewer=reading.by.user, claim__in=ids, state=ReviewState.SUBMITTED)
    return {row.claim_id: row for row in rows.select_related("attribution", "veracity").order_by("round")}


def _said(verdict: Verdict | None, own: Review | None) -> dict[str, Any]:
    said = verdict or own
    return {
        "attribution": rating(said.attribution) if said else None,
        "veracity": rating(said.veracity) if said else None,
        "rationale": said.rationale if said else "",
        "whose": _("decided") if verdict else _("my review") if own else _("open"),
    }
