"""From upload to suggestions through the real broker and a real worker."""

from __future__ import annotations

import signal
from typing import Any

import pytest
from celery import current_app

from annotations import receivers
from annotations.models import Article, Job, JobState
from annotations.services.import_file import import_file
from tests import people
from tests.flows.readings import found, states
from tests.flows.servers import HURRIED, Worker, eventually, kill
from workbench.embedded.broker import Broker
from workbench.embedded.state import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
TASK = "annotations.tasks.run_segmentation"


def bring_in_seeds(desk: people.Desk) -> None:
    for path in SEEDS:
        import_file(by=desk.anahit, data=path.read_bytes(), filename=path.name)


@pytest.mark.case("FT-08")
def test_five_seeds_are_segmented_and_messages_twice_parallel_and_late_change_nothing(worker: Worker) -> None:
    calm, desk = people.make_project("Calm"), people.make_project("Busy")
    bring_in_seeds(calm)
    people.segment_due()
    worker.start()
    bring_in_seeds(desk)
    eventually(lambda: states(desk.project_id) == {JobState.DONE: 5})
    before = found(desk.project_id)
    assert before == found(calm.project_id)
    assert sum(before["spans"].values()) > 50
    job_ids = list(Job.objects.filter(project_id=desk.project_id).values_list("pk", flat=True))
    Job.objects.filter(pk__in=job_ids).update(state=JobState.PENDING, attempts=0)
    for _ in range(4):
        for job_id in job_ids:
            current_app.send_task(TASK, args=[job_id], queue="segment")
    eventually(lambda: states(desk.project_id) == {JobState.DONE: 5})
    assert found(desk.project_id) == before


def test_a_worker_told_to_stop_at_once_hands_its_work_back_untouched(worker: Worker) -> None:
    desk = people.make_project()
    worker.app, worker.told = HURRIED, {"HURRIED_LEASE": "30", "HURRIED_SLOW": "20"}
    worker.start()
    people.ingest(desk.anahit)
    eventually(lambda: states(desk.project_id) == {JobState.RUNNING: 1})
    assert worker.process
    worker.process.send_signal(signal.SIGQUIT)
    eventually(lambda: states(desk.project_id) == {JobState.PENDING: 1})
    assert Job.objects.get().attempts == 0


@pytest.mark.case("FT-03")
def test_without_a_broker_uploads_succeed_and_the_sweeper_publishes_later(
    broker: Broker, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = people.make_project()
    kill(broker)
    tried: list[Any] = []
    app = current_app._get_current_object()
    real = app.send_task

    def send_task(*args: Any, **kwargs: Any) -> Any:
        tried.append(args)
        return real(*args, **kwargs)

    monkeypatch.setattr(app, "send_task", send_task)
    for number in range(3):
        people.ingest(desk.anahit, f"{people.ARTICLE}Number {number}.\n")
    assert len(tried) == 1, "a broker that does not answer is left alone for a while"
    assert Article.objects.count() == 3
    assert states(desk.project_id) == {JobState.PENDING: 3}
    broker.start()
    worker.start()
    monkeypatch.setattr(receivers, "_silent_until", 0.0)
    eventually(lambda: states(desk.project_id) == {JobState.DONE: 3}, sweeping=True)
