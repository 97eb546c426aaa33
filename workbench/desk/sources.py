"""`/sources`: who speaks and who publishes, each with what is known of them; no single score of anybody (UI.md §6.10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.errors import NotFound
from annotations.http.ids import id_in
from annotations.http.paging import Keyset
from annotations.models import SpanStatus, Speaker, SpeakerKind
from claims.models import LinkStatus
from workbench.desk.place import seat_in_list
from workbench.desk.profiles import of_outlet, of_speaker
from workbench.language.words import named

ROWS = 50
ORDER = Keyset(("name", "id"))


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """`GET /sources?project=&of=&q=&speaker=&outlet=`: one of the two lists, and in its place whoever is chosen."""
    by = seat_in_list(request)
    if by is None:
        return render(request, "desk/sources.html", {"of": "speakers", "rows": []})
    return render(request, "desk/sources.html", page(request, by))


def page(request: HttpRequest, by: Access, refused: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Context of desk/sources.html; `refused`: which speaker's other names were, with what was typed and why."""
    outlet, asked = request.GET.get("outlet", "").replace("\0", "")[:300], asked_for(request)
    chosen = refused["id"] if refused else id_in(request.GET.get("speaker", ""))
    if request.GET.get("speaker") and chosen is None:
        raise NotFound
    of = "outlets" if outlet or request.GET.get("of") == "outlets" else "speakers"
    held = {"project": by.project.pk, **({"of": of} if of == "outlets" else {}), **({"q": asked} if asked else {})}
    rows, following = (_outlets if of == "outlets" else _speakers)(request, by, asked)
    words = _words(of, len(rows))
    profile = None
    if chosen is not None:
        profile = of_speaker(by, by.one(by.speakers(), chosen))
    elif outlet:
        profile = of_outlet(by, outlet)
    for row in rows:
        row["url"] = f"/sources?{urlencode({**held, row['by']: row['key']})}#profile"
        row["current"] = row["key"] == (chosen if row["by"] == "speaker" else outlet)
    return {
        "project": by.project, "of": of, "rows": rows, "q": asked, "profile": profile, "refused": refused,
        "keep": [{"name": "project", "value": by.project.pk}, *([{"name": "of", "value": of}] if of == "outlets" else [])],
        "may_alias": by.may("change_others") and not by.read_only,
        "page": {"next_url": following, "words": _("%(shown)s shown, more follow") % {"shown": words} if following else words},
        "clear_url": f"/sources?{urlencode({'project': by.project.pk, 'of': of})}",
    }  # fmt: skip


def asked_for(request: HttpRequest) -> str:
    """The words of the field."""
    return request.GET.get("q", "").replace("\0", "").strip()[:300]


def _words(of: str, n: int) -> str:
    words = ngettext("%(n)s outlet", "%(n)s outlets", n) if of == "outlets" else ngettext("%(n)s speaker", "%(n)s speakers", n)
    return words % {"n": n}


def _speakers(request: HttpRequest, by: Access, asked: str) -> tuple[list[dict[str, Any]], str | None]:
    """A page of speakers by name; how often they are quoted and where, in one query more."""
    rows = by.speakers()
    if asked:
        rows = rows.filter(Q(name__icontains=asked) | Q(aliases__icontains=asked))
    cursor = request.GET.get("cursor") if request.method == "GET" else None
    found = ORDER.page(rows, limit=ROWS, cursor=cursor, request=request)
    counted = _said(by, [row.pk for row in found.rows])
    return [_speaker(row, counted.get(row.pk, (0, 0, 0))) for row in found.rows], found.next if request.method != "POST" else None


def _speaker(row: Speaker, counts: tuple[int, int, int]) -> dict[str, Any]:
    said, articles, claims = counts
    what = [row.role, named(SpeakerKind(row.kind)) if row.kind != SpeakerKind.UNKNOWN else ""]
    return {
        "by": "speaker", "key": row.pk, "name": row.name, "what": " · ".join(part for part in what if part), "aliases": row.aliases,
        "said": ngettext("%(n)s time", "%(n)s times", said) % {"n": said}, "articles": articles, "claims": claims,
    }  # fmt: skip


def _said(by: Access, ids: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """Marks, articles and claims that are attributed to each."""
    hops = by.attributions().filter(speaker__in=ids, span__edition__article__deleted_at=None)
    hops = hops.exclude(span__status__in=[SpanStatus.REJECTED, SpanStatus.REMOVED]).order_by()
    claims = Count("span__mentions__claim", distinct=True, filter=~Q(span__mentions__status=LinkStatus.REJECTED))
    counted = hops.values_list("speaker").annotate(
        said=Count("span", distinct=True), articles=Count("span__edition__article", distinct=True), claims=claims
    )  # fmt: skip
    return {pk: (said, articles, claims) for pk, said, articles, claims in counted}


def _outlets(request: HttpRequest, by: Access, asked: str) -> tuple[list[dict[str, Any]], str | None]:
    """A page of outlets by name, as the articles state them."""
    rows = by.articles().exclude(outlet="").order_by()
    if asked:
        rows = rows.filter(outlet__icontains=asked)
    after = request.GET.get("after", "").replace("\0", "")[:300]
    if after:
        rows = rows.filter(outlet__gt=after)
    found = list(rows.values_list("outlet").annotate(n=Count("pk")).order_by("outlet")[: ROWS + 1])
    more, found = len(found) > ROWS, found[:ROWS]
    shown = [{"by": "outlet", "key": name, "name": name, "articles": n} for name, n in found]
    query = {"project": by.project.pk, "of": "outlets", **({"q": asked} if asked else {}), "after": found[-1][0] if found else ""}
    return shown, f"/sources?{urlencode(query)}" if more else None
