"""`/articles`: what is in the project and how far it is; filters live in the address (UI.md §6.2)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.errors import NotFound
from annotations.http.ids import id_in
from annotations.http.paging import Keyset
from annotations.models import Article, TextPrint
from annotations.services.resegment_parts import VERB
from workbench.desk.article import title_of
from workbench.desk.article_filters import NAMES, NEAR, chosen, filters
from workbench.desk.corpus import card, last_request
from workbench.desk.dates import shown_date
from workbench.desk.place import seat_in_list
from workbench.desk.progress import Standing, standings, state_name
from workbench.health import worker_alive

ROWS = 50
ORDER = Keyset(("-created_at", "-id"))
RUNNING = {"queued", "segmenting"}


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """A page of the project's articles, newest first."""
    by = seat_in_list(request)
    if by is None:
        return render(request, "desk/articles.html", {"articles": [], "filters": [], "page": {}, "may_upload": False})
    wanted = {name: request.GET.get(name, "").strip()[:300] for name in NAMES}
    found = ORDER.page(chosen(by, wanted), limit=ROWS, cursor=request.GET.get("cursor"), request=request)
    return render(
        request,
        "desk/articles.html",
        {
            **rows(by, found.rows),
            "project": by.project,
            "filters": filters(by, wanted),
            "active": any(wanted.values()),
            "q": wanted["q"],
            "keep": [{"name": "project", "value": by.project.pk}],
            "page": {"next_url": found.next, "words": _words(found.rows, found.next)},
            "may_upload": by.may("upload"),
            "reviewers": reviewers(by) if found.rows else [],
            "corpus": _corpus(by),
        },
    )


@require_safe
def article_rows(request: HttpRequest) -> HttpResponse:
    """The rows a page shows, asked for again while something runs; what is ready now is said."""
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    asked = [id_in(one) or 0 for one in request.GET.get("ids", "").split(",")][:ROWS]
    found = by.articles().in_bulk(asked)
    shown = rows(by, [found[pk] for pk in asked if pk in found])
    before = set(request.GET.get("running", "").split(","))
    ended = [one for one in shown["articles"] if str(one["id"]) in before and one["state"] not in RUNNING]
    response = render(request, "components/article_list.html", {**shown, "project": by.project})
    if ended:
        response["HX-Trigger"] = json.dumps({"wb:say": {"message": " ".join(_ended(one) for one in ended[:3])}})
    return response


def _ended(one: dict[str, Any]) -> str:
    if one["state"] == "failed":
        return _("%(title)s could not be read: %(reason)s.") % {"title": one["title_shown"], "reason": one["reason"]}
    n = one["suggested"]
    found = ngettext("%(title)s is ready, %(n)s suggestion.", "%(title)s is ready, %(n)s suggestions.", n)
    return found % {"title": one["title_shown"], "n": n}


def rows(by: Access, found: Sequence[Article]) -> dict[str, Any]:
    """Context of components/article_list.html: a bounded number of queries whatever the number of rows."""
    stand = standings(by, found)
    near = {one.article_id: one for one in _near([article.pk for article in found])}
    shown = [row(article, stand[article.pk], near.get(article.pk), by) for article in found]
    running = [str(one["id"]) for one in shown if one["state"] in RUNNING]
    queued = any(one["state"] == "queued" for one in shown)
    again = {"project": by.project.pk, "ids": ",".join(str(one["id"]) for one in shown), "running": ",".join(running)}
    return {
        "articles": shown, "poll_url": f"/articles/rows?{urlencode(again, safe=',')}" if running else "",
        "stalled": queued and not worker_alive(), "may_bulk": by.may(VERB) and by.may("assign") and not by.read_only,
    }  # fmt: skip


def _near(ids: Sequence[int]) -> Sequence[TextPrint]:
    near = TextPrint.objects.filter(article__in=ids, alike__deleted_at=None, shared__gte=NEAR)
    return list(near.select_related("alike"))


def reviewers(by: Access) -> list[dict[str, Any]]:
    """Whom claims can be assigned to; nobody for who may not assign."""
    if not by.may("assign"):
        return []
    seats = by.members().order_by("user__display_name", "user_id")
    return [{"id": seat.user_id, "name": seat.user.shown_name} for seat in seats if seat.role not in {"viewer", "annotator"}][:200]


def _corpus(by: Access) -> dict[str, Any] | None:
    """To who may have texts read again: that some are old, or how far that is."""
    if not by.may(VERB):
        return None
    shown = card(by, last_request(by))
    return shown if shown["active"] or shown["articles"] else None


def _words(found: list[Article], following: str | None) -> str:
    shown = ngettext("%(n)s article", "%(n)s articles", len(found)) % {"n": len(found)}
    return _("%(shown)s shown, more follow") % {"shown": shown} if following else shown


def row(article: Article, stand: Standing, near: TextPrint | None, by: Access) -> dict[str, Any]:
    """One article as components/article_row.html shows it."""
    failed = stand.state == "failed" and stand.job is not None
    return {
        "id": article.pk, "title_shown": title_of(article), "outlet": article.outlet, "published": shown_date(article.published),
        "state": stand.state, "state_name": state_name(stand.state), "reason": stand.job.last_error if failed and stand.job else "",
        "done": stand.decided, "total": stand.claims, "suggested": stand.suggested, "near": _near_words(near),
        "job_id": stand.job.pk if stand.job else None,
        "may_retry": failed and stand.job is not None and (by.may("configure") or stand.job.requested_by_id == by.user.pk),
    }  # fmt: skip


def _near_words(near: TextPrint | None) -> dict[str, Any] | None:
    if near is None or near.alike is None or not near.keys:
        return None
    return {"id": near.alike.pk, "title": title_of(near.alike), "per_cent": 100 * near.shared // len(near.keys)}
