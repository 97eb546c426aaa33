"""Beside the review of a claim in hand: a remark, a flag for the lead. The panel comes back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from annotations.access import Access, enter_through
from annotations.http.forms import changes, match
from claims import access
from claims.models import Claim, Flag
from claims.services.comment import comment_on
from claims.services.flag import flag_claim, settle_flag
from workbench.desk.review_acts import after_claim


def seat(request: HttpRequest, claim_id: int) -> tuple[Access, Claim]:
    """The reader's seat and the claim."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require("claim")
    return by, by.one(access.claims(by), claim_id)


@changes
def comment(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`POST /claims/<id>/comments`: a remark."""
    by, claim = seat(request, claim_id)
    comment_on(by=by, claim=claim, text=request.POST.get("text", ""))
    return after_claim(request, by, claim, _("Remark added"), stay=True)


@changes
def flag(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`POST /claims/<id>/flags`: put the claim before the lead."""
    by, claim = seat(request, claim_id)
    flag_claim(by=by, claim=claim, note=request.POST.get("note", ""))
    return after_claim(request, by, claim, _("Flagged for the lead"), stay=True)


@changes
def flag_settled(request: HttpRequest, flag_id: int) -> HttpResponse:
    """`POST /flags/<id>/settle`: done with."""
    by = enter_through(request.user, Flag.objects.all(), flag_id)
    row = by.locked(access.flags(by), flag_id)
    match(request, row)
    settle_flag(by=by, flag=row)
    return after_claim(request, by, row.claim, _("Flag settled"), stay=True)
