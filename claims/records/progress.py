"""Where articles stand, for a page of them at once: the computed state of DESIGN §2b, in a bounded number of queries.

A text that is read again stays what it is meanwhile: only its first reading counts here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from annotations.access import Access
from annotations.models import Article, Edition, Job, JobState, SpanStatus
from annotations.models.span import Span
from annotations.services.first_reading import first_jobs, with_reading
from claims.models import CLOSED, ClaimState, LinkStatus, Mention

STATES = ("queued", "segmenting", "failed", "ready", "in_review", "done")
BUSY = (ClaimState.ASSIGNED, ClaimState.IN_REVIEW, ClaimState.AGREED, ClaimState.DISPUTED, ClaimState.ADJUDICATED, *CLOSED)
_OF_JOB = {
    JobState.PENDING: "queued", JobState.RUNNING: "segmenting", JobState.FAILED: "failed", JobState.QUARANTINED: "failed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one article is."""

    state: str
    job: Job | None
    claims: int
    decided: int
    suggested: int


def standings(by: Access, articles: Sequence[Article]) -> dict[int, Standing]:
    """By article id, of what the reader sees; three queries whatever the number of rows."""
    ids = [article.pk for article in articles]
    jobs = {job.edition.article_id: job for job in _newest_jobs(ids) if job.edition}
    claims = {row["span__edition__article"]: row for row in _claims(by, ids)}
    waiting = dict(
        Span.objects.filter(edition__article__in=ids, status=SpanStatus.SUGGESTED, label__kind="claim")
        .values_list("edition__article").annotate(n=Count("pk"))
    )  # fmt: skip
    return {pk: _standing(jobs.get(pk), claims.get(pk, {}), waiting.get(pk, 0)) for pk in ids}


def _newest_jobs(ids: Sequence[int]) -> QuerySet[Job]:
    newer = Edition.objects.filter(article=OuterRef("edition__article"), number__gt=OuterRef("edition__number"))
    first = first_jobs().filter(~Exists(newer), edition__article__in=ids)
    one_each = first.order_by("edition__article", *first.query.order_by).distinct("edition__article")
    return one_each.select_related("edition").defer("edition__text", "edition__search")


def _claims(by: Access, ids: Sequence[int]) -> QuerySet[Mention, dict[str, int]]:
    rows = by.seen(Mention.objects.filter(span__edition__article__in=ids), "span").exclude(status=LinkStatus.REJECTED)
    return rows.values("span__edition__article").annotate(
        all=Count("claim", distinct=True),
        closed=Count("claim", filter=Q(claim__state__in=CLOSED), distinct=True),
        busy=Count("claim", filter=Q(claim__state__in=BUSY), distinct=True),
    )


def _standing(job: Job | None, claims: dict[str, int], waiting: int) -> Standing:
    total, closed, busy = (claims.get(name, 0) for name in ("all", "closed", "busy"))
    read = job is not None and job.final and vars(job)["read"]  # as annotated
    state = _OF_JOB.get(JobState(job.state)) if job and not read else None
    if total and closed == total and not waiting:
        state = "done"
    elif busy:
        state = "in_review"
    return Standing(state or "ready", job, total, closed, waiting)


def in_state(by: Access, articles: QuerySet[Article], state: str) -> QuerySet[Article]:
    """Articles that stand so, for the list's filter: by their newest segmentation job and their claims."""
    of = by.seen(Mention.objects.exclude(status=LinkStatus.REJECTED), "span")
    rows = with_reading(articles)
    busy = Q(pk__in=of.filter(claim__state__in=BUSY).values("span__edition__article"))
    open_ = Q(pk__in=of.exclude(claim__state__in=CLOSED).values("span__edition__article")) | Q(
        pk__in=Span.objects.filter(status=SpanStatus.SUGGESTED, label__kind="claim").values("edition__article")
    )
    by_job = {
        "queued": Q(reading=JobState.PENDING), "segmenting": Q(reading=JobState.RUNNING),
        "failed": Q(reading__in=[JobState.FAILED, JobState.QUARANTINED]), "ready": Q(reading=JobState.DONE),
    }  # fmt: skip
    if state in by_job:
        return rows.filter(by_job[state] & ~busy)
    return rows.filter(busy & (open_ if state == "in_review" else ~open_))
