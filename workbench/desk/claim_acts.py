"""What is done on the claim page: approving, publishing, correcting, retracting, reopening, rewording."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from annotations.access import Access, enter_through
from annotations.errors import Conflict, Forbidden, Invalid
from annotations.http.forms import changes, match
from claims import access
from claims.models import Claim
from claims.services.adjudicate import approve, reopen
from claims.services.edit_claim import edit_claim
from claims.services.publish import last_publication, publish, retract
from workbench.desk.claim import page, shown
from workbench.desk.told import told

Act = Callable[[Access, Claim], object]


def _act(  # noqa: PLR0913  one act, all its parts
    request: HttpRequest, claim_id: int, verb: str, act: Act, *, said: str, etag: Callable[[Claim], str] | None = None
) -> HttpResponse:
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require(verb)
    claim = by.locked(access.claims(by), claim_id)
    match(request, claim, etag=etag(claim) if etag else None)
    try:
        act(by, claim)
    except (Invalid, Conflict, Forbidden) as refusal:
        context = {**page(request, by, claim), "errors": {"form": refusal.detail}}
        return shown(request, context, status=refusal.status)
    return told(request, said, f"/claims/{claim_id}")


def _published_tag(claim: Claim) -> str:
    last = last_publication(claim)
    return f'"{last.pk}-{last.number}"' if last else claim.etag


@changes
def approved(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Approve what others agreed on or adjudicated."""
    return _act(request, claim_id, "adjudicate", lambda by, claim: approve(by=by, claim=claim), said=_("Approved"))


@changes
def published(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Make the verdict public."""
    note = request.POST.get("note", "")
    return _act(request, claim_id, "publish", lambda by, claim: publish(by=by, claim=claim, note=note), said=_("Published"))


@changes
def corrected(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Replace what is public by the verdict that was decided since."""
    note = request.POST.get("note", "")
    return _act(
        request, claim_id, "publish", lambda by, claim: publish(by=by, claim=claim, note=note), etag=_published_tag, said=_("Corrected")
    )


@changes
def retracted(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Take back what is public."""
    note = request.POST.get("note", "")
    return _act(
        request, claim_id, "publish", lambda by, claim: retract(by=by, claim=claim, note=note), etag=_published_tag, said=_("Retracted")
    )


@changes
def reopened(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Begin another round."""
    reason = request.POST.get("reason", "")
    return _act(
        request,
        claim_id,
        "adjudicate",
        lambda by, claim: reopen(by=by, claim=claim, reason=reason),
        said=_("Opened again; a new round begins"),
    )


@changes
def reworded(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Say the claim in other words."""
    stated: dict[str, Any] = {name: request.POST[name] for name in ("short_text", "claim_type", "note") if name in request.POST}
    if "claim_date" in request.POST:
        stated["claim_date"] = _day(request.POST["claim_date"])
    words = " ".join(request.POST.get("text", "").split())
    return _act(request, claim_id, "claim", lambda by, claim: edit_claim(by=by, claim=claim, text=words, **stated), said=_("Wording kept"))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise Invalid("Give the day as year, month and day.", field="claim_date", reason="invalid") from error
