"""`/adjudicate`: disputes side by side, names hidden until decided; take one, merge, or return (UI.md §6.8)."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access, enter_through
from annotations.errors import Invalid, NotFound
from annotations.http.forms import changes, match
from annotations.http.ids import id_in
from claims import access
from claims.models import (
    Adjudication,
    Assignment,
    AssignmentState,
    Axis,
    Choice,
    Claim,
    ClaimState,
    ClaimType,
    Review,
    ReviewState,
    Verdict,
)
from claims.services.adjudicate import Merged, adjudicate, refuse_own
from workbench.desk.account import see_other
from workbench.desk.agreement import batch_agreement
from workbench.desk.compare_reviews import columns, fields
from workbench.desk.occurrences import passage
from workbench.desk.panel import rating
from workbench.desk.place import remember, seat_in_list
from workbench.desk.review_acts import chosen_label
from workbench.language.words import named, rating_name


def adjudicate_page(request: HttpRequest, claim_id: int | None = None) -> HttpResponse:
    """The first dispute, or the one named; POST decides it."""
    if request.method == "POST" and claim_id is not None:
        return decide(request, claim_id=claim_id)
    by = seat_in_list(request) if claim_id is None else enter_through(request.user, Claim.objects.all(), claim_id)
    if by is None:
        raise NotFound
    by.require("adjudicate")
    remember(request, by.project.pk)
    waiting = disputes(by)
    claim = waiting.first() if claim_id is None else by.one(access.claims(by), claim_id)
    if claim is not None:
        _seen(by, claim)
    return render(request, "desk/adjudicate.html", page(by, claim, waiting))


def disputes(by: Access) -> QuerySet[Claim]:
    """Disputed claims that the adjudicator did not review, longest waiting first."""
    mine = {"claim": OuterRef("pk"), "round": OuterRef("round"), "reviewer": by.user}
    rows = access.claims(by).filter(state=ClaimState.DISPUTED).exclude(Exists(Review.objects.filter(**mine)))
    if by.project.blind:  # who is asked for a review counts as reviewer
        rows = rows.exclude(Exists(Assignment.objects.filter(**mine, state__in=[AssignmentState.OPEN, AssignmentState.DONE])))
    return rows.order_by("created_at", "pk")


def _seen(by: Access, claim: Claim) -> None:
    """A dispute is shown to whom its reviews are open: never, while it is blind, to one of its reviewers."""
    if claim.state == ClaimState.DISPUTED and not access.sees_reviews(by, claim):
        refuse_own(by, claim)
        raise NotFound


def page(
    by: Access, claim: Claim | None, waiting: QuerySet[Claim], *, typed: dict[str, Any] | None = None, errors: Any = None
) -> dict[str, Any]:
    """Everything desk/adjudicate.html asks for."""
    queue = list(waiting[:50])
    common = {"project": by.project, "waiting": len(queue), "disputes": _waiting(queue, claim), "decided": _today(by)}
    if claim is None or claim.state != ClaimState.DISPUTED:
        agreed = access.claims(by).filter(state=ClaimState.APPROVED).count()
        words = ngettext("%(n)s claim is decided.", "%(n)s claims are decided.", agreed) % {"n": agreed}
        return {**common, "claim": None, "empty_words": words}
    found = columns(claim)
    rows = fields(found)
    differing = sum(not row["same"] for row in rows)
    order = [one.pk for one in queue]
    following = next((pk for pk in order if pk != claim.pk), None)
    mention = claim.mentions.select_related("span__edition__article").defer("span__edition__text", "span__edition__search").first()
    return {
        **common,
        "claim": _head(claim),
        "place": _("%(n)s of %(all)s waiting") % {"n": order.index(claim.pk) + 1 if claim.pk in order else 1, "all": max(len(order), 1)},
        "differ": ngettext("%(n)s of %(all)s fields differs", "%(n)s of %(all)s fields differ", differing)
        % {"n": differing, "all": len(rows)},
        "reviews": [{"letter": one.letter, "look": one.look, "time": "", "name": ""} for one in found],
        "fields": rows,
        "passage": passage(mention) if mention else None,
        "agreement": batch_agreement(by),
        "scales": scales(by),
        "decision": typed or {},
        "errors": errors or {},
        "article_url": f"/articles/{mention.span.edition.article_id}?at=s{mention.span_id}" if mention else "",
        "next_claim_id": following,
    }


def _head(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.pk, "text": claim.text, "short": claim.short_text or claim.text[:60], "state": claim.state,
        "state_name": named(ClaimState(claim.state)), "version": claim.dossier_etag,
        "kind_name": named(ClaimType(claim.claim_type)) if claim.claim_type else _("Claim"),
    }  # fmt: skip


def scales(by: Access) -> dict[str, list[dict[str, Any]]]:
    """The labels a merged verdict may have."""
    return {
        axis.value: [
            {"value": label.pk, "name": rating_name(label.name), "shape": label.shape, "tone": label.tone or "unv"}
            for label in access.scale_labels(by, axis)
        ]
        for axis in (Axis.ATTRIBUTION, Axis.VERACITY)
    }


def _waiting(queue: list[Claim], current: Claim | None) -> list[dict[str, Any]]:
    """The disputes in line, each with the labels that stand against each other; one query for all."""
    ratings: dict[int, list[Any]] = {}
    reviews = Review.objects.filter(claim__in=queue, round=F("claim__round"), state=ReviewState.SUBMITTED).order_by("submitted_at", "pk")
    for review in reviews.select_related("veracity"):
        ratings.setdefault(review.claim_id, []).append(rating(review.veracity))
    return [
        {
            "claim_id": one.pk, "text": one.text, "ratings": ratings.get(one.pk, []), "age": timesince(one.created_at, depth=1),
            "current": current is not None and one.pk == current.pk, "decided": "",
        }
        for one in queue
    ]  # fmt: skip


def _today(by: Access) -> list[dict[str, Any]]:
    names = {Choice.TAKE: _("Took one"), Choice.MERGE: _("Merged"), Choice.RETURN: _("Returned")}
    since = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Adjudication.objects.filter(project_id=by.project.pk, created_by=by.user, created_at__gte=since).order_by("-pk")[:10]
    return [
        {
            "claim_id": row.claim_id, "text": row.claim.text, "decided": names[Choice(row.choice)], "age": f"{row.created_at:%H:%M}",
            "ratings": [rating(row.verdict.veracity)] if row.verdict else [{"shape": "ring", "tone": "unv", "name": ""}], "current": False,
        }
        for row in rows.select_related("claim", "verdict__veracity")
    ]  # fmt: skip


@changes
def decide(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Settle the dispute and open the next one."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require("adjudicate")
    claim = by.locked(access.claims(by), claim_id)
    _seen(by, claim)
    match(request, claim, etag=claim.dossier_etag)
    try:
        _decide(request, by, claim)
    except Invalid as refusal:
        errors = {str(one.field).replace("review_id", "choice"): one.message for one in refusal.errors}
        return render(request, "desk/adjudicate.html", page(by, claim, disputes(by), typed=_typed(request), errors=errors), status=400)
    following = disputes(by).first()
    return see_other(f"/claims/{following.pk}/adjudicate" if following else f"/claims/{claim_id}")


def _decide(request: HttpRequest, by: Access, claim: Claim) -> None:
    choice, _sep, letter = request.POST.get("choice", "").partition("-")
    reason = request.POST.get("reason", "")
    if choice not in Choice.values:
        raise Invalid("Choose: take one, merge, or return.", field="choice", reason="missing")
    taken = next((one.review for one in columns(claim) if one.letter == letter), None)
    adjudicate(
        by=by, claim=claim, choice=choice, reason=reason, review=taken, merged=_merged(request, claim) if choice == "merge" else None
    )


def _merged(request: HttpRequest, claim: Claim) -> Merged | None:
    veracity = chosen_label(request, "veracity")
    if veracity is None:
        return None
    attribution = chosen_label(request, "attribution")
    if attribution is None:  # what the reviews agree on stays as both have it
        same = {one.verdict.attribution_id for one in columns(claim)}
        attribution = same.pop() if len(same) == 1 else None
    rationales = Verdict.objects.filter(claim=claim, round=claim.round, review__isnull=False).order_by("revision")
    return Merged(
        veracity=veracity, attribution=attribution, confidence=request.POST.get("confidence", ""),
        rationale=request.POST.get("reason", "") or "\n\n".join(one.rationale for one in rationales),
    )  # fmt: skip


def _typed(request: HttpRequest) -> dict[str, Any]:
    chosen = {axis: id_in(request.POST.get(axis, "")) for axis in ("attribution", "veracity")}
    return {**chosen, **{name: request.POST.get(name, "") for name in ("choice", "confidence", "reason")}}
