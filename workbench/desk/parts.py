"""What is to come of a long text or list, in the place of what said so."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.http.ids import number_in
from workbench.desk.account import see_other
from workbench.desk.article import seat
from workbench.desk.claim_rows import claim_rows
from workbench.desk.minimap import minimap
from workbench.desk.painted import ROWS, filtered, text_part, text_parts
from workbench.desk.reading import read


@require_safe
def article_text(request: HttpRequest, article_id: int) -> HttpResponse:
    """`GET /articles/<id>/text?part=3`: one part of a long text, in the place of what said that it is to come."""
    by = seat(request, article_id)
    if not getattr(request, "htmx", False):
        return see_other(f"/articles/{article_id}?whole=1")
    reading = read(by, article_id=article_id)
    parts = text_parts(reading)
    at = min(number_in(request.GET.get("part", "")) or 0, len(parts) - 1)
    return render(request, "components/paragraphs.html", {"paragraphs": [text_part(reading, at, parts[at])] if parts else []})


@require_safe
def article_rows(request: HttpRequest, article_id: int) -> HttpResponse:
    """`GET /articles/<id>/rows?show=all&from=100`: the next rows of a long list."""
    by = seat(request, article_id)
    show, first = request.GET.get("show", "all"), number_in(request.GET.get("from", "")) or 0
    if not getattr(request, "htmx", False):
        return see_other(f"/articles/{article_id}?whole=1")
    items = filtered(read(by, article_id=article_id), show)
    context = {"items": claim_rows(by, items[first : first + ROWS], request.GET.get("at", "")), "article": {"id": article_id}}
    return render(request, "components/claim_rows.html", context)


@require_safe
def article_map(request: HttpRequest, article_id: int) -> HttpResponse:
    """`GET /articles/<id>/map?at=s12`: where the marks lie now; asked for after an act on a long text."""
    by = seat(request, article_id)
    if not getattr(request, "htmx", False):
        return see_other(f"/articles/{article_id}?whole=1")
    return render(request, "components/minimap.html", {"minimap": minimap(read(by, article_id=article_id), request.GET.get("at", ""))})
