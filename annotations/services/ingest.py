"""The door by which texts come in: Article, Edition, Job and Act in one transaction, the nudge after commit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from typing import Any

from django.conf import settings
from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Invalid, TextTooLarge
from annotations.events import announce, articles_ingested, jobs_due
from annotations.importers import IncomingArticle
from annotations.models import Article, Edition, Job, JobKind, JobState, Original
from annotations.segmentation import PIPELINE_VERSION
from annotations.services.copying import copy_rows, draw_ids
from annotations.services.originals import keep_original
from annotations.services.plant import plant_spans


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of one text: a new article, or the one that holds the very text already."""

    article_id: int
    edition_id: int
    created: bool


def text_sha256(text: str) -> str:
    """The identity of a text: SHA-256 of its UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def ingest_article(*, by: Access, incoming: IncomingArticle, on_duplicate: str = "refuse") -> Ingested:
    """One text. A text the project has is a 409 `duplicate_text`, or with `on_duplicate="return"` that article."""
    by.require("upload")
    (result,) = ingest_many(by=by, incoming=[incoming])
    if not result.created and on_duplicate != "return":
        article = Article.objects.get(pk=result.article_id)
        state = "deleted; restore it instead" if article.deleted_at else "here already"
        raise Conflict(
            f"The project has this very text: “{article.display_title}” is {state}.", field="text", reason="duplicate_text",
            article_id=result.article_id, url=f"/articles/{result.article_id}",
        )  # fmt: skip
    return result


@transaction.atomic
def ingest_many(*, by: Access, incoming: Sequence[IncomingArticle], original: Original | None = None) -> list[Ingested]:
    """Many texts by set-based writes, in the order given; `original` is the bulk file they all came in.

    A text that the project has, or that stands earlier in the same batch, is answered with its article and not doubled.
    """
    by.require("upload")
    hashes = [checked_hash(one) for one in incoming]
    known = _known(by, hashes)
    fresh = {digest: one for digest, one in zip(reversed(hashes), reversed(incoming), strict=True) if digest not in known}
    _refuse_known_ids(by, list(fresh.values()))
    made = _write(by, {digest: fresh[digest] for digest in dict.fromkeys(hashes) if digest in fresh}, original)
    first = set(made)
    results = []
    for digest in hashes:
        article_id, edition_id = made.get(digest) or known[digest]
        results.append(Ingested(article_id, edition_id, digest in first))
        first.discard(digest)
    return results


def _refuse_known_ids(by: Access, fresh: Sequence[IncomingArticle]) -> None:
    """A sender's id names one article of the project, also among those that come together."""
    stated = [one.external_id for one in fresh if one.external_id]
    twice = {one for one in stated if stated.count(one) > 1} if len(set(stated)) < len(stated) else set()
    rows = Article.objects.filter(project_id=by.project.pk, external_id__in=stated).values_list("external_id", flat=True) if stated else ()
    for name in sorted(twice) or rows:
        raise Conflict(
            f"Another article has the id “{name}” already.", field="external_id", reason="duplicate_external_id", external_id=name
        )


def checked_hash(one: IncomingArticle) -> str:
    """The identity of a text that may be stored: not blank, not too large."""
    if not one.text.strip():
        raise Invalid("The text is empty.", field="text", reason="empty")
    encoded = one.text.encode()
    if len(encoded) > settings.LIMITS["article_text"]:
        raise TextTooLarge("The text is larger than 10 MiB.", field="text", reason="text_too_large", limit=settings.LIMITS["article_text"])
    return hashlib.sha256(encoded).hexdigest()


def _known(by: Access, hashes: Sequence[str]) -> dict[str, tuple[int, int]]:
    rows = Edition.objects.filter(project_id=by.project.pk, sha256__in=set(hashes)).values_list("sha256", "article_id", "pk")
    return {digest: (article_id, edition_id) for digest, article_id, edition_id in rows}


def _write(by: Access, fresh: dict[str, IncomingArticle], original: Original | None) -> dict[str, tuple[int, int]]:
    if not fresh:
        return {}
    ids = draw_ids((Article, Edition, Job), len(fresh))
    alike = {"project_id": by.project.pk, "created_by_id": by.user.pk}
    copy_rows(Article, ARTICLE, (_article(one, pk) for (pk, _, _), one in zip(ids, fresh.values(), strict=True)), alike=alike | NEW_ARTICLE)
    editions = (
        _edition(one, digest, article_id, pk, original or _original(by, one))
        for (article_id, pk, _), (digest, one) in zip(ids, fresh.items(), strict=True)
    )
    copy_rows(Edition, EDITION, list(editions), alike=alike | {"number": 1})
    due = ((job, edition, digest) for (_, edition, job), digest in zip(ids, fresh, strict=True))
    copy_rows(Job, ("id", "edition_id", "text_sha256"), due, alike={"project_id": by.project.pk, "requested_by_id": by.user.pk} | NEW_JOB)
    plant_spans(by=by, rows=[(edition, one.text, one.spans) for (_, edition, _), one in zip(ids, fresh.values(), strict=True) if one.spans])
    ledger.record(
        project_id=by.project.pk, actor=by.user, verb="article.ingest", obj=f"article:{ids[0][0]}", articles=len(ids),
        sha256=list(fresh)[:20],
    )  # fmt: skip
    announce(jobs_due, job_ids=[job for _, _, job in ids], queue="segment")
    announce(articles_ingested, article_ids=[article_id for article_id, _, _ in ids], project_id=by.project.pk)
    return {digest: (article_id, edition) for (article_id, edition, _), digest in zip(ids, fresh, strict=True)}


ARTICLE = ("id", "title", "outlet", "author", "url", "published", "language", "external_id")
NEW_ARTICLE = {"version": 1, "metadata": "{}"}
EDITION = ("id", "article_id", "text", "sha256", "length", "extractor", "original_id", "warnings", "pages", "roles")
NEW_JOB = {
    "kind": JobKind.SEGMENT.value, "pipeline_version": PIPELINE_VERSION, "state": JobState.PENDING.value, "attempts": 0, "progress": 0,
    "options": "{}", "report": "{}", "last_error": "",
}  # fmt: skip


def _article(one: IncomingArticle, pk: int) -> tuple[Any, ...]:
    return (
        pk, (one.title or "")[:300], (one.outlet or "")[:300], (one.author or "")[:300], one.url or "", one.published or "",
        one.language or "", one.external_id or None,
    )  # fmt: skip


def _original(by: Access, one: IncomingArticle) -> Original:
    data = one.original if one.original is not None else one.text.encode()
    return keep_original(by=by, data=data, media_type=one.media_type, filename=one.filename or "", encoding=one.encoding or "utf-8")


def _edition(one: IncomingArticle, digest: str, article_id: int, pk: int, original: Original) -> tuple[Any, ...]:
    warnings = json.dumps([asdict(notice) for notice in one.warnings]) if one.warnings else "[]"
    pages = json.dumps([list(page) for page in one.pages]) if one.pages else "[]"
    roles = json.dumps([astuple(role) for role in one.roles]) if one.roles else "[]"
    return (pk, article_id, one.text, digest, len(one.text), one.extractor or "text", original.pk, warnings, pages, roles)


def due_segmentation(edition: Edition, *, requested_by: Any) -> Job:
    """The unsaved job that makes an edition due for the current pipeline."""
    return Job(
        project_id=edition.project_id, kind=JobKind.SEGMENT, edition=edition, text_sha256=edition.sha256,
        pipeline_version=PIPELINE_VERSION, requested_by=requested_by,
    )  # fmt: skip
