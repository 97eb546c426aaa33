"""How far articles are: segmentation and marks of their newest editions, for a page of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from annotations.access import Access
from annotations.models import Article, Edition, Job, JobKind, SpanStatus

COUNTED = (SpanStatus.SUGGESTED, SpanStatus.ACCEPTED, SpanStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest edition of an article and what became of it."""

    edition: Edition
    job: Job | None = None
    spans: dict[str, int] = field(default_factory=dict)


def standings(by: Access, article_ids: Sequence[int]) -> dict[int, Standing]:
    """By article; three queries whatever the number."""
    newest = by.editions().filter(article_id__in=article_ids).defer("text", "search", "warnings", "pages")
    editions = list(newest.order_by("article_id", "-number").distinct("article_id"))
    return {one.edition.article_id: one for one in _with_work(by, editions)}


def standing(by: Access, edition: Edition) -> Standing:
    """The same for one whose edition is at hand; two queries."""
    return _with_work(by, [edition])[0]


def _with_work(by: Access, editions: Sequence[Edition]) -> list[Standing]:
    ids = [edition.pk for edition in editions]
    jobs = by.jobs().filter(kind=JobKind.SEGMENT, edition_id__in=ids).order_by("edition_id", "-id").distinct("edition_id")
    last = {job.edition_id: job for job in jobs.only("edition_id", "state", "last_error", "pipeline_version")}
    counts: dict[int, dict[str, int]] = {}
    rows = by.spans().filter(edition_id__in=ids, status__in=COUNTED).values_list("edition_id", "status").order_by()
    for edition_id, status, number in rows.annotate(number=Count("pk")):
        counts.setdefault(edition_id, {})[status] = number
    return [Standing(edition, last.get(edition.pk), counts.get(edition.pk, {})) for edition in editions]


def shown(found: Standing) -> dict[str, Any]:
    """As members of an article's answer."""
    edition, job = found.edition, found.job
    return {
        "edition": {
            "id": edition.pk, "number": edition.number, "sha256": edition.sha256, "length": edition.length, "extractor": edition.extractor,
        },
        "segmentation": job.state if job else None,
        "segmentation_job": job.pk if job else None,
        "segmentation_error": job.last_error if job else "",
        "spans": {str(status): found.spans.get(status, 0) for status in COUNTED},
    }  # fmt: skip


def segmented_as(rows: QuerySet[Article], by: Access, state: str) -> QuerySet[Article]:
    """Articles whose last segmentation job stands so."""
    jobs = by.jobs().filter(kind=JobKind.SEGMENT, edition__article=OuterRef("pk")).order_by("-edition__number", "-id")
    return rows.annotate(segmentation_state=Subquery(jobs.values("state")[:1])).filter(segmentation_state=state)
