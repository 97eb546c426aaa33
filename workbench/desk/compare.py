"""`/compare?a=1&a=2`: two to five articles side by side: what both say, with which figures, by whom, in which words (UI.md §6.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.errors import NotFound
from annotations.http.ids import id_in
from annotations.models import Article, Edition
from workbench.desk.account import see_other
from workbench.desk.article import title_of
from workbench.desk.compare_claims import aligned
from workbench.desk.compare_words import figures, paragraphs, speakers, wording
from workbench.desk.dates import shown_date
from workbench.desk.place import remember, seat_in_list

LEAST, MOST = 2, 5
OFFERED = 60


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The tables; for fewer than two articles how to choose them. An article that is not the reader's is absent."""
    if ticked := request.GET.getlist("article"):  # from the boxes of the list, to the page's own address
        return see_other("/compare?" + urlencode([("a", one) for one in ticked[: MOST + 1]]))
    asked = list(dict.fromkeys(_known(one) for one in request.GET.getlist("a") if one))
    if not asked:
        return _empty(request, seat_in_list(request), [])
    by = enter_through(request.user, Article.objects.kept(), asked[0])
    remember(request, by.project.pk)
    found = by.articles().in_bulk(asked)
    if len(found) != len(asked):
        raise NotFound
    articles = [found[pk] for pk in asked[:MOST]]
    if len(articles) < LEAST:
        return _empty(request, by, articles)
    editions = _editions(by, articles)
    tables = [build(by, articles, editions) for build in (aligned, figures, speakers, wording, paragraphs)]
    context = {**_frame(by, articles), "tables": tables, "too_many": len(asked) > MOST}
    return render(request, "desk/compare.html", context)


def _known(asked: str) -> int:
    pk = id_in(asked)
    if pk is None:
        raise NotFound
    return pk


def _editions(by: Access, articles: Sequence[Article]) -> dict[int, Edition]:
    """The newest text of each, by article, without its words."""
    rows = by.editions().filter(article__in=articles).defer("text", "search", "warnings", "pages", "roles").order_by("number")
    newest = {one.article_id: one for one in rows}
    return {article.pk: newest[article.pk] for article in articles}


def _empty(request: HttpRequest, by: Access | None, articles: Sequence[Article]) -> HttpResponse:
    return render(request, "desk/compare.html", _frame(by, articles) if by else {"columns": []})


def _frame(by: Access, articles: Sequence[Article]) -> dict[str, Any]:
    """The columns, and which articles may be put beside them."""
    chosen = [article.pk for article in articles]
    others = by.articles().exclude(pk__in=chosen).order_by("-created_at", "-pk")[:OFFERED] if len(chosen) < MOST else []
    return {
        "project": by.project, "columns": [_column(article, chosen) for article in articles],
        "others": [{"id": one.pk, "title": _named(one)} for one in others],
    }  # fmt: skip


def _column(article: Article, chosen: Sequence[int]) -> dict[str, Any]:
    rest = [("a", pk) for pk in chosen if pk != article.pk]
    note = " · ".join(part for part in (article.outlet or _("no outlet is stated"), shown_date(article.published)) if part)
    return {
        "id": article.pk, "title": title_of(article), "note": note, "lang": article.language,
        "without": f"/compare?{urlencode(rest)}" if len(rest) >= LEAST else "",
    }  # fmt: skip


def _named(article: Article) -> str:
    return " · ".join(part for part in (title_of(article)[:90], article.outlet, shown_date(article.published)) if part)
