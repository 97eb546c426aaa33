"""`/palette?q=`: what the command palette finds on the server, a few of each kind, as JSON for `palette.js`.

Words are matched by their beginnings: one is still typing. The whole search is `/search`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Exists, F, Func, OuterRef, QuerySet, TextField, Value
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, projects_of
from annotations.models import Anchor, Edition, Span, Speaker, SpeakerKind
from claims import access
from claims.models import ClaimState
from workbench.desk.article import title_of
from workbench.desk.place import seat_in_list
from workbench.language.words import mark, named

EACH = 4
LOOKED_IN = 30
"""Newest texts whose marks are looked through."""
LEAST = 2


@require_safe
def palette(request: HttpRequest) -> HttpResponse:
    """Groups of places, best first; none for fewer than two letters."""
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:100]
    by = seat_in_list(request)
    groups = [_group(_("Projects"), _projects(request, words))] if len(words) >= LEAST else []
    if by is not None and len(words) >= LEAST and (query := _beginnings(words)) is not None:
        editions = list(_editions(by, query))
        groups = [
            _group(_("Articles"), [_article(one) for one in editions[:EACH]]),
            _group(_("Claims"), _claims(by, query)),
            _group(_("Marks"), _marks(by, editions, words)),
            _group(_("Speakers"), _speakers(by, words)),
            *groups,
            _group(_("This project"), _about(by, words)),
        ]
    return JsonResponse({"groups": [group for group in groups if group["items"]]})


def _group(title: str, items: Iterable[dict[str, str]]) -> dict[str, Any]:
    return {"title": title, "items": list(items)}


def _item(words: str, url: str, note: str = "") -> dict[str, str]:
    return {"words": words[:200], "url": url, "note": note[:80]}


def _beginnings(words: str) -> SearchQuery | None:
    """Every word, or the beginning of one; nothing where there is no letter."""
    parts = re.findall(r"\w+", words)[:8]
    return SearchQuery(" & ".join(f"{part}:*" for part in parts), config="simple", search_type="raw") if parts else None


def _editions(by: Access, query: SearchQuery) -> QuerySet[Edition]:
    """The newest texts, the newest first: titles are told from them."""
    newer = by.editions().filter(article_id=OuterRef("article_id"), number__gt=OuterRef("number"))
    rows = by.editions().filter(~Exists(newer), search=query).select_related("article")
    return rows.defer("text", "search", "warnings", "pages", "roles").order_by("-pk")[:LOOKED_IN]


def _article(edition: Edition) -> dict[str, str]:
    return _item(title_of(edition.article), f"/articles/{edition.article_id}", edition.article.outlet)


def _claims(by: Access, query: SearchQuery) -> list[dict[str, str]]:
    rows = access.claims(by).filter(search=query).exclude(state__in=[ClaimState.REJECTED, ClaimState.MERGED])
    ranked = rows.annotate(rank=SearchRank(F("search"), query)).order_by("-rank", "-pk")[:EACH]
    return [_item(claim.text, f"/claims/{claim.pk}", named(ClaimState(claim.state))) for claim in ranked]


def _marks(by: Access, editions: list[Edition], words: str) -> list[dict[str, str]]:
    quoted = Func(F("quote"), Value(" "), function="array_to_string", output_field=TextField())
    rows = by.seen(Span.objects.live().filter(edition__in=editions, anchor=Anchor.ANCHORED)).select_related("edition", "label")
    rows = rows.defer("edition__text", "edition__search").annotate(words=quoted).filter(words__icontains=words)
    found = rows.order_by("-edition", "start")[:EACH]
    return [_item(" … ".join(span.quote), f"/articles/{span.edition.article_id}?at=s{span.pk}", mark(span.label.name)) for span in found]


def _speakers(by: Access, words: str) -> list[dict[str, str]]:
    rows = Speaker.objects.filter(project_id=by.project.pk, name__icontains=words)[:EACH]
    return [_item(one.name, f"/sources?project={by.project.pk}&speaker={one.pk}", one.role or named(SpeakerKind(one.kind))) for one in rows]


def _about(by: Access, words: str) -> list[dict[str, str]]:
    """The pages of the project one is in that no rail leads to."""
    places = [(_("Members"), "members"), (_("Lexicon"), "lexicon"), (_("Learning"), "ranking")]
    places += [(_("Project settings"), "settings")] if by.may("configure") else []
    found = [(name, path) for name, path in places if words.casefold() in name.casefold()]
    return [_item(name, f"/projects/{by.project.pk}/{path}", by.project.name) for name, path in found]


def _projects(request: HttpRequest, words: str) -> list[dict[str, str]]:
    rows = projects_of(request.user).filter(name__icontains=words).order_by("name")[:EACH]
    return [_item(project.name, f"/articles?project={project.pk}") for project in rows]
