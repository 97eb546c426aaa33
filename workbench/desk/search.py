"""`/search`: articles, claims and marks of the project by their words; each result opens at its place."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.models import Kind, SpanStatus
from claims.models import ClaimState
from workbench.desk.found import COUNTED, articles, claims, count, marks
from workbench.desk.place import seat_in_list
from workbench.language.words import mark, named

FEW = 5
"""Of each sort, while all sorts are shown."""
ALL = "all"
SORTS = ("claims", "articles", "marks")
FILTERS = ("kind", "status", "state", "label")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The best of each sort; of one sort a page at a time."""
    by = seat_in_list(request)
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:300]
    context: dict[str, Any] = {"q": words, "articles": [], "claims": [], "marks": [], "tabs": [], "project": by.project if by else None}
    if by is not None and words:
        context |= _found(request, by, words)
    return render(request, "desk/search.html", context)


def _found(request: HttpRequest, by: Access, words: str) -> dict[str, Any]:
    wanted = {name: request.GET.get(name, "").strip()[:100] for name in FILTERS}
    sort = request.GET.get("in", ALL)
    sort = sort if sort in SORTS else ALL
    looks = {"claims": claims, "articles": articles, "marks": marks}
    shown = {name: looks[name](request, by, words, wanted, few=FEW if sort == ALL else 0) for name in SORTS if sort in {ALL, name}}
    numbers = count(by, words)
    tabs: list[dict[str, Any]] = [{"key": ALL, "label": _("All"), "count": None}]
    names = {"claims": _("Claims"), "articles": _("Articles"), "marks": _("Marks")}
    tabs += [{"key": key, "label": names[key], "count": _bounded(numbers[key])} for key in SORTS]
    for tab in tabs:
        tab |= {"url": _address(by, words, str(tab["key"])), "current": tab["key"] == sort}
    page = next((one.next for one in shown.values() if one.next), None) if sort != ALL else None
    return {
        **{name: one.rows for name, one in shown.items()}, "sort": sort, "tabs": tabs,
        "counts": {name: _bounded(numbers[name]) for name in SORTS}, "urls": {name: _address(by, words, name) for name in SORTS},
        "page": {"next_url": page, "words": ""} if sort != ALL else None,
        "filters": _filters(by, sort, wanted), "active": any(wanted.values()),
        "keep": [{"name": "project", "value": by.project.pk}, {"name": "q", "value": words}, {"name": "in", "value": sort}],
        "nothing": not any(numbers.values()), "first": words.partition(" ")[0] if " " in words else "",
    }  # fmt: skip


def _bounded(n: int) -> str:
    return f"{COUNTED}+" if n > COUNTED else str(n)


def _address(by: Access, words: str, sort: str) -> str:
    return f"/search?{urlencode({'project': by.project.pk, 'q': words, 'in': sort})}"


def _filters(by: Access, sort: str, wanted: dict[str, str]) -> list[dict[str, Any]]:
    if sort == "claims":
        choices = [("state", _("State"), [(state.value, named(state)) for state in ClaimState])]
    elif sort == "marks":
        kinds = [(kind.value, named(kind)) for kind in Kind]
        labels = [(label.key, mark(label.name)) for label in by.labels().order_by("pk")]
        states = [(one.value, named(one)) for one in (SpanStatus.SUGGESTED, SpanStatus.ACCEPTED)]
        choices = [("kind", _("Kind"), kinds), ("label", _("Label"), labels), ("status", _("State"), states)]
    else:
        return []
    return [
        {"name": name, "label": label, "value": wanted[name], "options": [{"value": value, "name": words} for value, words in options]}
        for name, label, options in choices
    ]
