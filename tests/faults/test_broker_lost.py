"""FT-04: the queue is wiped, the broker dies without a trace on disk; the rows are the truth."""

from __future__ import annotations

import pytest
import redis

from annotations import receivers
from annotations.models import JobState
from tests import people
from tests.faults.test_workers_killed import calm_run, texts
from tests.flows.readings import found, states
from tests.flows.servers import Worker, eventually, kill
from workbench.embedded.broker import Broker

pytestmark = [pytest.mark.fault, pytest.mark.case("FT-04")]


def test_everything_wiped_from_the_queue_is_done_all_the_same(broker: Broker, worker: Worker) -> None:
    desk = people.make_project()
    for text in texts(20):
        people.ingest(desk.anahit, text)
    with redis.Redis.from_url(broker.url) as client:
        assert client.llen("segment") == 20
        client.flushall()
        assert client.llen("segment") == 0
    worker.start()
    assert states(desk.project_id) == {JobState.PENDING: 20}
    eventually(lambda: states(desk.project_id) == {JobState.DONE: 20}, sweeping=True)


def test_a_broker_killed_with_its_queue_costs_seconds(
    broker: Broker, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    which = texts(30)
    calm = calm_run(which)
    desk = people.make_project()
    worker.start()
    for text in which[:20]:
        people.ingest(desk.anahit, text)
    kill(broker)
    for text in which[20:]:
        people.ingest(desk.anahit, text)
    broker.start()
    monkeypatch.setattr(receivers, "_silent_until", 0.0)
    eventually(lambda: states(desk.project_id) == {JobState.DONE: 30}, sweeping=True)
    assert found(desk.project_id) == calm
    people.ingest(desk.anahit, f"{people.ARTICLE}After all that.\n")
    eventually(lambda: states(desk.project_id) == {JobState.DONE: 31}, sweeping=True)  # the same worker, connected again
