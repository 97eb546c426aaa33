"""How a text's first reading stands. That it is read again, and how that ends, changes nothing here."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, CharField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from annotations.models import Article, Edition, Job, JobKind, JobState, Priority, Segmentation

LIVE = (JobState.PENDING, JobState.RUNNING)


def first_jobs() -> QuerySet[Job]:
    """Jobs of first readings, each told whether its text is `read` by now; what still goes on first, what was replaced last."""
    rows = Job.objects.filter(kind=JobKind.SEGMENT, priority=Priority.FIRST).annotate(read=_read("edition"))
    return rows.order_by(_is(state__in=LIVE).desc(), _is(state=JobState.SUPERSEDED).asc(), "-pk")


def with_reading(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Each with `reading`: the state of its newest text's first job, and `done` once the text is read."""
    newest = Edition.objects.filter(article=OuterRef("pk")).order_by("-number").values("pk")[:1]
    jobs = first_jobs().filter(edition=OuterRef("newest")).values("state")
    done = Case(When(_read("newest"), then=Value(JobState.DONE)), output_field=CharField())
    state = Coalesce(Subquery(jobs.filter(state__in=LIVE)[:1]), done, Subquery(jobs[:1]), output_field=CharField())
    return articles.annotate(newest=Subquery(newest)).annotate(reading=state)


def _is(**wanted: Any) -> ExpressionWrapper[Q]:
    return ExpressionWrapper(Q(**wanted), output_field=BooleanField())


def _read(edition: str) -> Exists:
    return Exists(Segmentation.objects.filter(edition=OuterRef(edition), current=True))
