"""A corpus is read again while workers die: everything is read once, decisions stand, and the whole is closed."""

from __future__ import annotations

import random
import time

import pytest

from annotations.models import Job, JobState, Segmentation, Span
from annotations.services.resegment import resegment_project
from annotations.services.resegment_parts import outdated, progress_of
from annotations.services.suggestions import accept_suggestion, reject_suggestion
from tests import people
from tests.faults.test_workers_killed import kill_some, texts
from tests.flows.readings import found
from tests.flows.servers import HURRIED, PATIENCE, Worker, eventually

pytestmark = pytest.mark.fault


def test_killed_workers_leave_no_part_out_and_no_decision_touched(worker: Worker) -> None:
    desk, many = people.make_project(), 20
    for text in texts(many):
        people.ingest(desk.anahit, text)
    people.segment_due()
    claims = Span.objects.filter(label__kind="claim", status="suggested").order_by("edition", "start")
    accept_suggestion(by=desk.anahit, span=claims[0])
    reject_suggestion(by=desk.anahit, span=claims[1])
    before = found(desk.project_id)
    Segmentation.objects.update(pipeline_version="0.1.0")  # as an older release had read them
    worker.app, worker.told = HURRIED, {"HURRIED_LEASE": "5", "HURRIED_SLOW": "0.1"}
    worker.start()
    job = resegment_project(by=desk.edda)
    eventually(lambda: progress_of(job).done > 0)
    kill_some(worker, times=2, chance=random.Random(7))
    worker.kill()
    assert progress_of(job).done < many, "it was over before anything happened"
    time.sleep(0.2)
    worker.start()
    eventually(lambda: Job.objects.get(pk=job.pk).state == JobState.DONE, sweeping=True, within=PATIENCE)
    assert progress_of(job).done == many
    assert outdated(desk.project_id).articles == 0
    after = found(desk.project_id)
    assert (after["spans"], after["segments"], after["chains"]) == (before["spans"], before["segments"], before["chains"])
    assert Segmentation.objects.filter(current=True).count() == many
