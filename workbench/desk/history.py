"""The history of an article, a mark or a claim, as a page and as the drawer of `H`: who did what when, the newest first.

Read from the act log with the reader's eyes: what blindness hides is absent, and no raw verb is shown.
"""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.http.paging import Keyset
from annotations.models import Act, Edition, Segment, Span
from claims import access
from claims.models import Claim
from workbench.desk.act_words import names_of, phrase, quoted
from workbench.desk.actors import people_of
from workbench.desk.article import seat_at, title_of
from workbench.desk.history_texts import Told, tell
from workbench.desk.place import remember

ROWS = 30
ORDER = Keyset(("-seq", "-id"))


@require_safe
def of_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """`GET /articles/<id>/history`: of the article, its texts, paragraphs and marks."""
    by, article = seat_at(request, article_id)
    inside = {"project_id": by.project.pk, "edition__article": article}
    objects = _named(Edition.objects.filter(project_id=by.project.pk, article=article), "edition").union(
        _named(by.spans().filter(**inside), "span"), _named(Segment.objects.filter(**inside), "segment"), all=True
    )
    acts = by.acts().filter(Q(object=f"article:{article.pk}") | Q(object__in=objects))
    return _answer(request, by, acts, title=title_of(article), back=f"/articles/{article_id}")


@require_safe
def of_span(request: HttpRequest, span_id: int) -> HttpResponse:
    """`GET /spans/<id>/history`: of one mark."""
    by = enter_through(request.user, Span.objects.all(), span_id)
    span = by.one(by.spans().select_related("label", "edition").defer("edition__text", "edition__search"), span_id)
    acts = by.acts().filter(object=f"span:{span_id}")
    back = f"/articles/{span.edition.article_id}?at=s{span_id}"
    return _answer(request, by, acts, title=quoted(" … ".join(span.quote)), back=back)


@require_safe
def of_claim(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`GET /claims/<id>/history`: of a claim, where it stands, what it is linked to, and its checking as far as it is open."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    remember(request, by.project.pk)
    claim = by.one(access.claims(by), claim_id)
    acts = Act.objects.filter(chain=by.project.pk, object__in=_around(by, claim))
    return _answer(request, by, acts, title=claim.text, back=f"/claims/{claim_id}")


def _around(by: Access, claim: Claim) -> list[str]:
    """The claim and what hangs on it, each through the reader's eyes: a hidden review has no history either."""
    mine = {"claim": claim}
    mentions = access.mentions(by).filter(**mine)
    kinds: list[tuple[str, QuerySet[Any]]] = [
        ("mention", mentions),
        ("span", by.spans().filter(pk__in=mentions.values("span"))),
        ("relation", access.relations(by).filter(Q(from_claim=claim) | Q(to_claim=claim))),
        ("review", access.reviews(by).filter(**mine)),
        ("evidence", access.evidence_ever(by).filter(**mine)),
        ("adjudication", access.adjudications(by).filter(**mine)),
        ("publication", access.publications(by).filter(**mine)),
        ("comment", access.comments(by).filter(**mine)),
        ("flag", access.flags(by).filter(**mine)),
    ]
    first, *others = (_named(rows.order_by(), kind) for kind, rows in kinds)
    return [f"claim:{claim.pk}", *first.union(*others, all=True)]


def _named(rows: QuerySet[Any], kind: str) -> QuerySet[Any, str]:
    """Their names in the log."""
    name = Concat(Value(f"{kind}:"), Cast("pk", CharField()), output_field=CharField())
    named: QuerySet[Any, str] = rows.order_by().annotate(log_name=name).values_list("log_name", flat=True)
    return named


def _answer(request: HttpRequest, by: Access, acts: QuerySet[Act], *, title: str, back: str) -> HttpResponse:
    page = ORDER.page(acts, limit=ROWS, cursor=request.GET.get("cursor"), request=request)
    context = {"project": by.project, "title": title, "back": back, "acts": rows(by, page.rows), "next_url": page.next}
    fragment = getattr(request, "htmx", False)
    return render(request, "components/history_acts.html" if fragment else "desk/history.html", context)


def rows(by: Access, acts: list[Act]) -> list[dict[str, Any]]:
    """Acts as components/history_acts.html shows them; a bounded number of queries, however many acts."""
    names = names_of(by, (act.object for act in acts))
    people = people_of(acts)
    told = tell(by, acts)
    return [
        {
            "at": act.at,
            "who": people.get(act.actor),
            "what": capfirst(phrase(act.verb, names.get(act.object, ""))),
            "machine": _("The workbench"),
            "told": told.get(act.pk, Told()),
        }
        for act in acts
    ]


