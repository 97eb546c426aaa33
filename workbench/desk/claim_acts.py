"""What is done on the claim page: approving, publishing, correcting, retracting, reopening, rewording."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from annotations.access import Access, enter_through
from annotations.errors import Conflict, Forbidden, Invalid
from annotations.http.forms import changes, match
from claims import access
from claims.models import Claim
from claims.services.adjudicate import approve, reopen
from claims.services.edit_claim import edit_claim
from claims.services.publish import last_publication, publish, retract
from workbench.desk.account import see_other
from workbench.desk.claim import page

Act = Callable[[Access, Claim], object]


def _act(request: HttpRequest, claim_id: int, verb: str, act: Act, *, etag: Callable[[Claim], str] | None = None) -> HttpResponse:
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require(verb)
    claim = by.locked(access.claims(by), claim_id)
    match(request, claim, etag=etag(claim) if etag else None)
    try:
        act(by, claim)
    except (Invalid, Conflict, Forbidden) as refusal:
        context = {**page(by, claim), "errors": {"form": refusal.detail}}
        return render(request, "desk/claim.html", context, status=refusal.status)
    return see_other(f"/claims/{claim_id}")


def _published_tag(claim: Claim) -> str:
    last = last_publication(claim)
    return f'"{last.pk}-{last.number}"' if last else claim.etag


@changes
def approved(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Approve what others agreed on or adjudicated."""
    return _act(request, claim_id, "adjudicate", lambda by, claim: approve(by=by, claim=claim))


@changes
def published(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Make the verdict public."""
    return _act(request, claim_id, "publish", lambda by, claim: publish(by=by, claim=claim, note=request.POST.get("note", "")))


@changes
def corrected(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Replace what is public by the verdict that was decided since."""
    note = request.POST.get("note", "")
    return _act(request, claim_id, "publish", lambda by, claim: publish(by=by, claim=claim, note=note), etag=_published_tag)


@changes
def retracted(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Take back what is public."""
    note = request.POST.get("note", "")
    return _act(request, claim_id, "publish", lambda by, claim: retract(by=by, claim=claim, note=note), etag=_published_tag)


@changes
def reopened(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Begin another round."""
    reason = request.POST.get("reason", "")
    return _act(request, claim_id, "adjudicate", lambda by, claim: reopen(by=by, claim=claim, reason=reason))


@changes
def reworded(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Say the claim in other words."""
    words = " ".join(request.POST.get("text", "").split())
    return _act(request, claim_id, "claim", lambda by, claim: edit_claim(by=by, claim=claim, text=words))
