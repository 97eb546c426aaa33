"""Finishing an article: one's own open assignments there are closed, and the next article with work is named."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from annotations import ledger
from annotations.access import Access
from annotations.models import FINISHED, Article
from annotations.undoing import remember
from claims.models import Assignment, AssignmentState
from claims.models.assignment import LEASE
from claims.services.assign import waiting_for


@transaction.atomic
def finish_article(*, by: Access, article: Article) -> Article | None:
    """Close one's open assignments on the article's claims; drafts stay, the claims go back to the queue.

    Who marks apart from others sees their marks on it from now on (annotations.models.apart).
    """
    by.require("mark" if by.apart else "review")
    here = Assignment.objects.filter(
        project_id=by.project.pk, reviewer=by.user, state=AssignmentState.OPEN, round=F("claim__round"),
        claim__mentions__span__edition__article=article,
    )  # fmt: skip
    mine = sorted(set(here.values_list("pk", flat=True)))
    closed = Assignment.objects.filter(pk__in=mine).update(state=AssignmentState.SKIPPED, version=F("version") + 1)
    ledger.record(project_id=by.project.pk, actor=by.user, verb=FINISHED, obj=f"article:{article.pk}", closed=closed)
    remember(by=by, verb=FINISHED, obj=f"article:{article.pk}", before={"open": mine}, after={"open": []})
    waiting = waiting_for(by).values("pk")
    rest = by.articles().exclude(pk=article.pk)
    with_claims = rest.filter(editions__spans__mentions__claim__in=waiting).order_by("created_at", "pk").first()
    undecided = rest.filter(editions__spans__status="suggested", editions__spans__label__kind="claim")
    return with_claims or undecided.order_by("created_at", "pk").first()


@transaction.atomic
def reopen_article(*, by: Access, article: Article, assignments: Sequence[int]) -> None:
    """Take finishing back: these assignments of one's own are open again, as far as nothing else became of them."""
    by.require("review")
    mine = Assignment.objects.filter(project_id=by.project.pk, reviewer=by.user, pk__in=assignments, state=AssignmentState.SKIPPED)
    opened = mine.update(state=AssignmentState.OPEN, version=F("version") + 1, lease_until=Now() + LEASE)
    ledger.record(project_id=by.project.pk, actor=by.user, verb="article.unfinish", obj=f"article:{article.pk}", opened=opened)
