"""FT-01 and FT-09: workers die, documents kill; nothing is lost, nothing doubled, and the poison is set apart."""

from __future__ import annotations

import contextlib
import random
import time

import psutil
import pytest

from annotations.models import Job, JobState, Segmentation
from tests import people
from tests.flows.readings import found, states
from tests.flows.servers import HURRIED, PATIENCE, Worker, eventually

pytestmark = pytest.mark.fault


def texts(how_many: int) -> list[str]:
    return [f"{people.ARTICLE}Note {number}: {980 + number} vehicles passed.\n" for number in range(how_many)]


def calm_run(which: list[str]) -> dict[str, object]:
    """What the same texts give when nothing happens."""
    desk = people.make_project("Calm")
    for text in which:
        people.ingest(desk.anahit, text)
    people.segment_due()
    return dict(found(desk.project_id))


def kill_some(worker: Worker, *, times: int, chance: random.Random) -> None:
    """One child each time, at a moment nobody chose."""
    for _ in range(times):
        time.sleep(chance.uniform(0.1, 0.6))
        with contextlib.suppress(psutil.NoSuchProcess, IndexError):
            chance.choice(worker.children()).kill()


@pytest.mark.case("FT-01")
@pytest.mark.parametrize(
    ("uploads", "kills", "groups", "lease"),
    [
        pytest.param(50, 2, 1, 5, id="twice a child and once the group, under 50 uploads"),
        pytest.param(50, 6, 3, 30, id="the same with the product's lease, three times over", marks=pytest.mark.slow),
    ],
)
def test_killed_workers_lose_and_double_nothing(worker: Worker, uploads: int, kills: int, groups: int, lease: int) -> None:
    chance = random.Random(uploads * lease)
    which = texts(uploads)
    calm = calm_run(which)
    desk = people.make_project()
    worker.app, worker.told = HURRIED, {"HURRIED_LEASE": str(lease), "HURRIED_SLOW": "0.12"}
    worker.start()
    for text in which:
        people.ingest(desk.anahit, text)
    for _ in range(groups):
        kill_some(worker, times=kills // groups, chance=chance)
        worker.kill()
        assert states(desk.project_id)[JobState.DONE] < uploads, "it was over before anything happened"
        worker.start()
    eventually(lambda: states(desk.project_id) == {JobState.DONE: uploads}, sweeping=True, within=PATIENCE)
    assert found(desk.project_id) == calm
    assert Job.objects.filter(project_id=desk.project_id, attempts__gt=1).exists(), "nobody was hit"


@pytest.mark.case("FT-09")
@pytest.mark.parametrize(
    ("others", "lease", "bound"),
    [
        pytest.param(7, 5, 60.0, id="among a few others"),
        pytest.param(46, 30, 150.0, id="among 46 others, with the product's limits", marks=pytest.mark.slow),
    ],
)
def test_a_text_that_kills_hangs_or_eats_is_quarantined_and_the_others_done(
    worker: Worker, others: int, lease: int, bound: float
) -> None:
    desk = people.make_project()
    harms = ("kill", "hang", "eat")
    bad = [people.ingest(desk.anahit, f"poison: {harm}\n{people.ARTICLE}") for harm in harms]
    for text in texts(others):
        people.ingest(desk.anahit, text)
    worker.app, worker.told = HURRIED, {"HURRIED_LEASE": str(lease), "WORKER_ADDRESS_SPACE": "1024"}
    worker.start()
    wanted = {JobState.DONE: others, JobState.QUARANTINED: 3}
    eventually(lambda: states(desk.project_id) == wanted, sweeping=True, within=bound)
    reasons = [Job.objects.get(edition__article=article).last_error for article in bad]
    assert reasons[0] == "worker_lost"
    assert reasons[1] == "worker_lost"
    assert reasons[2].startswith("MemoryError")
    assert not Segmentation.objects.filter(edition__article__in=bad).exists()
    assert Segmentation.objects.filter(project_id=desk.project_id).count() == others
