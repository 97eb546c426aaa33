"""Evidence as a page of its own and, over review and claim, as a drawer: looked up while typed, attached, removed (UI.md §6.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.errors import Invalid
from annotations.http.forms import changes, match
from annotations.http.ids import id_in
from claims import access
from claims.models import Claim, Evidence, ReviewState
from claims.services.evidence import attach_evidence, remove_evidence
from workbench.desk.article import title_of
from workbench.desk.evidence_cards import evidence_page
from workbench.desk.evidence_known import known
from workbench.desk.panel import evidence_card, evidence_of, stances
from workbench.desk.review_acts import after_claim
from workbench.desk.together import own_pieces, piece_words, shown_sets
from workbench.desk.told import told

SAID = ("url", "title", "publisher", "published", "quote", "stance", "strength", "locator", "independence_group")
ARTICLES = 200


def evidence(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The form, or with POST the passage that it holds."""
    return attached(request, claim_id=claim_id) if request.method == "POST" else form(request, claim_id=claim_id)


@require_safe
def form(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The page or, for htmx, the inside of the drawer; with `part=known` what the desk knows of what is typed so far."""
    by, claim = seat(request, claim_id)
    typed: dict[str, Any] = {name: request.GET.get(name, "").replace("\0", "")[:2_000] for name in SAID}
    typed["article"] = id_in(request.GET.get("article", ""))
    if request.GET.get("part") == "known":
        return render(request, "components/evidence_known.html", {"typed": typed, "known": known(by, claim, typed), "on": claim.pk})
    return render(request, template(request), context(by, claim, typed, back=request.GET.get("back", "")[:30]))


def seat(request: HttpRequest, claim_id: int) -> tuple[Access, Claim]:
    """The reader's seat and the claim."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require("review")
    return by, by.one(access.claims(by), claim_id)


def template(request: HttpRequest) -> str:
    """The inside of the drawer, or the page."""
    return "components/drawer.html" if getattr(request, "htmx", False) else "desk/evidence.html"


def context(by: Access, claim: Claim, typed: dict[str, Any], *, back: str, errors: dict[str, str] | None = None) -> dict[str, Any]:
    """What desk/evidence.html and components/evidence_form.html ask for."""
    return {
        **frame(by, claim, back),
        **grouping(by, claim),
        "stances": stances(),
        "articles": [{"id": one.pk, "title": title_of(one)} for one in by.articles().order_by("-created_at", "-pk")[:ARTICLES]],
        "typed": typed,
        "errors": errors or {},
        "known": known(by, claim, typed),
        **evidence_page(by, claim),
        "title": _("Add evidence"),
        "body": "components/evidence_form.html",
    }


def frame(by: Access, claim: Claim, back: str) -> dict[str, Any]:
    """What every page and drawer of evidence has: the claim, and the way back."""
    return {
        "project": by.project,
        "claim": {"id": claim.pk, "text": claim.text, "short": claim.short_text or claim.text[:60]},
        "back": back,
        "back_url": way_back(by, claim, back),
        "locked": claim.decided,
    }


def grouping(by: Access, claim: Claim, changing: Sequence[int] = ()) -> dict[str, Any]:
    """Context of components/evidence_sets.html: the sets of one's draft and one's pieces to choose from, while it may be changed."""
    review, pieces = access.own_review(by, claim), evidence_of(by, claim)
    own = own_pieces(by, pieces)
    if len(own) < 2 or claim.decided or (review and review.state == ReviewState.SUBMITTED):
        return {"own_sets": [], "own_pieces": []}
    return {
        "own_sets": shown_sets(review.evidence_sets if review else [], pieces),
        "own_pieces": [{**evidence_card(one), "words": piece_words(one), "on": one.pk in changing} for one in own],
        "was": "-".join(str(pk) for pk in changing),
    }


def way_back(by: Access, claim: Claim, back: str) -> str:
    """The mark in its article, else the claim's page."""
    span = by.spans().filter(pk=id_in(back[1:]) or 0).values_list("edition__article_id", flat=True).first() if back else None
    return f"/articles/{span}?at={back}" if span else f"/claims/{claim.pk}"


@changes
def attached(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Attach a passage and go back to where one came from; the form comes back with its errors in place."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require("review")
    claim = by.locked(access.claims(by), claim_id)
    said: dict[str, Any] = {name: request.POST.get(name, "").strip() for name in SAID}
    article, back = request.POST.get("article", ""), request.POST.get("back", "")
    told_by_claimant = request.POST.get("self_reported", "") == "1"
    try:
        _stance_of(said)
        cited = by.referenced(by.articles(), id_in(article), name="article") if article else None
        attach_evidence(by=by, claim=claim, article=cited, self_reported=told_by_claimant, **said)
    except Invalid as refusal:
        errors = {str(one.field): one.message for one in refusal.errors} or {"form": refusal.detail}
        typed = {**said, "article": id_in(article), "self_reported": told_by_claimant}
        return drawn(request, context(by, claim, typed, back=back, errors=errors))
    if back:
        return after_claim(request, by, claim, _("Evidence attached"), stay=True)
    return told(request, _("Evidence attached"), f"/claims/{claim.pk}")


def _stance_of(said: dict[str, Any]) -> None:
    if not said["stance"]:
        raise Invalid("Choose what the passage does to the claim.", field="stance", reason="missing")


def drawn(request: HttpRequest, shown: dict[str, Any]) -> HttpResponse:
    """The form again, in the drawer where it came from there."""
    response = render(request, template(request), shown, status=400)
    response["HX-Retarget"] = "#drawer"
    return response


@changes
def removed(request: HttpRequest, evidence_id: int) -> HttpResponse:
    """Take one's own piece away."""
    by = enter_through(request.user, Evidence.objects.all(), evidence_id)
    piece = by.locked(access.evidence(by), evidence_id)  # what is hidden from a role is absent before it is forbidden
    by.require("review")
    match(request, piece)
    remove_evidence(by=by, evidence=piece)
    if request.POST.get("back", ""):
        return after_claim(request, by, piece.claim, _("Evidence removed"), stay=True)
    return told(request, _("Evidence removed"), f"/claims/{piece.claim_id}")
