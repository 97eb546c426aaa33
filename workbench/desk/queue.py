"""`/`: what do I do next (UI.md §6.1)."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.models import Span, SpanStatus
from claims import access
from claims.models import Claim, ClaimState, LinkStatus, Mention, Review, ReviewState
from claims.services.assign import waiting_for
from workbench.desk.article import title_of
from workbench.desk.place import seat_in_list
from workbench.language.words import named

ROWS = 50


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The next thing, how much waits, and the list of it."""
    by = seat_in_list(request)
    if by is None:
        return render(request, "desk/queue.html", {"tasks": [], "counts": [], "may_upload": False})
    tasks = [*_returned(by), *_flagged(by), *_waiting(by), *_undecided(by)][:ROWS]
    context = {"project": by.project, "tasks": tasks, "counts": _counts(by), "may_upload": by.may("upload"), "next": _next(tasks)}
    return render(request, "desk/queue.html", context)


def _next(tasks: list[dict[str, Any]]) -> dict[str, Any] | None:
    if not tasks:
        return None
    first = tasks[0]
    return {"url": first["url"], "words": _("Continue"), "title": first["title"], "note": first["note"] or first["why"]}


def _counts(by: Access) -> list[dict[str, Any]]:
    mine = Review.objects.filter(project_id=by.project.pk, reviewer=by.user)
    disputed = access.claims(by).filter(state=ClaimState.DISPUTED)
    return [
        {"label": _("to review"), "n": waiting_for(by).count() if by.may("review") else 0, "url": ""},
        {"label": _("returned to me"), "n": mine.filter(state=ReviewState.RETURNED).count(), "url": ""},
        {"label": _("waiting for adjudication"), "n": disputed.count(), "url": "/adjudicate" if by.may("adjudicate") else ""},
    ]


def _returned(by: Access) -> list[dict[str, Any]]:
    rows = Review.objects.filter(project_id=by.project.pk, reviewer=by.user, state=ReviewState.RETURNED).select_related("claim")[:ROWS]
    return [_task(by, review.claim, why=_("Returned to you"), note=review.return_comment) for review in rows]


def _flagged(by: Access) -> list[dict[str, Any]]:
    """Claims put before the lead, for those who settle such things."""
    if not by.may("see_reviews"):
        return []
    rows = access.flags(by).filter(settled_at=None).select_related("claim").order_by("created_at", "pk")[:ROWS]
    return [_task(by, flag.claim, why=_("Flagged for the lead"), note=flag.note) for flag in rows]


def _waiting(by: Access) -> list[dict[str, Any]]:
    if not by.may("review"):
        return []
    claims = list(waiting_for(by)[:ROWS])
    places = {
        mention.claim_id: mention
        for mention in Mention.objects.filter(claim__in=claims)
        .exclude(status=LinkStatus.REJECTED)
        .select_related("span__edition__article")
        .defer("span__edition__text", "span__edition__search")
        .order_by("-pk")
    }
    return [_task(by, claim, why=_why(claim), mention=places.get(claim.pk)) for claim in claims]


def _why(claim: Any) -> str:
    if claim.begun:
        return _("You began it")
    return _("Assigned to you") if claim.asked else _("Open for review")


def _task(by: Access, claim: Claim, *, why: str, note: str = "", mention: Mention | None = None) -> dict[str, Any]:
    mention = mention or claim.mentions.select_related("span__edition__article").defer("span__edition__text").first()
    article = mention.span.edition.article if mention else None
    return {
        "url": f"/articles/{article.pk}?at=s{mention.span_id}" if article and mention else f"/claims/{claim.pk}",
        "title": claim.text,
        "outlet": article.outlet if article else "",
        "left": "",
        "age": timesince(claim.created_at, depth=1),
        "why": why,
        "note": note,
        "state": claim.state,
        "state_name": named(ClaimState(claim.state)),
    }


def _undecided(by: Access) -> list[dict[str, Any]]:
    """Articles whose suggestions nobody has decided."""
    if not by.may("mark"):
        return []
    open_ = Span.objects.filter(project_id=by.project.pk, status=SpanStatus.SUGGESTED, label__kind="claim")
    rows = by.articles().filter(pk__in=open_.values("edition__article")).order_by("created_at", "pk")[:ROWS]
    left = dict(open_.values_list("edition__article").annotate(n=Count("pk")))
    return [
        {
            "url": f"/articles/{article.pk}",
            "title": title_of(article),
            "outlet": article.outlet,
            "left": left.get(article.pk, ""),
            "age": timesince(article.created_at, depth=1),
            "why": _("Suggestions to decide"),
            "note": "",
            "state": "ready",
            "state_name": _("Ready"),
        }
        for article in rows
    ]
