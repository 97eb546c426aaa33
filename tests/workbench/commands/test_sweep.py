"""`sweep` finds what was lost or has expired, tells what it did, and does nothing twice."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.utils.timezone import now, timedelta

from annotations import tasks
from annotations.events import jobs_due, tidying
from annotations.models import Act, Job, KeptAnswer
from annotations.services.articles import delete_article
from annotations.services.housekeeping import tidy
from claims.models import Assignment, Claim, Export
from claims.services.assign import assign
from tests import people

LONG_AGO = now() - timedelta(days=30)


def sweep() -> str:
    out = StringIO()
    call_command("sweep", stdout=out)
    return out.getvalue()


def sealed_verbs() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS act_seal IMMEDIATE")
    return list(Act.objects.order_by("id").values_list("verb", flat=True))


def test_nothing_to_do_is_said(db: None) -> None:
    assert sweep() == "nothing to do\n"


def test_due_work_is_sent_again(desk: people.Desk, django_capture_on_commit_callbacks: object) -> None:
    people.ingest(desk.anahit)
    sent: list[int] = []

    def hear(sender: object, *, job_ids: list[int], **_: object) -> None:
        sent.extend(job_ids)

    jobs_due.connect(hear)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert "jobs sent again: 1" in sweep()
    assert sent == [Job.objects.get().pk]


def test_work_that_lost_its_worker_three_times_is_quarantined(desk: people.Desk) -> None:
    people.ingest(desk.anahit)
    Job.objects.update(state="running", attempts=3, lease_until=LONG_AGO, lease_token="0" * 32)
    assert "jobs quarantined: 1" in sweep()
    assert (Job.objects.get().state, Job.objects.get().last_error) == ("quarantined", "worker_lost")


def test_answers_are_kept_for_a_day(desk: people.Desk) -> None:
    same = {"actor": desk.bela.user, "method": "POST", "path": "/", "body_sha256": "", "status": 201, "body": b""}
    KeptAnswer.objects.create(key="old", created_at=now() - timedelta(hours=25), **same)
    KeptAnswer.objects.create(key="new", created_at=now() - timedelta(hours=23), **same)
    assert "kept answers deleted: 1" in sweep()
    assert KeptAnswer.objects.get().key == "new"


def test_ended_sessions_are_deleted(db: None) -> None:
    Session.objects.create(session_key="a", expire_date=LONG_AGO)
    Session.objects.create(session_key="b", expire_date=now() + timedelta(days=1))
    assert "sessions deleted: 1" in sweep()
    assert Session.objects.get().session_key == "b"


def test_an_expired_assignment_goes_back_to_the_queue_with_an_act(desk: people.Desk, claim: Claim) -> None:
    over = assign(by=desk.edda, claim=claim, reviewer=desk.bela.user)
    assign(by=desk.edda, claim=claim, reviewer=desk.boris.user)
    Assignment.objects.filter(pk=over.pk).update(lease_until=LONG_AGO)
    assert "assignments expired: 1" in sweep()
    assert dict(Assignment.objects.values_list("reviewer__username", "state")) == {"bela": "expired", "boris": "open"}
    assert sealed_verbs()[-1] == "assignment.expire"
    assert sweep() == "jobs sent again: 1\n"


def test_an_assignment_on_a_deleted_article_goes_back(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    assign(by=desk.edda, claim=people.claim(desk.anahit, article), reviewer=desk.bela.user)
    delete_article(by=desk.edda, article=article)
    assert "assignments expired: 1" in sweep()


@pytest.mark.parametrize(("days", "kept"), [(8, False), (6, True)], ids=["after a week it goes", "before it stays"])
def test_an_export_file_is_kept_for_a_week(
    desk: people.Desk, media: Path, django_capture_on_commit_callbacks: object, days: int, kept: bool
) -> None:
    job = Job.objects.create(project=desk.edda.project, kind="export", state="done", finished_at=now() - timedelta(days=days))
    export = Export.objects.create(project=desk.edda.project, job=job, format="bundle", filename="a.jsonl", sha256="f" * 64)
    file = media / export.path
    file.parent.mkdir(parents=True)
    file.write_text("{}")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        sweep()
    export.refresh_from_db()
    assert (file.exists(), export.filename == "a.jsonl", export.sha256) == (kept, kept, "f" * 64)


def test_the_workers_task_does_the_same(db: None) -> None:
    Session.objects.create(session_key="a", expire_date=LONG_AGO)
    tasks.sweep()
    assert not Session.objects.exists()


def test_a_room_that_fails_does_not_keep_the_others_waiting(db: None) -> None:
    def fail(sender: object, **_: object) -> dict[str, int]:
        raise RuntimeError("the room is on fire")

    tidying.connect(fail)
    try:
        Session.objects.create(session_key="a", expire_date=LONG_AGO)
        done = tidy()
    finally:
        tidying.disconnect(fail)
    assert (done["rooms_failed"], done["sessions_deleted"]) == (1, 1)
