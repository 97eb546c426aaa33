"""Beside the review of a claim in hand: a link to another claim, a remark, a flag for the lead. The panel comes back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.errors import Invalid
from annotations.http.forms import changes, match
from annotations.http.ids import id_in
from claims import access
from claims.models import Claim, Flag, RelationKind
from claims.services.comment import comment_on
from claims.services.flag import flag_claim, settle_flag
from claims.services.relate import relate_claims
from workbench.desk.links import hits, kinds
from workbench.desk.place import remember
from workbench.desk.review_acts import after_claim


def seat(request: HttpRequest, claim_id: int) -> tuple[Access, Claim]:
    """The reader's seat and the claim."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require("claim")
    return by, by.one(access.claims(by), claim_id)


def link_or_search(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`/claims/<id>/link`: GET looks for claims, POST links one."""
    return link(request, claim_id) if request.method == "POST" else link_search(request, claim_id)


@require_safe
def link_search(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`GET /claims/<id>/link?q=…`: claims that this one may be linked to; for htmx the list alone."""
    by, claim = seat(request, claim_id)
    remember(request, by.project.pk)
    asked = request.GET.get("q", "")
    context = {"claim": claim, "hits": hits(by, claim, asked), "kinds": kinds(), "q": asked, "back": request.GET.get("back", "")}
    name = "components/link_hits.html" if getattr(request, "htmx", False) else "desk/link.html"
    return render(request, name, context)


@changes
def link(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`POST /claims/<id>/link`: say how the claim in hand stands to another, and go on with it."""
    by, claim = seat(request, claim_id)
    other = by.referenced(access.claims(by), id_in(request.POST.get("target", "")), name="target")
    kind = request.POST.get("kind", "")
    if kind not in RelationKind.values:
        raise Invalid("Choose how the claims stand to each other.", field="kind", reason="unknown_reference")
    relate_claims(by=by, from_claim=claim, to_claim=other, kind=kind)
    return after_claim(request, by, claim, _("Linked"), stay=True)


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
