"""AZ-09: a right that is withdrawn binds background work at once, before, while and after it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotations.access import Access
from annotations.models import Article, Job, JobState
from annotations.services import import_file, jobs
from annotations.services.members import change_role, remove_member
from claims.exporters import BY_KEY
from claims.services import export as exports
from tests import people
from workbench.models import User

pytestmark = [pytest.mark.case("AZ-09"), pytest.mark.django_db(transaction=True)]


def leaves(desk: people.Desk, who: Access) -> None:
    remove_member(by=desk.edda, member=desk.edda.members().get(user=who.user))


def is_demoted(desk: people.Desk, who: Access) -> None:
    change_role(by=desk.edda, member=desk.edda.members().get(user=who.user), role="viewer")


def is_deactivated(_desk: people.Desk, who: Access) -> None:
    User.objects.filter(pk=who.user.pk).update(is_active=False)


HOW = {"who asked has left": leaves, "who asked was demoted": is_demoted, "who asked was deactivated": is_deactivated}
withdrawals = pytest.mark.parametrize("withdraw", list(HOW.values()), ids=list(HOW))
Withdraw = Callable[[people.Desk, Access], None]


@pytest.fixture
def ready(committed_desk: people.Desk, media: Path) -> people.Desk:
    people.claim(committed_desk.anahit)
    return committed_desk


def run(job: Job, work: Callable[[jobs.Lease], None]) -> Job:
    lease = jobs.claim(job_id=job.pk)
    assert lease is not None
    work(lease)
    return Job.objects.get(pk=job.pk)


def files_of(media: Path) -> list[Path]:
    return [one for one in (media / "exports").rglob("*") if one.is_file()]


def asked_for(desk: people.Desk) -> Job:
    return exports.request_export(by=desk.bela, format="csv_claims").job


def uploaded(desk: people.Desk) -> Job:
    job = import_file.import_file(by=desk.anahit, data=b'{"text": "One."}\n{"text": "Two."}\n', filename="two.jsonl").job
    assert job is not None
    return job


@withdrawals
def test_an_export_asked_for_is_denied(ready: people.Desk, media: Path, withdraw: Withdraw) -> None:
    assert run(asked_for(ready), exports.run_export).state == JobState.DONE
    there = files_of(media)
    job = asked_for(ready)
    withdraw(ready, ready.bela)
    assert run(job, exports.run_export).state == JobState.DENIED
    assert files_of(media) == there


@withdrawals
@pytest.mark.parametrize("late", [False, True], ids=["stops at its next batch", "gets no file at its end"])
def test_an_export_that_runs(ready: people.Desk, media: Path, withdraw: Withdraw, monkeypatch: Any, late: bool) -> None:
    job, exporter = asked_for(ready), BY_KEY["csv_claims"]
    written = []

    class Meanwhile:
        """The exporter, in whose first or last moment somebody withdraws the right."""

        def __getattr__(self, name: str) -> Any:
            return getattr(exporter, name)

        def write(self, snapshot: Any, sink: Any, options: Any) -> Any:
            if not late:
                withdraw_apart(withdraw, ready)
            report = exporter.write(snapshot, sink, options)
            written.append(report)
            if late:
                withdraw_apart(withdraw, ready)
            return report

    monkeypatch.setattr(exports, "KEEP_ALIVE_SECONDS", 3_600.0 if late else -1.0)
    monkeypatch.setitem(BY_KEY, "csv_claims", Meanwhile())
    assert run(job, exports.run_export).state == JobState.DENIED
    assert bool(written) is late
    assert files_of(media) == []


def withdraw_apart(withdraw: Withdraw, desk: people.Desk) -> None:
    """In another thread: the export's own state is read-only."""
    from threading import Thread  # noqa: PLC0415  beside its only use

    from django.db import connection  # noqa: PLC0415

    def act() -> None:
        withdraw(desk, desk.bela)
        connection.close()

    thread = Thread(target=act)
    thread.start()
    thread.join()


@withdrawals
def test_an_import_asked_for_is_denied(ready: people.Desk, withdraw: Withdraw) -> None:
    before = Article.objects.count()
    job = uploaded(ready)
    withdraw(ready, ready.anahit)
    assert run(job, import_file.run_import).state == JobState.DENIED
    assert Article.objects.count() == before


@withdrawals
def test_an_import_that_runs_writes_nothing(ready: people.Desk, withdraw: Withdraw, monkeypatch: Any) -> None:
    before, taken_in = Article.objects.count(), import_file.ingest_many

    def meanwhile(**given: Any) -> Any:
        made = taken_in(**given)
        withdraw(ready, ready.anahit)
        return made

    job = uploaded(ready)
    monkeypatch.setattr(import_file, "ingest_many", meanwhile)
    assert run(job, import_file.run_import).state == JobState.DENIED
    assert Article.objects.count() == before


def test_with_the_right_kept_both_are_done(ready: people.Desk, media: Path) -> None:
    assert run(asked_for(ready), exports.run_export).state == JobState.DONE
    assert run(uploaded(ready), import_file.run_import).state == JobState.DONE
    assert files_of(media)
    assert Article.objects.filter(editions__text__in=["One.", "Two."]).count() == 2
