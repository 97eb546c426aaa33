"""`/adjudicate`: disputes side by side, names hidden until decided; take one, merge, or return (UI.md §6.8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.errors import NotFound
from claims import access
from claims.models import Claim, ClaimState, ClaimType, Review
from claims.services.adjudicate import refuse_own
from workbench.desk.agreement import batch_agreement
from workbench.desk.compare_reviews import Column, columns, fields
from workbench.desk.decide import decide, outcome, typed_of
from workbench.desk.disputes import decided_card, decided_today, disputes, nothing_waits, place_in_line, waiting_rows
from workbench.desk.lanes import Lanes, lanes, overlap, passage
from workbench.desk.panel import scales
from workbench.desk.place import remember, seat_in_list
from workbench.desk.verdict_card import precedent_cards
from workbench.language.words import named

SHOWN = 50


def adjudicate_page(request: HttpRequest, claim_id: int | None = None) -> HttpResponse:
    """The first dispute, or the one named; POST decides it."""
    if request.method == "POST" and claim_id is not None:
        return decide(request, claim_id=claim_id, again=again)
    by = seat_in_list(request) if claim_id is None else enter_through(request.user, Claim.objects.all(), claim_id)
    if by is None:
        raise NotFound
    by.require("adjudicate")
    remember(request, by.project.pk)
    waiting = disputes(by)
    claim = waiting.first() if claim_id is None else by.one(access.claims(by), claim_id)
    if claim is not None:
        seen(by, claim)
    return render(request, "desk/adjudicate.html", page(by, claim, waiting))


@require_safe
def preview(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`GET /claims/<id>/adjudicate/preview`: what the choice so far would make, before it is made."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require("adjudicate")
    claim = by.one(access.claims(by), claim_id)
    seen(by, claim)
    return render(request, "components/merged.html", {"merged": outcome(by, _compared(claim), typed_of(request.GET))})


def seen(by: Access, claim: Claim) -> None:
    """A dispute is shown to whom its reviews are open: never, while it is blind, to one of its reviewers."""
    if claim.state == ClaimState.DISPUTED and not access.sees_reviews(by, claim):
        refuse_own(by, claim)
        raise NotFound


def _compared(claim: Claim) -> list[Column]:
    """The reviews beside each other, of a dispute and of what is decided; a round that still runs is nobody's to compare."""
    return columns(claim) if claim.state == ClaimState.DISPUTED or claim.decided else []


def again(request: HttpRequest, by: Access, claim: Claim, *, errors: dict[str, str], status: int) -> HttpResponse:
    """The page once more with what was typed, and why it was not taken."""
    shown = page(by, claim, disputes(by), typed=typed_of(request.POST), errors=errors)
    return render(request, "desk/adjudicate.html", shown, status=status)


def page(
    by: Access, claim: Claim | None, waiting: QuerySet[Claim], *, typed: dict[str, Any] | None = None, errors: dict[str, str] | None = None
) -> dict[str, Any]:
    """Everything desk/adjudicate.html asks for."""
    queue = list(waiting[: SHOWN + 1])
    common = {
        "project": by.project, "waiting": len(queue), "more": len(queue) > SHOWN, "disputes": waiting_rows(queue[:SHOWN], claim),
        "decided_today": decided_today(by), "errors": errors or {}, "decision": typed or {},
    }  # fmt: skip
    if claim is None:
        return {**common, "claim": None, "empty_words": nothing_waits(by)}
    found = _compared(claim)
    marked = lanes(by, claim, [one.review.reviewer_id for one in found])
    rows = fields(by, found, marked)
    differing = sum(not row["same"] for row in rows)
    differ = ngettext("%(n)s of %(all)s fields differs", "%(n)s of %(all)s fields differ", differing)
    following = next((one.pk for one in queue if one.pk != claim.pk), None)
    return {
        **common,
        "claim": _head(claim),
        "place": place_in_line(queue, claim),
        "differ": differ % {"n": differing, "all": len(rows)} if rows else "",
        "reviews": [_review(one, named=claim.decided) for one in found],
        "fields": rows,
        "passage": passage(marked) if marked else None,
        "agreement": batch_agreement(by, _about(rows, marked)),
        "scales": scales(by),
        "merged": outcome(by, found, typed or {}),
        "settled": decided_card(by, claim),
        "open_now": claim.state == ClaimState.DISPUTED,
        "precedents": precedent_cards(by, claim),
        "article_url": f"/articles/{marked.first.span.edition.article_id}?at=s{marked.first.span_id}" if marked else "",
        "next_claim_id": following,
    }


def _review(one: Column, *, named: bool) -> dict[str, Any]:
    return {"letter": one.letter, "look": one.look, "time": _took(one.review), "name": one.review.reviewer.shown_name if named else ""}


def _took(review: Review) -> str:
    """How long after it was opened a review was given; nothing else of its making is recorded."""
    if review.submitted_at is None:
        return ""
    if review.submitted_at - review.created_at < timedelta(minutes=1):
        return _("given within a minute")
    return _("given after %(time)s") % {"time": timesince(review.created_at, review.submitted_at, depth=1)}


def _about(rows: Sequence[dict[str, Any]], marked: Lanes | None) -> str:
    """What is said of the claim beside α: “spans overlap 26 % (55 of 209 characters), 5 of 9 fields equal”."""
    if not rows:
        return ""
    equal = _("%(n)s of %(all)s fields equal") % {"n": sum(row["same"] for row in rows), "all": len(rows)}
    said = f"{overlap(marked)}, {equal}" if marked and marked.differ else equal
    return _("This claim: %(said)s.") % {"said": said}


def _head(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.pk, "text": claim.text, "lang": claim.language, "short": claim.short_text or claim.text[:60], "state": claim.state,
        "state_name": named(ClaimState(claim.state)), "version": claim.dossier_etag,
        "kind_name": named(ClaimType(claim.claim_type)) if claim.claim_type else _("Claim"),
    }  # fmt: skip
