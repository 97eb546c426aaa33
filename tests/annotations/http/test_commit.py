"""What happens between two requests, and at COMMIT (RELIABILITY L9, L13), on two connections."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, close_old_connections, connection, transaction
from django.http import HttpResponse

from annotations.errors import InProgress
from annotations.http import transactions
from annotations.http.idempotency import Keyed
from annotations.models import Kind, Label, Project
from tests.annotations.http.conftest import ByToken, House, person


def elsewhere(work: Callable[[], Any]) -> Any:
    """The outcome of `work` on a connection of its own."""
    outcome: list[Any] = []

    def run() -> None:
        try:
            outcome.append(work())
        except Exception as error:  # noqa: BLE001  the outcome may be a refusal
            outcome.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=30)
    assert outcome, "the other connection waited for ever"
    return outcome[0]


@pytest.mark.django_db(transaction=True)
def test_a_second_request_while_the_first_runs_is_told_so_at_once() -> None:
    keyed = Keyed(person("edda"), "POST", "/x", "k", "0" * 64)
    with transaction.atomic():
        assert keyed.replay() is None
        assert isinstance(elsewhere(keyed.replay), InProgress)
        keyed.keep(HttpResponse(b"done", status=201))
    with transaction.atomic():
        kept = keyed.replay()
    assert kept is not None
    assert (kept.status_code, kept.content) == (201, b"done")


def failing(state: type[Exception], times: int) -> tuple[Callable[[], HttpResponse], list[int]]:
    """Work that PostgreSQL refuses `times` times."""
    runs: list[int] = []

    def work() -> HttpResponse:
        runs.append(1)
        Project.objects.create(name="Once")
        if len(runs) <= times:
            error = OperationalError("words of the driver")
            raise error from state()
        return HttpResponse(status=201)

    return work, runs


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("state", [psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure])
def test_a_deadlock_repeats_the_whole_transaction(state: type[Exception]) -> None:
    work, runs = failing(state, times=2)
    assert transactions.answering(work).status_code == 201
    assert (len(runs), Project.objects.count()) == (3, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("state", "tries"), [(psycopg.errors.DeadlockDetected, 3), (psycopg.errors.QueryCanceled, 1)]
)
def test_the_third_deadlock_and_the_first_time_out_are_final(state: type[Exception], tries: int) -> None:
    work, runs = failing(state, times=9)
    with pytest.raises(OperationalError):
        transactions.answering(work)
    assert (len(runs), Project.objects.count()) == (tries, 0)


@pytest.mark.django_db(transaction=True)
def test_a_real_deadlock_is_survived_by_both() -> None:
    project = Project.objects.create(name="Border")
    rows = [Label.objects.create(project=project, key=key, name=key, kind=Kind.CLAIM) for key in "ab"]
    barrier = threading.Barrier(2)

    def swap(first: Label, second: Label) -> int:
        waited: list[int] = []

        def work() -> HttpResponse:
            Label.objects.filter(pk=first.pk).update(position=1)
            if not waited:
                waited.append(1)
                barrier.wait(timeout=10)
            Label.objects.filter(pk=second.pk).update(position=1)
            return HttpResponse(status=200)

        return transactions.answering(work).status_code

    other: list[Any] = []
    thread = threading.Thread(target=lambda: other.append(elsewhere(lambda: swap(rows[1], rows[0]))))
    thread.start()
    assert swap(rows[0], rows[1]) == 200
    thread.join(timeout=30)
    close_old_connections()
    assert other == [200]


@pytest.mark.django_db(transaction=True)
def test_an_answer_of_400_undoes_its_writes() -> None:
    def work() -> HttpResponse:
        Project.objects.create(name="Never")
        return HttpResponse(status=400)

    transactions.answering(work)
    assert not Project.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_failure_at_commit_is_503_and_nothing_happened(
    house: House, edda: ByToken, monkeypatch: Any
) -> None:
    def full(_: Any) -> None:
        error = OperationalError("no space left")
        raise error from psycopg.errors.DiskFull()

    monkeypatch.setattr("django.db.backends.postgresql.base.DatabaseWrapper._commit", full)
    answer = edda.send("POST", house.labels, {"key": "new", "name": "New"})
    monkeypatch.undo()
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert not Label.objects.filter(key="new").exists()
