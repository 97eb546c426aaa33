"""`/search`: articles and claims of the project by their words, the best first."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.api.article_search import LONG, matching, snippets
from claims import access
from claims.models import ClaimState
from workbench.desk.article import title_of
from workbench.desk.claims_list import cards
from workbench.desk.dates import shown_date
from workbench.desk.place import seat_in_list

ROWS = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The best matches of each kind, with a way to all of them."""
    by = seat_in_list(request)
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:300]
    context: dict[str, Any] = {"q": words, "articles": [], "claims": [], "project": by.project if by else None}
    if by is not None and words:
        context |= {"articles": _articles(by, words), "claims": cards(_claims(by, words))}
    return render(request, "desk/search.html", context)


def _articles(by: Access, words: str) -> list[dict[str, Any]]:
    found = list(matching(by, words).order_by("-rank", "-pk")[:ROWS])
    places = snippets(by, words, [edition.pk for edition in found])
    return [
        {
            "id": edition.article_id, "title": title_of(edition.article), "outlet": edition.article.outlet,
            "published": shown_date(edition.article.published), "lang": edition.article.language,
            "parts": _parts(places[edition.pk]) if edition.pk in places else [],
        }
        for edition in found
    ]  # fmt: skip


def _parts(snippet: dict[str, Any]) -> list[dict[str, Any]]:
    """The piece of text cut at the words that were found."""
    text, parts = snippet["text"], []
    at = text.find(" ") + 1 if snippet["start"] else 0
    first = min((start for start, _end in snippet["marks"]), default=at)
    at = at if at <= first else 0
    if snippet["start"]:
        parts.append({"text": "… ", "hit": False})
    for start, end in snippet["marks"]:
        parts += [{"text": text[at:start], "hit": False}, {"text": text[start:end], "hit": True}]
        at = end
    rest = text[at:]
    if len(text) == LONG:
        rest = f"{rest.rpartition(' ')[0]} …"
    return [*parts, {"text": rest, "hit": False}]


def _claims(by: Access, words: str) -> list[Any]:
    query = SearchQuery(words, config="simple", search_type="websearch")
    rows = access.claims(by).filter(search=query).exclude(state__in=[ClaimState.REJECTED, ClaimState.MERGED])
    return list(rows.annotate(rank=SearchRank(F("search"), query)).order_by("-rank", "-pk")[:ROWS])
