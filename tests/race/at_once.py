"""Several requests at the very same moment, each over a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

Act = Callable[[], Any]
TIMES = [
    pytest.param(20, id="20 times"),
    pytest.param(200, id="200 times", marks=pytest.mark.slow),
]


def at_once(acts: Sequence[Act]) -> list[Any]:
    """Start them together behind a barrier; their answers in order."""
    barrier = threading.Barrier(len(acts))

    def run(act: Act) -> Any:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(run, act) for act in acts]]


def statuses(answers: Sequence[Any]) -> list[int]:
    """Sorted; no refusal of the database ever comes through."""
    found = sorted(answer.status_code for answer in answers)
    assert found[-1] < 500, [answer.content for answer in answers]
    return found


def reason(answer: Any) -> str:
    """Why it was refused; nothing for a success."""
    if answer.status_code < 400:
        return ""
    body = answer.json()
    return str(body["errors"][0]["code"] if body["errors"] else body["code"])
