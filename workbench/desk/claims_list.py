"""`/claims`: every claim of the project with its state and verdict; filters live in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.http.paging import Keyset
from annotations.models import Attribution
from claims import access
from claims.models import DECIDED, Axis, Claim, ClaimState, LinkStatus, Mention, Verdict
from workbench.desk.dates import day
from workbench.desk.panel import rating
from workbench.desk.place import seat_in_list
from workbench.language.words import named, rating_name

ROWS = 50
ORDER = Keyset(("-created_at", "-id"))


@require_safe
def claims_list(request: HttpRequest) -> HttpResponse:
    """A page of claims, newest first; rejected and merged ones only when asked for."""
    by = seat_in_list(request)
    if by is None:
        return render(request, "desk/claims.html", {"claims": [], "filters": [], "page": {}})
    wanted = {name: request.GET.get(name, "").strip()[:300] for name in ("q", "state", "veracity")}
    found = ORDER.page(_chosen(by, wanted), limit=ROWS, cursor=request.GET.get("cursor"), request=request)
    shown = ngettext("%(n)s claim", "%(n)s claims", len(found.rows)) % {"n": len(found.rows)}
    context = {
        "project": by.project, "claims": cards(by, found.rows), "filters": _filters(by, wanted), "active": any(wanted.values()),
        "q": wanted["q"], "keep": [{"name": "project", "value": by.project.pk}], "far": far(by),
        "page": {"next_url": found.next, "words": _("%(shown)s shown, more follow") % {"shown": shown} if found.next else shown},
    }  # fmt: skip
    return render(request, "desk/claims.html", context)


def far(by: Access) -> dict[str, Any]:
    """How far the project's claims are, rejected and merged ones aside."""
    rows = Claim.objects.filter(project_id=by.project.pk).exclude(state__in=[ClaimState.REJECTED, ClaimState.MERGED])
    n = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    done = sum(n.get(state, 0) for state in DECIDED)
    busy = sum(n.get(state, 0) for state in (ClaimState.IN_REVIEW, ClaimState.AGREED, ClaimState.DISPUTED))
    total, disputed = sum(n.values()), n.get(ClaimState.DISPUTED, 0)
    return {"done": done, "busy": busy, "rest": total - done - busy, "total": total, "disputed": disputed}


def _own_verdict(name: str) -> Subquery:
    """A column of the claim's own newest verdict; reviews' verdicts stay with the reviews."""
    return Subquery(Verdict.objects.filter(claim=OuterRef("pk"), review=None).order_by("-revision").values(name)[:1])


def _chosen(by: Access, wanted: dict[str, str]) -> QuerySet[Claim]:
    rows = access.claims(by).defer("search")
    rows = (
        rows.filter(state=wanted["state"])
        if wanted["state"] in ClaimState.values
        else rows.exclude(state__in=[ClaimState.REJECTED, ClaimState.MERGED])
    )
    if wanted["veracity"]:
        rows = rows.annotate(rated=_own_verdict("veracity__key")).filter(rated=wanted["veracity"])
    if wanted["q"] and "\0" not in wanted["q"]:
        rows = rows.filter(search=SearchQuery(wanted["q"], config="simple", search_type="websearch"))
    return rows


def _filters(by: Access, wanted: dict[str, str]) -> list[dict[str, Any]]:
    states = [{"value": state.value, "name": named(state)} for state in ClaimState]
    labels = [{"value": label.key, "name": rating_name(label.name)} for label in access.scale_labels(by, Axis.VERACITY)]
    return [
        {"name": "state", "label": _("State"), "value": wanted["state"], "options": states},
        {"name": "veracity", "label": _("Veracity"), "value": wanted["veracity"], "options": labels},
    ]


def cards(by: Access, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Claims as the list shows them; three queries whatever the number of rows."""
    ids = [claim.pk for claim in claims]
    verdicts = {
        verdict.claim_id: verdict
        for verdict in Verdict.objects.filter(claim__in=ids, review=None).select_related("veracity", "attribution").order_by("revision")
    }
    live = by.seen(Mention.objects.filter(claim__in=ids), "span").exclude(status=LinkStatus.REJECTED)
    places = dict(live.order_by().values_list("claim").annotate(n=Count("span__edition__article", distinct=True)))
    spoken = Attribution.objects.filter(role="speaker", span__mentions__in=live).order_by("-pk")
    speakers = dict(spoken.values_list("span__mentions__claim", "speaker__name"))
    return [_card(claim, verdicts.get(claim.pk), places.get(claim.pk, 0), speakers.get(claim.pk, "")) for claim in claims]


def _card(claim: Claim, verdict: Verdict | None, places: int, speaker: str) -> dict[str, Any]:
    changed = verdict.created_at if verdict else claim.created_at
    return {
        "id": claim.pk, "text": claim.text, "state": claim.state, "state_name": named(ClaimState(claim.state)),
        "attribution": rating(verdict.attribution) if verdict else None, "veracity": rating(verdict.veracity) if verdict else None,
        "mentions": ngettext("%(n)s article", "%(n)s articles", places) % {"n": places}, "speaker": speaker,
        "changed": day(changed),
    }  # fmt: skip
