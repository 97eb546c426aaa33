"""What `--fix` mends: assignments, what has expired, jobs. Nothing that needs a person's decision."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.utils.timezone import now

from annotations.models import Act, Article, Job, KeptAnswer, Span
from claims.models import Assignment
from claims.services.assign import assign
from tests import people
from tests.plugins.database import triggers_off
from workbench.doctor.chains import verify
from workbench.doctor.examination import Result, examine
from workbench.doctor.reading import snapshot

pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = now() - timedelta(days=30)


def mended(check: str) -> Result:
    (before,) = examine(only=[check])
    assert before.faults
    (after,) = examine(only=[check], mend=True)
    return after


def test_expired_assignments_go_back(committed_desk: people.Desk) -> None:
    about = people.claim(committed_desk.anahit)
    assign(by=committed_desk.edda, claim=about, reviewer=committed_desk.bela.user)
    Assignment.objects.update(lease_until=LONG_AGO)
    after = mended("D-07")
    assert (after.state, after.mended) == ("clean", "1 assignments given back to the queue")
    assert Assignment.objects.get().state == "expired"
    assert Act.objects.latest("id").verb == "assignment.expire"


def test_what_has_expired_is_deleted(committed_desk: people.Desk) -> None:
    Session.objects.create(session_key="a", expire_date=LONG_AGO)
    KeptAnswer.objects.create(
        key="old", created_at=LONG_AGO, actor=committed_desk.bela.user, method="POST", path="/", body_sha256="", status=201, body=b""
    )
    after = mended("D-08")
    assert (after.state, after.mended) == ("clean", "1 kept answers, 1 sessions and 0 export files deleted")


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param({"state": "running", "attempts": 3, "lease_until": LONG_AGO, "lease_token": "0" * 32}, "quarantined", id="a lost job"),
        pytest.param({"state": "pending", "attempts": 3}, "quarantined", id="a job that used up its attempts"),
    ],
)
def test_jobs_move_on(committed_desk: people.Desk, state: dict[str, object], expected: str) -> None:
    people.ingest(committed_desk.anahit)
    Job.objects.update(**state)
    assert mended("D-09").state == "clean"
    assert Job.objects.get().state == expected


def test_jobs_of_deleted_articles_are_cancelled(committed_desk: people.Desk) -> None:
    people.ingest(committed_desk.anahit)
    Article.objects.update(deleted_at=now())
    after = mended("D-09")
    assert (after.state, Job.objects.get().state) == ("clean", "cancelled")
    assert after.mended.startswith("1 jobs cancelled")


def test_judgements_are_never_mended(committed_desk: people.Desk, media: Path) -> None:
    about, _ = people.published_claim(committed_desk)
    with triggers_off() as owner:
        owner.execute("UPDATE claims_verdict SET rationale = 'I never said so.'")
        owner.execute("UPDATE annotations_span SET quote = '{other}'")
    results = {result.check.id: result for result in examine(mend=True)}
    assert {check for check, result in results.items() if result.faults} == {"D-03", "D-11"}
    assert not any(result.mended for result in results.values())
    assert Span.objects.get(mentions__claim=about).quote == ["other"]


def test_examining_writes_nothing(committed_desk: people.Desk, media: Path) -> None:
    people.published_claim(committed_desk)
    before = list(Act.objects.values_list("hash", flat=True))
    examine(mend=True)
    assert list(Act.objects.values_list("hash", flat=True)) == before
    with snapshot():
        assert verify().faults == ()
