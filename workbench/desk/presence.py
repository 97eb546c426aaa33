"""Who else is here: a word in the cache that lasts a minute, renewed every twenty seconds by a page that is looked at.

Soft: nobody is locked out, and nothing of it is kept. Who reviews what in a blind project is told without a name
(docs/decisions, presence).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST
from redis.exceptions import RedisError

from annotations.access import Access, enter_through
from annotations.models import Article, Membership
from claims import access
from claims.models import Claim
from workbench.desk.reading import span_id

LEASE = 60
MOST = 200
"""Members looked at; beside more than that one is never alone, and names say nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: an article (0: on a claim's own page), the mark in hand there, its claim or 0."""

    article: int
    span: int
    claim: int


def _key(project_id: int, user_id: int) -> str:
    return f"here:{project_id}:{user_id}"


def stay(by: Access, place: Place) -> None:
    """One's own word, for a minute; the last page looked at is where one is."""
    try:
        cache.set(_key(by.project.pk, by.user.pk), (place.article, place.span, place.claim), timeout=LEASE)
    except (RedisError, OSError):
        return


def others(by: Access) -> list[tuple[Any, Place]]:
    """Members of the project with their places: one query, one look into the cache."""
    rows = Membership.objects.filter(project_id=by.project.pk, user__is_active=True).exclude(user_id=by.user.pk)
    people = {_key(by.project.pk, row.user_id): row.user for row in rows.select_related("user").order_by("pk")[:MOST]}
    try:
        found = cache.get_many(people)
    except (RedisError, OSError):
        return []
    return [(people[key], Place(*found[key])) for key in people if key in found]


def named(by: Access) -> bool:
    """Whether the reader is told who works on a claim: not where reviews are blind and the reader may review."""
    return not by.project.blind or by.may("see_reviews")


@require_POST
def on_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """`POST /articles/<id>/here` with `at`: I am here; who else is."""
    by = enter_through(request.user, Article.objects.kept(), article_id)
    by.article(article_id)
    span = span_id(request.POST.get("at", ""))
    claim = by.spans().filter(pk=span, edition__article_id=article_id).values_list("mentions__claim", flat=True).first() if span else 0
    return _answer(request, by, Place(article_id, span, claim or 0))


@require_POST
def on_claim(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`POST /claims/<id>/here`."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.one(access.claims(by), claim_id)
    return _answer(request, by, Place(0, 0, claim_id))


def _answer(request: HttpRequest, by: Access, mine: Place) -> HttpResponse:
    if not by.read_only:
        stay(by, mine)
    here, rows, busy, told = [], [], [], named(by)
    for person, place in others(by):
        near = bool(mine.claim and place.claim == mine.claim) or bool(mine.span and place.span == mine.span)
        if near:
            busy.append(person)
        if (near and told) or (mine.article and place.article == mine.article):  # readers of an article are named, reviewers are not
            here.append(person)
        if place.span and place.article == mine.article:
            rows.append({"span": f"s{place.span}", "person": person})
    context = {"people": here, "rows": rows, "busy": busy, "named": told}
    return render(request, "components/here.html", context)
