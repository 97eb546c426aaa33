"""Every way a job can end, and who may write its results (RELIABILITY L1, L3, L4)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from annotations.access import enter_as_console
from annotations.errors import Conflict, Forbidden
from annotations.importers import IncomingArticle
from annotations.models import Act, Article, Job, JobState, Membership, Segmentation, Span
from annotations.services import jobs, segment
from annotations.services.articles import delete_article, restore_article
from annotations.services.members import change_role, remove_member
from annotations.services.revise import revise_edition
from tests import people
from tests.flows.readings import found

pytestmark = pytest.mark.usefixtures("media")


def claimed() -> jobs.Lease:
    lease = jobs.claim_next(kind="segment")
    assert lease is not None
    return lease


def let_leases_run_out() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE annotations_job SET lease_until = clock_timestamp() - interval '1 second' WHERE state = 'running'")


def make_due() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE annotations_job SET due_at = clock_timestamp() WHERE state = 'pending'")


def broken(*_: Any, **__: Any) -> Any:
    raise RuntimeError("this text breaks the pipeline")


def test_a_claimed_job_is_nobody_elses_until_its_lease_runs_out(desk: people.Desk) -> None:
    people.ingest(desk.anahit)
    first = claimed()
    assert jobs.claim_next(kind="segment") is None
    assert jobs.claim(job_id=first.job_id) is None
    let_leases_run_out()
    second = claimed()
    assert (second.job_id, second.token != first.token) == (first.job_id, True)
    assert Job.objects.get().attempts == 2


def test_who_lost_the_lease_writes_nothing(desk: people.Desk) -> None:
    people.ingest(desk.anahit)
    late = claimed()
    let_leases_run_out()
    holder = claimed()
    segment.segment_edition(late)
    assert not Segmentation.objects.exists()
    assert Job.objects.get().state == JobState.RUNNING
    with pytest.raises(jobs.LeaseLost):
        jobs.extend(late)
    jobs.extend(holder)
    segment.segment_edition(holder)
    assert Job.objects.get().state == JobState.DONE
    before = found(desk.project_id)
    segment.segment_edition(late)
    assert found(desk.project_id) == before


def test_a_failure_of_who_lost_the_lease_is_not_the_jobs(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    people.ingest(desk.anahit)
    late = claimed()
    let_leases_run_out()
    claimed()
    monkeypatch.setattr(segment, "segment", broken)
    segment.segment_edition(late)
    assert (Job.objects.get().state, Job.objects.get().last_error) == (JobState.RUNNING, "")


def test_a_second_run_makes_nothing_twice_and_leaves_peoples_work_alone(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    mine = people.mark(desk.anahit, article)
    decided = Span.objects.filter(origin="machine").exclude(pk=mine.pk).first()
    assert decided is not None
    Span.objects.filter(pk=decided.pk).update(status="rejected", decided_by=desk.anahit.user)
    before = found(desk.project_id)
    Job.objects.update(state=JobState.PENDING, attempts=0)
    assert people.segment_due() == 1
    assert found(desk.project_id) == before


def test_the_text_was_replaced_meanwhile(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    lease = claimed()
    revise_edition(by=desk.anahit, article=article, incoming=IncomingArticle(text=people.ARTICLE + "A correction.\n"))
    segment.segment_edition(lease)
    old, new = Job.objects.order_by("pk")
    assert (old.state, new.state) == (JobState.SUPERSEDED, JobState.PENDING)
    assert people.segment_due() == 1
    assert Segmentation.objects.get().edition.number == 2


def test_the_article_was_deleted_meanwhile_and_comes_back(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    lease = claimed()
    delete_article(by=desk.edda, article=article)
    segment.segment_edition(lease)
    assert Job.objects.get().state == JobState.CANCELLED
    assert not Segmentation.objects.exists()
    restore_article(by=desk.edda, article_id=article.pk)
    assert people.segment_due() == 1
    assert Job.objects.get().state == JobState.DONE


@pytest.mark.case("AZ-09")
@pytest.mark.parametrize("when", ["before it began", "while it ran"])
@pytest.mark.parametrize("how", ["left the project", "may only look on", "was deactivated"])
def test_the_requester_lost_the_right(desk: people.Desk, monkeypatch: pytest.MonkeyPatch, when: str, how: str) -> None:
    people.ingest(desk.anahit)

    def withdraw() -> None:
        member = Membership.objects.get(user=desk.anahit.user)
        if how == "left the project":
            remove_member(by=desk.edda, member=member)
        elif how == "may only look on":
            change_role(by=desk.edda, member=member, role="viewer")
        else:
            desk.anahit.user.is_active = False
            desk.anahit.user.save()

    real = segment.segment
    if when == "before it began":
        withdraw()
    else:
        monkeypatch.setattr(segment, "segment", lambda *args, **kwargs: (withdraw(), real(*args, **kwargs))[1])
    segment.segment_edition(claimed())
    assert Job.objects.get().state == JobState.DENIED
    assert not Segmentation.objects.exists()


def test_staff_who_uploaded_by_the_console_are_no_members_and_still_served(desk: people.Desk) -> None:
    root = people.person("root")
    root.is_staff = root.is_superuser = True
    root.save()
    people.ingest(enter_as_console(root, desk.edda.project))
    assert people.segment_due() == 1
    assert Job.objects.get().state == JobState.DONE


def test_three_failures_are_quarantined_with_their_reason_and_can_be_tried_again(
    desk: people.Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.ingest(desk.anahit)
    with monkeypatch.context() as patched:
        patched.setattr(segment, "segment", broken)
        for attempt in (1, 2, 3):
            make_due()
            segment.segment_edition(claimed())
            job = Job.objects.get()
            assert job.attempts == attempt
            assert job.last_error == "RuntimeError: this text breaks the pipeline"
        assert job.state == JobState.QUARANTINED
        make_due()
        assert jobs.claim_next(kind="segment") is None
    with pytest.raises(Forbidden):
        jobs.retry_job(by=desk.bela, job=job)
    again = jobs.retry_job(by=desk.anahit, job=job)
    assert (again.state, again.attempts, again.last_error) == (JobState.PENDING, 0, "")
    with pytest.raises(Conflict):
        jobs.retry_job(by=desk.edda, job=again)
    assert people.segment_due() == 1
    assert Job.objects.get().state == JobState.DONE


def test_between_attempts_there_is_a_pause(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    people.ingest(desk.anahit)
    monkeypatch.setattr(segment, "segment", broken)
    segment.segment_edition(claimed())
    assert Job.objects.get().state == JobState.PENDING
    assert jobs.claim_next(kind="segment") is None


def test_workers_that_died_three_times_leave_a_job_to_the_sweeper(desk: people.Desk) -> None:
    people.ingest(desk.anahit)
    for _ in range(3):
        claimed()
        let_leases_run_out()
    assert jobs.claim_next(kind="segment") is None
    swept = jobs.sweep()
    assert swept.quarantined == 1
    job = Job.objects.get()
    assert (job.state, job.last_error) == (JobState.QUARANTINED, "worker_lost")
    assert jobs.sweep().quarantined == 0


def test_a_clean_stop_gives_the_attempt_back(desk: people.Desk) -> None:
    people.ingest(desk.anahit)
    jobs.give_back(claimed())
    assert (Job.objects.get().state, Job.objects.get().attempts) == (JobState.PENDING, 0)
    assert jobs.claim_next(kind="segment") is not None


def test_a_retry_is_an_act(committed_desk: people.Desk) -> None:
    people.ingest(committed_desk.anahit)
    Job.objects.update(state=JobState.QUARANTINED, attempts=3)
    job = jobs.retry_job(by=committed_desk.edda, job=Job.objects.get())
    act = Act.objects.filter(verb="job.retry").get()
    assert (act.actor, act.object) == (f"user:{committed_desk.edda.user.pk}", f"job:{job.pk}")
    assert Article.objects.count() == 1
