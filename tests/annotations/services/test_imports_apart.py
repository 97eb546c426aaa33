"""What a file brings stands for itself: a sender's id that is taken, a label nobody knows, in one member of many."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import Conflict
from annotations.importers import IncomingArticle
from annotations.models import Article, Job
from annotations.services import jobs
from annotations.services.import_file import import_file, run_import
from annotations.services.ingest import ingest_article, ingest_many
from tests import people
from tests.hostile.uploads_reading import zipped


def done(by: Any, data: bytes, filename: str) -> Job:
    """The file, read by a worker once."""
    import_file(by=by, data=data, filename=filename)
    lease = jobs.claim_next(kind="import")
    assert lease is not None
    run_import(lease)
    return Job.objects.get(pk=lease.job_id)


def lines(*rows: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def incoming(text: str) -> IncomingArticle:
    return IncomingArticle(text=text, external_id="gz-1")


def test_a_senders_id_names_one_article(desk: people.Desk, media: Path) -> None:
    ingest_article(by=desk.anahit, incoming=incoming("First text."))
    with pytest.raises(Conflict) as refused:
        ingest_article(by=desk.anahit, incoming=incoming("Second text."))
    assert refused.value.reason == "duplicate_external_id"
    assert ingest_article(by=desk.anahit, incoming=incoming("First text."), on_duplicate="return").created is False


def test_also_among_those_that_come_together(desk: people.Desk, media: Path) -> None:
    with pytest.raises(Conflict) as refused:
        ingest_many(by=desk.anahit, incoming=[incoming("First text."), incoming("Second text.")])
    assert refused.value.reason == "duplicate_external_id"


@pytest.mark.django_db(transaction=True)
def test_a_bulk_file_with_a_taken_id_fails_at_once_and_says_why(committed_desk: people.Desk, media: Path) -> None:
    ingest_article(by=committed_desk.anahit, incoming=incoming("First text."))
    rows = lines({"text": "Other text.", "external_id": "o"}, {"text": "Second text.", "external_id": "gz-1"})
    job = done(committed_desk.anahit, rows, "more.jsonl")
    assert (job.state, job.last_error) == ("failed", "duplicate_external_id")
    assert Article.objects.count() == 1


def test_a_member_that_is_refused_leaves_the_others(desk: people.Desk, media: Path) -> None:
    ingest_article(by=desk.anahit, incoming=incoming("First text."))
    strange = {"text": "Fourth.", "spans": [{"start": 0, "end": 6, "label": "gossip"}]}
    members = {
        "a.txt": b"Plain text.", "d.txt": b"Last.", "c.jsonl": lines(strange),
        "b.jsonl": lines({"text": "Third.", "external_id": "gz-1"}),
    }  # fmt: skip
    job = done(desk.anahit, zipped(*members.items()), "week.zip")
    assert (job.state, job.report["status"], job.report["created"]) == ("done", "partial", 2)
    refused = {(one["file"], one["code"]) for one in job.report["errors"]}
    assert refused == {("b.jsonl", "duplicate_external_id"), ("c.jsonl", "unknown_reference")}
    assert Article.objects.filter(editions__text__in=["Plain text.", "Last."]).count() == 2
