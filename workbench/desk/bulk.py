"""`/articles/bulk`: one act for many articles, shown before it is done; what one row forbids is done to none (UI.md §6.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access, ids_in
from annotations.errors import Conflict, Invalid, NotFound, WorkbenchError
from annotations.http.forms import changes
from annotations.http.ids import id_in
from annotations.models import Article, Segmentation
from annotations.services.resegment import resegment_edition
from annotations.services.resegment_parts import VERB, today
from claims import access
from claims.models import OPEN_FOR_REVIEW, AssignmentState, Claim, LinkStatus
from claims.services.assign import assign
from workbench.desk.account import see_other
from workbench.desk.article import title_of
from workbench.desk.articles import ROWS
from workbench.desk.place import seat_in_list
from workbench.language.words import refused

MOST_CLAIMS = 200
VERBS = {"assign": "assign", "resegment": VERB}


@dataclass(frozen=True, slots=True)
class Row:
    """What the act would do to one article, or why it cannot."""

    article: Article
    words: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """An act, the articles it is for, and for an assignment the reviewer."""

    act: str
    articles: list[Article]
    reviewer: Any = None


def bulk(request: HttpRequest) -> HttpResponse:
    """The preview; POST does it."""
    return do(request) if request.method == "POST" else show(request)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What would be done, row by row; nothing is done."""
    by = _seat(request)
    wish = _wish(by, request.GET)
    return _page(request, by, wish, _foreseen(by, wish))


@changes
def do(request: HttpRequest) -> HttpResponse:
    """To all of them or to none."""
    by = _seat(request)
    wish = _wish(by, request.POST)
    _foreseen(by, wish)  # what is too much to show is too much to do
    done: list[Row] = []
    for article in wish.articles:
        try:
            with transaction.atomic():
                done.append(Row(article, _act(by, wish, article)))
        except WorkbenchError as refusal:
            done.append(Row(article, "", refused(refusal.detail)))
    if any(row.why_not for row in done):
        return _page(request, by, wish, done, status=409)
    return see_other(f"/articles?project={by.project.pk}")


def _seat(request: HttpRequest) -> Access:
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    return by


def _wish(by: Access, asked: QueryDict) -> Wish:
    act = asked.get("act", "")
    if act not in VERBS:
        raise Invalid("Choose what to do with the articles.", field="act", reason="invalid_choice")
    by.require(VERBS[act])
    ids = [id_in(one) or 0 for one in dict.fromkeys(asked.getlist("article"))][:ROWS]
    if not ids:
        raise Invalid("Choose at least one article.", field="article", reason="required")
    ids_in(by.articles(), ids, name="articles")
    found = by.articles().in_bulk(ids)
    return Wish(act, [found[pk] for pk in ids], _reviewer(by, asked.get("reviewer", "")) if act == "assign" else None)


def _reviewer(by: Access, asked: str) -> Any:
    seat = by.members().filter(user_id=id_in(asked) or 0).first()
    if seat is None:
        raise Invalid("There is no such reviewer here.", field="reviewer", reason="unknown_reference")
    return seat.user


def _claims(by: Access, articles: Iterable[Article], reviewer: Any) -> dict[int, list[Claim]]:
    """The claims of each article that are open for review and not the reviewer's yet."""
    ids = [article.pk for article in articles]
    mine = Claim.objects.filter(assignments__reviewer=reviewer, assignments__state__in=[AssignmentState.OPEN, AssignmentState.DONE])
    live = access.mentions(by).filter(span__edition__article__in=ids, claim__state__in=OPEN_FOR_REVIEW).exclude(status=LinkStatus.REJECTED)
    found: dict[int, list[Claim]] = {pk: [] for pk in ids}
    rows = live.exclude(claim__in=mine).select_related("claim", "span__edition").defer("span__edition__text", "span__edition__search")
    stand = list(rows.order_by("pk")[: MOST_CLAIMS + 1])
    if len(stand) > MOST_CLAIMS:
        raise Invalid(f"These are more than {MOST_CLAIMS} claims; choose fewer articles.", field="article", reason="too_many")
    for mention in stand:
        here = found[mention.span.edition.article_id]
        if mention.claim not in here:
            here.append(mention.claim)
    return found


def _foreseen(by: Access, wish: Wish) -> list[Row]:
    look: Callable[[Access, Wish], list[Row]] = {"assign": _foresee_assigning, "resegment": _foresee_reading}[wish.act]
    return look(by, wish)


def _foresee_assigning(by: Access, wish: Wish) -> list[Row]:
    found = _claims(by, wish.articles, wish.reviewer)
    return [Row(one, _n_claims(len(found[one.pk])), "" if found[one.pk] else _nothing()) for one in wish.articles]


def _n_claims(n: int) -> str:
    return ngettext("%(n)s claim", "%(n)s claims", n) % {"n": n} if n else ""


def _nothing() -> str:
    return _("No claim of it waits for this reviewer.")


def _foresee_reading(by: Access, wish: Wish) -> list[Row]:
    now = today(by.project.pk)
    read = Segmentation.objects.filter(
        edition__article__in=wish.articles, current=True, pipeline_version=now["version"], settings_digest=now["digest"]
    )
    newest = set(read.values_list("edition__article", flat=True))
    again = _("is read again")
    return [Row(one, again, _("The pipeline of today has read this text.") if one.pk in newest else "") for one in wish.articles]


def _act(by: Access, wish: Wish, article: Article) -> str:
    if wish.act == "resegment":
        resegment_edition(by=by, article=article)
        return ""
    claims = _claims(by, [article], wish.reviewer)[article.pk]
    if not claims:
        raise Conflict(_nothing(), reason="nothing_to_assign")
    for claim in claims:
        assign(by=by, claim=claim, reviewer=wish.reviewer)
    return _n_claims(len(claims))


def _page(request: HttpRequest, by: Access, wish: Wish, rows: list[Row], *, status: int = 200) -> HttpResponse:
    bad = [row for row in rows if row.why_not]
    good = len(rows) - len(bad)
    context = {
        "project": by.project, "act": wish.act, "reviewer": wish.reviewer, "refused": status == 409,
        "rows": [{"id": row.article.pk, "title": title_of(row.article), "words": row.words, "why_not": row.why_not} for row in rows],
        "bad": len(bad), "good": good,
    }  # fmt: skip
    return render(request, "desk/bulk.html", context, status=status)
