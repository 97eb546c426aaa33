"""`/`: what do I do next (UI.md §6.1)."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.http.ids import id_in
from workbench.desk.article import title_of
from workbench.desk.place import seat_in_list
from workbench.desk.tasks import counts, number_of, tasks

TOLD = 5
"""Rows of which it is said that they are gone."""


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The next thing, how much waits, and the list of it; once a minute its fragment, with what is new and what is gone."""
    by = seat_in_list(request)
    if by is None:
        return render(request, "desk/queue.html", {"tasks": [], "counts": [], "empty": _nowhere()})
    rows = tasks(by)
    keys = [row["key"] for row in rows]
    context = {
        "project": by.project, "tasks": rows, "counts": counts(by), "next": _next(rows), "empty": None if rows else _empty(by),
        "now": timezone.now(), "poll_url": f"/?project={by.project.pk}&seen={','.join(keys) or '0'}",
    }  # fmt: skip
    if not getattr(request, "htmx", False):
        return render(request, "desk/queue.html", context)
    seen = request.GET.get("seen", "").split(",")[:100]
    new = len(set(keys) - set(seen))
    response = render(request, "components/queue.html", {**context, "gone": _gone(by, [one for one in seen if one not in keys])})
    if new:
        said = ngettext("%(n)s new item", "%(n)s new items", new) % {"n": new}
        response["HX-Trigger"] = json.dumps({"wb:say": {"message": said}})
    return response


def _next(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The first row as the big button: the very claim, by the number the article's page gives it."""
    if not rows:
        return None
    first = rows[0]
    place, number = first["place"], 0
    if place is not None:
        number = number_of(place)
    return {**first, "number": number, "article": title_of(place.span.edition.article) if place else ""}


def _gone(by: Access, keys: list[str]) -> list[dict[str, str]]:
    """What was in the list a minute ago and is no more; one's own finished work is no news."""
    ids = [pk for key in keys[:TOLD] if key.startswith("a") and (pk := id_in(key[1:]))]
    return [{"id": str(one.pk), "title": title_of(one)} for one in by.articles().filter(pk__in=ids)] if ids else []


def _nowhere() -> dict[str, str]:
    return {
        "title": _("You are in no project yet"), "text": _("Ask a manager to invite you to one, or open one of your own."),
        "href": "/projects", "label": _("See the projects"),
    }  # fmt: skip


def _empty(by: Access) -> dict[str, str]:
    """Why nothing is here, and the one thing to do next."""
    upload = {"href": "/articles/new", "label": _("Upload articles")}
    if not by.articles().exists():
        text = _("Everything begins with an article: its claims are suggested, you accept and judge them, and they come back here as work.")
        return {"title": _("This project is empty"), "text": text, **(upload if by.may("upload") else {})}
    look = {"href": "/articles", "label": _("See the articles")}
    if not by.may("mark"):
        return {"title": _("Nothing to review"), "text": _("You read here; work goes to annotators and reviewers."), **look}
    if by.may("assign"):
        return {"title": _("Nothing to review"), "text": _("Upload articles, or assign what is open to reviewers."), **upload}
    return {"title": _("Nothing to review"), "text": _("Ask for a batch or upload articles."), **upload}
