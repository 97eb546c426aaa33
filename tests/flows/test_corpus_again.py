"""A whole corpus is read again in the background: in batches, after fresh texts, countable, to be stopped, resumable."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext

from annotations import tasks
from annotations.api.article_standing import standing as told_by_api
from annotations.errors import Conflict, Forbidden
from annotations.importers import IncomingArticle
from annotations.models import Article, Job, JobState, Priority, Segmentation, Span
from annotations.segmentation.found import Found
from annotations.services import jobs, resegment_parts
from annotations.services.articles import delete_article, restore_article
from annotations.services.change_span import adjust_edges, relabel_span
from annotations.services.first_reading import with_reading
from annotations.services.housekeeping import tidy
from annotations.services.lexicon import add_entry, remove_entry
from annotations.services.members import change_role
from annotations.services.resegment import cancel_resegmentation, resegment_edition, resegment_project
from annotations.services.resegment_parts import end_stopped, outdated, progress_of, write_parts
from annotations.services.revise import revise_edition
from annotations.services.segment import segment_edition
from annotations.services.suggestions import accept_suggestion
from claims.records.progress import STATES, in_state, standings
from tests import people
from tests.flows.newer import NEWER, parts_of, release
from workbench.doctor.findings import Scope
from workbench.doctor.work import background

pytestmark = pytest.mark.usefixtures("media")


def corpus(desk: people.Desk, how_many: int = 5) -> list[Article]:
    return [people.segmented_article(desk.anahit, f"{people.ARTICLE}Note {number}.\n") for number in range(how_many)]


def write_down() -> None:
    """Do all requests that are due."""
    while (lease := jobs.claim_next(kind="resegment")) is not None:
        write_parts(lease)


def state(job: Job) -> str:
    job.refresh_from_db()
    return str(job.state)


def test_only_what_an_older_pipeline_has_read_is_read_again(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = corpus(desk)
    delete_article(by=desk.edda, article=articles[0])
    assert outdated(desk.project_id).articles == 0
    release(monkeypatch)
    resegment_edition(by=desk.edda, article=articles[1])
    people.segment_due()
    due = outdated(desk.project_id)
    assert (due.articles, list(due.by_version.values()), due.now) == (3, [3], NEWER)
    job = resegment_project(by=desk.edda)
    write_down()
    assert people.segment_due() == 3
    assert outdated(desk.project_id).articles == 0
    assert Segmentation.objects.filter(current=True, pipeline_version=NEWER).count() == 4
    assert progress_of(job).done == 3


def test_parts_are_written_in_batches_of_a_bounded_number_and_closed_by_the_last(
    desk: people.Desk, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    corpus(desk)
    release(monkeypatch)
    monkeypatch.setattr(resegment_parts, "BATCH", 2)
    job = resegment_project(by=desk.edda)
    with django_capture_on_commit_callbacks(execute=True):
        write_down()
    assert (state(job), job.total, parts_of(job)) == (JobState.RUNNING, 5, ["pending"] * 5)
    done = []
    for _ in range(5):
        lease = jobs.claim_next(kind="segment")
        assert lease is not None
        with django_capture_on_commit_callbacks(execute=True):
            segment_edition(lease)
        done.append((progress_of(job).done, progress_of(job).waiting, state(job)))
    assert done == [(1, 4, "running"), (2, 3, "running"), (3, 2, "running"), (4, 1, "running"), (5, 0, "done")]
    assert job.finished_at is not None


def test_a_corpus_of_which_nothing_is_due_is_done_at_once(desk: people.Desk, django_capture_on_commit_callbacks: Any) -> None:
    corpus(desk, 1)
    job = resegment_project(by=desk.edda)
    with django_capture_on_commit_callbacks(execute=True):
        write_down()
    assert (state(job), progress_of(job).total) == (JobState.DONE, 0)


def test_writing_a_batch_down_takes_the_same_queries_whatever_its_size(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for how_many in (2, 8):
        corpus(desk, how_many)
        release(monkeypatch, version=f"{98 + how_many}.0.0")
        resegment_project(by=desk.edda)
        lease = jobs.claim_next(kind="resegment")
        assert lease is not None
        with CaptureQueriesContext(connection ) as asked:
            write_parts(lease)
        counts.append(len(asked))
        people.segment_due()
        tidy()
    assert counts[0] == counts[1]


def test_fresh_texts_are_read_first(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = corpus(desk, 3)
    release(monkeypatch)
    resegment_project(by=desk.edda)
    write_down()
    fresh = people.ingest(desk.anahit, "Nobody has read this yet.\n")
    Job.objects.filter(edition__article=fresh).update(due_at=Job.objects.latest("due_at").due_at)
    lease = jobs.claim_next(kind="segment")
    assert lease is not None
    assert Job.objects.get(pk=lease.job_id).edition.article_id == fresh.pk  # type: ignore[union-attr]
    assert {one.state for one in standings(desk.edda, articles).values()} == {"ready"}, "what is read again stays what it is"


def test_asking_twice_is_asking_once(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus(desk, 2)
    release(monkeypatch)
    job = resegment_project(by=desk.edda)
    assert resegment_project(by=desk.edda) == job
    write_down()
    assert resegment_project(by=desk.edda) == job
    assert Job.objects.filter(kind="resegment").count() == 1


def test_a_still_newer_pipeline_supersedes_what_waits(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus(desk, 3)
    release(monkeypatch)
    first = resegment_project(by=desk.edda)
    write_down()
    people_done = jobs.claim_next(kind="segment")
    assert people_done is not None
    segment_edition(people_done)
    release(monkeypatch, version="100.0.0")
    second = resegment_project(by=desk.edda)
    write_down()
    assert (state(first), parts_of(first)) == (JobState.SUPERSEDED, ["done", "superseded", "superseded"])
    assert parts_of(second) == ["pending"] * 3
    assert people.segment_due() == 3


def test_a_first_reading_that_waits_is_no_part_and_survives_a_stop(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.ingest(desk.anahit)
    release(monkeypatch)
    job = resegment_project(by=desk.edda)
    write_down()
    (first,) = Job.objects.filter(kind="segment")
    assert (first.state, first.parent_id, parts_of(job)) == (JobState.PENDING, None, [])
    assert resegment_edition(by=desk.edda, article=article) == first, "what waits for it already is that job"
    cancel_resegmentation(by=desk.edda, job=job)
    assert standings(desk.edda, [article])[article.pk].state == "queued"
    assert people.segment_due() == 1
    assert Segmentation.objects.filter(current=True, pipeline_version=NEWER).count() == 1


def test_a_first_reading_that_had_failed_goes_on_when_its_request_is_stopped(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting, at_work = people.ingest(desk.anahit), people.ingest(desk.anahit, people.ARTICLE + "Again.\n")
    Job.objects.filter(kind="segment").update(state=JobState.FAILED)
    release(monkeypatch)
    job = resegment_project(by=desk.edda)
    write_down()
    assert (parts_of(job), set(Job.objects.filter(parent=job).values_list("priority", flat=True))) == (["pending"] * 2, {Priority.FIRST})
    lease = jobs.claim(job_id=Job.objects.get(parent=job, edition__article=at_work).pk)
    assert lease is not None
    cancel_resegmentation(by=desk.edda, job=job)
    segment_edition(lease)
    assert (state(job), parts_of(job)) == (JobState.CANCELLED, ["done"])
    assert standings(desk.edda, [waiting])[waiting.pk].state == "queued"
    assert people.segment_due() == 1
    assert Segmentation.objects.filter(current=True).count() == 2


def standing_of(desk: people.Desk, article: Article) -> tuple[str, list[str], list[str]]:
    """In the list, in which of its filters, and in which of the program's."""
    mine = Article.objects.filter(pk=article.pk)
    api = [state for state in JobState.values if with_reading(mine).filter(Q(reading=state)).exists()]
    assert told_by_api(desk.edda, article.pk).job_state == (api[0] if api else None)
    return standings(desk.edda, [article])[article.pk].state, [state for state in STATES if in_state(desk.edda, mine, state).exists()], api


