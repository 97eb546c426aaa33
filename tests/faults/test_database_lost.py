"""FT-05: PostgreSQL stops at once, amid writes and between requests; what was answered 2xx is there afterwards."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator

import pytest

from tests.faults.house import Answer, House, whole_house

pytestmark = [pytest.mark.fault, pytest.mark.case("FT-05")]


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with whole_house() as made:
        yield made


def kept(house: House) -> set[str]:
    answer = house.read()
    assert answer.status == 200
    found = json.loads(answer.body)
    return {one["key"] for one in found["results"]}


def is_unavailable(answer: Answer) -> bool:
    told = json.loads(answer.body)
    return (answer.status, answer.headers["Retry-After"], told["code"]) == (503, "2", "unavailable")


class Storm:
    """Writers that go on whatever they are told."""

    def __init__(self, house: House, name: str) -> None:
        self.house, self.name, self.over = house, name, threading.Event()
        self.answers: list[tuple[str, Answer]] = []
        self.threads = [threading.Thread(target=self.write, args=[number]) for number in range(3)]
        for thread in self.threads:
            thread.start()

    def write(self, number: int) -> None:
        turn = 0
        while not self.over.is_set():
            key = f"{self.name}-{number}-{turn}"
            self.answers.append((key, self.house.write(key)))
            turn += 1
            time.sleep(0.02)

    def statuses(self) -> list[int]:
        return [answer.status for _, answer in self.answers]

    def wait_for(self, status: int, *, more: int) -> None:
        until, wanted = time.monotonic() + 30, self.statuses().count(status) + more
        while self.statuses().count(status) < wanted:
            assert time.monotonic() < until
            time.sleep(0.02)

    def end(self) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()


def test_amid_a_storm_of_writes(house: House) -> None:
    storm = Storm(house, "storm")
    try:
        storm.wait_for(201, more=10)
        house.stop_database_at_once()
        storm.wait_for(503, more=6)
        house.start_database()
        storm.wait_for(201, more=6)
    finally:
        storm.end()
    assert set(storm.statuses()) == {201, 503}
    assert all(is_unavailable(answer) for _, answer in storm.answers if answer.status == 503)
    promised = {key for key, answer in storm.answers if answer.status == 201}
    assert promised <= kept(house)


def test_while_it_is_down_nothing_is_told_otherwise_and_the_first_request_after_is_served(house: House) -> None:
    assert house.page().status == 200
    house.stop_database_at_once()
    try:
        assert is_unavailable(house.write("down"))
        assert is_unavailable(house.read())
        page = house.page()
        assert page.status == 503, "a session that cannot be read is no missing one"
        assert page.headers["Content-Type"].startswith("text/html")
        assert house.ask("GET", "/health/live").status == 200
        assert house.ask("GET", "/health/ready").status == 503
    finally:
        house.start_database()
    assert house.write("first-after").status == 201
    assert "first-after" in kept(house)
    assert "down" not in kept(house)


def test_between_requests_nobody_notices(house: House) -> None:
    warmed = [house.page() for _ in range(8)]  # every thread has a connection now
    assert {one.status for one in warmed} == {200}
    house.stop_database_at_once()
    house.start_database()
    turns = [(house.write(f"between-{turn}"), house.read(), house.page()) for turn in range(3)]
    assert [tuple(answer.status for answer in turn) for turn in turns] == [(201, 200, 200)] * 3
