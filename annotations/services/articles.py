"""What may change about an article: its metadata, and whether it is kept. Its text never does."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from annotations import ledger
from annotations.access import Access
from annotations.errors import NotFound
from annotations.events import announce, jobs_due
from annotations.models import Article, Job, JobState
from annotations.undoing import remember

EDITABLE = ("title", "outlet", "author", "url", "published", "language", "external_id", "metadata")


@transaction.atomic
def edit_article(*, by: Access, article: Article, **changes: Any) -> Article:
    """Correct metadata; equal values write nothing."""
    by.require("upload")
    article = by.locked(by.articles(), article.pk)
    changed = [key for key in EDITABLE if key in changes and getattr(article, key) != changes[key]]
    if not changed:
        return article
    before, after = {key: getattr(article, key) for key in changed}, {key: changes[key] for key in changed}
    remember(by=by, verb="article.edit", obj=f"article:{article.pk}", before=before, after=after)
    for key in changed:
        setattr(article, key, changes[key])
    article.version += 1
    article.full_clean(exclude=["created_by", "project"])
    article.save(update_fields=[*changed, "version"])
    ledger.record(project_id=by.project.pk, actor=by.user, verb="article.edit", obj=f"article:{article.pk}", fields=changed)
    return article


@transaction.atomic
def delete_article(*, by: Access, article: Article) -> None:
    """Hide an article with all that hangs on it; its background work is cancelled."""
    by.require("delete_articles")
    article = by.locked(by.articles(), article.pk)
    Article.objects.filter(pk=article.pk).update(deleted_at=Now(), version=article.version + 1)
    cancel_work_on_deleted(article)
    ledger.record(project_id=by.project.pk, actor=by.user, verb="article.delete", obj=f"article:{article.pk}")
    remember(by=by, verb="article.delete", obj=f"article:{article.pk}", before={"kept": True}, after={"kept": False})


def cancel_work_on_deleted(article: Article | None = None) -> int:
    """Background work on this deleted article, or on all of them, will not be done; how many jobs that were."""
    waiting = Job.objects.filter(edition__article__deleted_at__isnull=False, state__in=[JobState.PENDING, JobState.RUNNING])
    if article is not None:
        waiting = waiting.filter(edition__article=article)
    return waiting.update(state=JobState.CANCELLED, finished_at=Now(), lease_until=None, lease_token=None)


@transaction.atomic
def restore_article(*, by: Access, article_id: int) -> Article:
    """Bring a deleted article back with everything on it; cancelled segmentation becomes due again."""
    by.require("delete_articles")
    article = Article.objects.select_for_update(no_key=True).filter(project_id=by.project.pk, pk=article_id).first()
    if article is None:
        raise NotFound
    if article.deleted_at is None:
        return article
    article.deleted_at, article.version = None, article.version + 1
    article.save(update_fields=["deleted_at", "version"])
    due = list(Job.objects.filter(edition__article=article, state=JobState.CANCELLED, parent=None).values_list("pk", flat=True))
    Job.objects.filter(pk__in=due).update(state=JobState.PENDING, attempts=0, due_at=Now(), finished_at=None)
    announce(jobs_due, job_ids=due, queue="segment")
    ledger.record(project_id=by.project.pk, actor=by.user, verb="article.restore", obj=f"article:{article.pk}")
    remember(by=by, verb="article.restore", obj=f"article:{article.pk}", before={"kept": False}, after={"kept": True})
    return article