def test_settings_that_come_back_leave_an_article_ready_while_it_is_read_again(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (article,) = corpus(desk, 1)
    entry = add_entry(by=desk.edda, term="gang", gloss="group")
    resegment_project(by=desk.edda)
    write_down()
    people.segment_due()
    remove_entry(by=desk.edda, entry=entry)
    tidy()
    resegment_project(by=desk.edda)
    write_down()
    assert not Job.objects.filter(kind="segment", priority=Priority.FIRST).exists()
    assert standing_of(desk, article) == ("ready", ["ready"], ["done"])
    people.segment_due()
    assert standing_of(desk, article) == ("ready", ["ready"], ["done"])


@pytest.mark.parametrize("ended", ["failed", "superseded"])
def test_what_was_read_in_the_end_is_ready_however_the_first_attempt_ended(desk: people.Desk, ended: str) -> None:
    (article,) = corpus(desk, 1)
    Job.objects.filter(kind="segment").update(state=ended)
    assert standing_of(desk, article) == ("ready", ["ready"], ["done"])


def test_a_first_reading_that_was_replaced_does_not_hide_the_one_that_waits(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    edition = people.edition_of(article)
    Job.objects.create(
        project=edition.project, kind="segment", edition=edition, text_sha256=edition.sha256, pipeline_version="0.1", state="superseded",
    )  # fmt: skip
    assert standing_of(desk, article) == ("queued", ["queued"], ["pending"])


def test_writing_a_corpus_down_may_take_as_long_as_reading_a_file() -> None:
    assert tasks.run_resegmentation.soft_time_limit == tasks.run_import.soft_time_limit


def test_parts_that_wait_for_their_turn_are_no_fault_until_nobody_asks_for_them(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus(desk, 2)
    release(monkeypatch)
    job = resegment_project(by=desk.edda)
    write_down()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE annotations_job SET due_at = now() - interval '1 hour' WHERE state = 'pending'")
    assert list(background(Scope(None))) == []
    Job.objects.filter(pk=job.pk).update(state=JobState.DONE, finished_at=Now())
    assert len(list(background(Scope(None)))) == 2


def test_a_corrected_text_keeps_what_the_machine_had_suggested(desk: people.Desk) -> None:
    (article,) = corpus(desk, 1)
    span = Span.objects.filter(origin="machine", label__kind="claim").order_by("start")[0]
    accept_suggestion(by=desk.anahit, span=span)
    first = (span.start, span.end)
    adjust_edges(by=desk.anahit, span=Span.objects.get(pk=span.pk), fragments=[(span.start, span.end - 4)], quote=[span.quote[0][:-4]])
    relabel_span(by=desk.anahit, span=Span.objects.get(pk=span.pk), label=desk.anahit.labels().get(key="framing"))
    revise_edition(by=desk.anahit, article=article, incoming=IncomingArticle(text="Corrected.\n\n" + people.edition_of(article).text))
    copy = Span.objects.get(carried_from=span)
    moved = len("Corrected.\n\n")
    assert (copy.suggested_start, copy.suggested_end, copy.suggested_kind) == (first[0] + moved, first[1] + moved, "claim")


def test_cancelling_leaves_what_nobody_has_begun(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = corpus(desk, 4)
    release(monkeypatch)
    job = resegment_project(by=desk.edda)
    write_down()
    done, at_work = jobs.claim_next(kind="segment"), jobs.claim_next(kind="segment")
    assert done is not None
    assert at_work is not None
    segment_edition(done)
    with pytest.raises(Forbidden):
        cancel_resegmentation(by=desk.chen, job=job)
    cancel_resegmentation(by=desk.edda, job=job)
    segment_edition(at_work)
    assert (state(job), parts_of(job)) == (JobState.CANCELLED, ["cancelled", "cancelled", "cancelled", "done"])
    assert people.segment_due() == 0
    assert progress_of(job).passed == 3
    assert outdated(desk.project_id).articles == 3
    with pytest.raises(Conflict):
        cancel_resegmentation(by=desk.edda, job=job)
    delete_article(by=desk.edda, article=articles[3])
    restore_article(by=desk.edda, article_id=articles[3].pk)
    assert people.segment_due() == 0, "what was cancelled stays so"
    again = resegment_project(by=desk.edda)
    write_down()
    assert (again != job, people.segment_due()) == (True, 3)


def test_a_long_queue_is_ended_in_batches_and_may_be_asked_for_again_before_that(
    desk: people.Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus(desk, 4)
    release(monkeypatch)
    job = resegment_project(by=desk.edda)
    write_down()
    with monkeypatch.context() as patch:
        patch.setattr(resegment_parts, "end_stopped", lambda job_id: end_stopped(job_id, batch=1))
        cancel_resegmentation(by=desk.edda, job=job)
    assert parts_of(job) == ["cancelled", "pending", "pending", "pending"]
    lease = jobs.claim_next(kind="segment")
    assert lease is not None
    segment_edition(lease)
    assert parts_of(job) == ["cancelled", "cancelled", "pending", "pending"], "a worker leaves it too"
    again = resegment_project(by=desk.edda)
    write_down()
    assert (parts_of(job), parts_of(again)) == ([], ["pending"] * 4)
    assert tidy()["stopped_parts_ended"] == 0
    cancel_resegmentation(by=desk.edda, job=again)
    assert tidy()["stopped_parts_ended"] == 0
    assert parts_of(again) == ["cancelled"] * 4


def test_a_worker_that_stopped_being_asked_for_writes_no_more_parts(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus(desk, 4)
    release(monkeypatch)
    monkeypatch.setattr(resegment_parts, "BATCH", 2)
    job = resegment_project(by=desk.edda)
    lease = jobs.claim_next(kind="resegment")
    assert lease is not None
    assert resegment_parts._next_batch(lease) is True
    cancel_resegmentation(by=desk.edda, job=job)
    write_parts(lease)
    assert (state(job), parts_of(job)) == (JobState.CANCELLED, ["cancelled", "cancelled"])


def test_a_worker_killed_between_batches_is_followed_by_one_who_goes_on(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus(desk, 5)
    release(monkeypatch)
    monkeypatch.setattr(resegment_parts, "BATCH", 2)
    job = resegment_project(by=desk.edda)
    lost = jobs.claim_next(kind="resegment")
    assert lost is not None
    assert resegment_parts._next_batch(lost) is True
    with connection.cursor() as cursor:
        cursor.execute("UPDATE annotations_job SET lease_until = clock_timestamp() - interval '1 second' WHERE state = 'running'")
    write_down()
    assert (state(job), job.total, job.attempts, parts_of(job)) == (JobState.RUNNING, 5, 2, ["pending"] * 5)
    write_parts(lost)
    assert len(parts_of(job)) == 5


def test_failures_are_counted_and_do_not_hold_the_others_up(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus(desk, 3)

    def poisoned(found: Found) -> Found:
        if found.segments[-1].end == poison:
            raise RuntimeError("this text breaks the pipeline")
        return found

    poison = people.segmented_article(desk.anahit, people.ARTICLE + "A longer last line, which breaks it.\n").editions.get().length - 1
    release(monkeypatch, poisoned)
    job = resegment_project(by=desk.edda)
    write_down()
    for _ in range(3):
        people.segment_due()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE annotations_job SET due_at = clock_timestamp() WHERE state = 'pending'")
    progress = progress_of(job)
    assert (progress.total, progress.done, progress.failed, progress.waiting) == (4, 3, 1, 0)
    assert tidy()["corpora_read_again"] == 1
    assert state(job) == JobState.DONE


def test_who_may_no_more_is_denied_and_so_are_the_parts(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus(desk, 2)
    release(monkeypatch)
    job = resegment_project(by=desk.edda)
    write_down()
    change_role(by=desk.edda, member=desk.edda.members().get(user=desk.chen.user), role="manager")
    member = desk.edda.members().get(user=desk.edda.user)
    type(member).objects.filter(pk=member.pk).update(role="annotator")
    people.segment_due()
    assert parts_of(job) == ["denied", "denied"]
    assert Segmentation.objects.filter(pipeline_version=NEWER).count() == 0


def test_a_deleted_article_ends_its_part_and_the_sweeper_closes_the_whole(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (article,) = corpus(desk, 1)
    release(monkeypatch)
    job = resegment_project(by=desk.edda)
    write_down()
    delete_article(by=desk.edda, article=article)
    assert state(job) == JobState.RUNNING
    tidy()
    assert (state(job), progress_of(job).passed) == (JobState.DONE, 1)


def test_the_task_does_what_is_due(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus(desk, 1)
    release(monkeypatch)
    job = resegment_project(by=desk.edda)
    tasks.run_resegmentation(job.pk)
    assert parts_of(job) == ["pending"]
