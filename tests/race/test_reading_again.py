"""A worker reads a text again while people work on it, and while another worker does the same."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction

from annotations.errors import NotFound
from annotations.models import Article, Job, JobState, Segment, Segmentation, Span
from annotations.segmentation.found import Found
from annotations.segmentation.rereading.changed import from_json
from annotations.services import jobs, segment, write_run
from annotations.services.layout import correct_segment
from annotations.services.resegment import resegment_edition, resegment_project
from annotations.services.resegment_parts import progress_of, write_parts
from annotations.services.segment import segment_edition
from annotations.services.suggestions import accept_suggestion
from claims.models import Claim, Mention
from tests import people
from tests.flows.newer import NEWER, current, release
from tests.flows.readings import found, states
from tests.race.at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media")]


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is published: the workers here are called by hand."""
    monkeypatch.setattr("annotations.receivers._silent_until", float("inf"))


def nothing_found(reading: Found) -> Found:
    return replace(reading, suggestions=())


class Paused:
    """A worker in a thread of its own that stops at a place of the code until it is told to go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, *, before: bool) -> None:
        self.there, self.go_on, self.trouble = threading.Event(), threading.Event(), []
        real: Callable[..., Any] = getattr(module, name)

        def stopping(*args: Any, **kwargs: Any) -> Any:
            made = None if before else real(*args, **kwargs)
            self.there.set()
            assert self.go_on.wait(20)
            return real(*args, **kwargs) if before else made

        monkeypatch.setattr(module, name, stopping)

    def start(self, job: Job) -> None:
        """Go as far as the place."""
        self.thread = threading.Thread(target=self._work, args=(job,))
        self.thread.start()
        assert self.there.wait(20)

    def _work(self, job: Job) -> None:
        try:
            lease = jobs.claim(job_id=job.pk)
            assert lease is not None
            segment_edition(lease)
        except BaseException as error:  # noqa: BLE001  told to the test
            self.trouble.append(error)
        finally:
            connection.close()

    def end(self) -> None:
        """To the end."""
        self.go_on.set()
        self.thread.join(30)
        assert not self.thread.is_alive()
        assert self.trouble == []


def asked(desk: people.Desk, article: Article) -> Job:
    return resegment_edition(by=desk.edda, article=article)


def waiting() -> Span:
    return Span.objects.filter(origin="machine", status="suggested", label__kind="claim").order_by("start")[0]


def test_what_is_decided_while_the_worker_reads_is_kept(committed_desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, article = committed_desk, people.segmented_article(committed_desk.anahit)
    release(monkeypatch, nothing_found)
    worker = Paused(monkeypatch, segment, "write_run", before=True)
    worker.start(asked(desk, article))
    span = accept_suggestion(by=desk.anahit, span=waiting())
    worker.end()
    assert list(Span.objects.filter(origin="machine").values_list("pk", "status")) == [(span.pk, "accepted")]
    assert Mention.objects.get().span_id == span.pk


def test_what_somebody_is_deciding_while_the_worker_writes_is_left_to_them(
    committed_desk: people.Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, article = committed_desk, people.segmented_article(committed_desk.anahit)
    release(monkeypatch, nothing_found)
    job, span = asked(desk, article), waiting()
    with transaction.atomic():
        accept_suggestion(by=desk.anahit, span=span)
        worker = threading.Thread(target=lambda: (segment_edition(jobs.claim(job_id=job.pk)), connection.close()))  # type: ignore[arg-type]
        worker.start()
        worker.join(20)
        assert not worker.is_alive(), "it did not wait"
    assert current(article).pipeline_version == NEWER
    assert list(Span.objects.filter(origin="machine").values_list("pk", "status")) == [(span.pk, "accepted")]
    assert Claim.objects.count() == 1


def test_who_decides_what_has_just_given_way_is_told_that_it_is_gone(
    committed_desk: people.Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, article = committed_desk, people.segmented_article(committed_desk.anahit)
    release(monkeypatch, nothing_found)
    span, told = waiting(), []
    worker = Paused(monkeypatch, write_run, "write_suggestions", before=False)
    worker.start(asked(desk, article))

    def decide() -> None:
        try:
            accept_suggestion(by=desk.anahit, span=span)
        except NotFound:
            told.append("gone")
        finally:
            connection.close()

    reviewer = threading.Thread(target=decide)
    reviewer.start()
    worker.end()
    reviewer.join(20)
    assert told == ["gone"]
    assert not Claim.objects.exists()


def test_a_layout_corrected_while_the_worker_reads_comes_along(committed_desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, article = committed_desk, people.segmented_article(committed_desk.anahit)
    release(monkeypatch)
    worker = Paused(monkeypatch, segment, "write_run", before=True)
    worker.start(asked(desk, article))
    body = Segment.objects.filter(kind="paragraph", role="body").order_by("start")[0]
    correct_segment(by=desk.anahit, segment=body, excluded="a menu")
    worker.end()
    run = current(article)
    assert Segment.objects.get(segmentation=run, kind="paragraph", start=body.start).excluded == "a menu"
    changes = from_json(run.changes)
    assert changes is not None
    assert changes.carried == 1


def test_two_workers_with_two_versions_leave_one_current_run(committed_desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, article = committed_desk, people.segmented_article(committed_desk.anahit)
    with monkeypatch.context() as patch:
        release(patch, version="98.0.0")
        one = asked(desk, article)
        Job.objects.filter(pk=one.pk).update(state=JobState.RUNNING, lease_token="0" * 32, lease_until="2020-01-01T00:00Z")
    release(monkeypatch)
    two = asked(desk, article)
    leases = [jobs.claim(job_id=job.pk) for job in (one, two)]
    at_once([partial(segment_edition, lease) for lease in leases])
    assert Segmentation.objects.filter(current=True).count() == 1
    assert current(article).pipeline_version == NEWER
    assert states(desk.project_id) == {JobState.DONE: 3}


def test_many_workers_read_a_corpus_and_one_of_them_closes_it(committed_desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = committed_desk
    for number in range(6):
        people.segmented_article(desk.anahit, f"{people.ARTICLE}Note {number}.\n")
    before = found(desk.project_id)
    release(monkeypatch)
    asked_at_once = at_once([partial(resegment_project, by=desk.edda)] * 3)
    assert len({job.pk for job in asked_at_once}) == 1
    lease = jobs.claim_next(kind="resegment")
    assert lease is not None
    write_parts(lease)
    assert sum(at_once([people.segment_due] * 3)) == 6
    job = Job.objects.get(kind="resegment")
    assert (job.state, progress_of(job).done) == (JobState.DONE, 6)
    after = found(desk.project_id)
    assert (after["spans"], after["segments"], after["chains"]) == (before["spans"], before["segments"], before["chains"])
