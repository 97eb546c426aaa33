"""`/claims/<id>/evidence/sets`: what stands only together, made, changed and taken apart (UI.md §6.6); a page, and a drawer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.errors import Invalid
from annotations.http.forms import changes
from annotations.http.ids import id_in
from claims import access
from claims.models import Claim
from claims.services.group_evidence import group_evidence
from claims.services.review import open_review
from workbench.desk.evidence import drawn, frame, grouping, seat, template
from workbench.desk.panel import evidence_of
from workbench.desk.review_acts import after_claim, claim_seat
from workbench.desk.together import cited, put_together, take_apart
from workbench.desk.told import told


def evidence_sets(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The form, or with POST what it says."""
    return _changed(request, claim_id=claim_id) if request.method == "POST" else _form(request, claim_id=claim_id)


@require_safe
def _form(request: HttpRequest, claim_id: int) -> HttpResponse:
    """One's pieces to choose from; with `set=3-5` that one is changed."""
    by, claim = seat(request, claim_id)
    context = _context(by, claim, back=request.GET.get("back", "")[:30], changing=_ids(request.GET.get("set", "")))
    return render(request, template(request), context)


def _context(by: Access, claim: Claim, *, back: str, changing: list[int], error: str = "") -> dict[str, Any]:
    shown = {"title": _("What stands only together"), "body": "components/evidence_sets.html", "error": error}
    return {**frame(by, claim, back), **grouping(by, claim, changing), **shown}


@changes
def _changed(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`piece` (several): they stand only together, `was` is the set that is changed; or `apart`: the set that is no more."""
    by, claim = claim_seat(request, claim_id)
    pieces, back = evidence_of(by, claim), request.POST.get("back", "")
    review = access.own_review(by, claim) or open_review(by=by, claim=claim)
    sets = cited(by, review.evidence_sets, pieces)
    apart, was = _ids(request.POST.get("apart", "")), _ids(request.POST.get("was", ""))
    try:
        chosen = [id_in(one) or 0 for one in request.POST.getlist("piece")]
        sets = take_apart(sets, apart) if apart else put_together(by, sets, pieces, chosen, instead_of=was)
    except Invalid as refusal:
        return drawn(request, _context(by, claim, back=back, changing=was, error=refusal.errors[0].message))
    group_evidence(by=by, review=review, sets=cited(by, sets, pieces))
    said = _("These stand alone again") if apart else _("These stand only together")
    return after_claim(request, by, claim, said, stay=True) if back else told(request, said, f"/claims/{claim.pk}")


def _ids(key: str) -> list[int]:
    """“3-5” as numbers."""
    return [pk for one in key.split("-")[:50] if (pk := id_in(one))]
