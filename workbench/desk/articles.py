"""`/articles`: what is in the project and how far it is; filters live in the address (UI.md §6.2)."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.http.paging import Keyset
from annotations.models import Article, Edition
from annotations.services.resegment_parts import VERB
from workbench.desk.article import seat_at, title_of
from workbench.desk.corpus import card, last_request
from workbench.desk.dates import shown_date
from workbench.desk.place import seat_in_list
from workbench.desk.progress import STATES, Standing, in_state, standings, state_name

ROWS = 50
ORDER = Keyset(("-created_at", "-id"))


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """A page of the project's articles, newest first."""
    by = seat_in_list(request)
    if by is None:
        return render(request, "desk/articles.html", {"articles": [], "filters": [], "page": {}, "may_upload": False})
    wanted = {name: request.GET.get(name, "").strip()[:300] for name in ("q", "state", "outlet", "language")}
    found = ORDER.page(_chosen(by, wanted), limit=ROWS, cursor=request.GET.get("cursor"), request=request)
    stand = standings(found.rows)
    return render(
        request,
        "desk/articles.html",
        {
            "project": by.project,
            "articles": [row(article, stand[article.pk], by) for article in found.rows],
            "filters": _filters(by, wanted),
            "active": any(wanted.values()),
            "q": wanted["q"],
            "keep": [{"name": "project", "value": by.project.pk}],
            "page": {"next_url": found.next, "words": _words(found.rows, found.next)},
            "may_upload": by.may("upload"),
            "total": "",
            "corpus": _corpus(by),
        },
    )


def _corpus(by: Access) -> dict[str, Any] | None:
    """To who may have texts read again: that some are old, or how far that is."""
    if not by.may(VERB):
        return None
    shown = card(by, last_request(by))
    return shown if shown["active"] or shown["articles"] else None


@require_safe
def article_row(request: HttpRequest, article_id: int) -> HttpResponse:
    """One row of the list, polled while its segmentation runs."""
    by, article = seat_at(request, article_id)
    return render(request, "components/article_row.html", {"a": row(article, standings([article])[article.pk], by)})


def _words(rows: list[Article], following: str | None) -> str:
    shown = ngettext("%(n)s article", "%(n)s articles", len(rows)) % {"n": len(rows)}
    return _("%(shown)s shown, more follow") % {"shown": shown} if following else shown


def _chosen(by: Access, wanted: dict[str, str]) -> QuerySet[Article]:
    rows = by.articles()
    if wanted["outlet"]:
        rows = rows.filter(outlet=wanted["outlet"])
    if wanted["language"]:
        rows = rows.filter(language=wanted["language"])
    if wanted["state"] in STATES:
        rows = in_state(rows, wanted["state"])
    if wanted["q"] and "\0" not in wanted["q"]:
        query = SearchQuery(wanted["q"], config="simple", search_type="websearch")
        texts = Edition.objects.filter(project_id=by.project.pk, search=query)
        rows = rows.filter(Q(pk__in=texts.values("article")) | Q(title__icontains=wanted["q"]))
    return rows


def _filters(by: Access, wanted: dict[str, str]) -> list[dict[str, Any]]:
    outlets = by.articles().exclude(outlet="").order_by("outlet").values_list("outlet", flat=True).distinct()[:100]
    return [
        {"name": "state", "label": _("State"), "value": wanted["state"], "options": [{"value": s, "name": state_name(s)} for s in STATES]},
        {"name": "outlet", "label": _("Outlet"), "value": wanted["outlet"], "options": [{"value": o, "name": o} for o in outlets]},
    ]


def row(article: Article, stand: Standing, by: Access) -> dict[str, Any]:
    """One article as components/article_row.html shows it."""
    running = stand.state in {"queued", "segmenting"}
    failed = stand.state == "failed" and stand.job is not None
    return {
        "id": article.pk, "title_shown": title_of(article), "outlet": article.outlet, "published": shown_date(article.published),
        "state": stand.state, "state_name": state_name(stand.state), "reason": stand.job.last_error if failed and stand.job else "",
        "done": stand.decided, "total": stand.claims, "badges": _badges(stand),
        "job_id": stand.job.pk if stand.job else None, "job_version": "",
        "may_retry": failed and stand.job is not None and (by.may("configure") or stand.job.requested_by_id == by.user.pk),
        "poll_url": f"/articles/{article.pk}/row" if running else "",
    }  # fmt: skip


def _badges(stand: Standing) -> list[str]:
    if not stand.suggested:
        return []
    return [ngettext("%(n)s suggestion", "%(n)s suggestions", stand.suggested) % {"n": stand.suggested}]
