"""Something is done again while the same person acts elsewhere: it holds or it is refused, and never breaks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from annotations.errors import Conflict, NotFound
from annotations.models import Span, UndoStep
from annotations.services.undo import redo, undo
from tests import people
from tests.annotations.api.conftest import Program
from tests.race.at_once import TIMES, at_once, reason, statuses
from tests.race.test_speakers import until_somebody_waits

pytestmark = pytest.mark.django_db(transaction=True)


def one_after_the_other(first: Callable[[], Any], second: Callable[[], Any]) -> tuple[Any, Any]:
    """The second begins when the first is done and not yet committed; it is waited for."""
    done = threading.Event()

    def slow() -> Any:
        with transaction.atomic():
            answer = first()
            done.set()
            until_somebody_waits()
            return answer

    def fast() -> Any:
        done.wait(30)
        try:
            return second()
        except (Conflict, NotFound) as refusal:
            return refusal

    one, other = at_once([slow, fast])
    return one, other


@pytest.mark.parametrize("named", [False, True], ids=["the last one", "one by its number"])
def test_what_an_act_made_final_meanwhile_is_not_done_again(desk: people.Desk, named: bool) -> None:
    article = people.ingest(desk.anahit)
    gone = people.mark(desk.anahit, article)
    step = undo(by=desk.anahit)
    act = partial(people.mark, desk.anahit, article, people.FIGURE)
    _made, refusal = one_after_the_other(act, partial(redo, by=desk.anahit, step_id=step.pk if named else None))
    assert isinstance(refusal, NotFound if named else Conflict)
    assert Span.objects.get(pk=gone.pk).status == "removed"


def test_what_was_done_again_while_somebody_acted_can_be_taken_back(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    span = people.mark(desk.anahit, article)
    undo(by=desk.anahit)
    step, _made = one_after_the_other(partial(redo, by=desk.anahit), partial(people.mark, desk.anahit, article, people.FIGURE))
    assert UndoStep.objects.get(pk=step.pk).parts.exists()
    assert undo(by=desk.anahit, step_id=step.pk)
    assert Span.objects.get(pk=span.pk).status == "removed"


@pytest.mark.parametrize("times", TIMES)
def test_two_that_do_it_again_at_once_do_it_once(desk: people.Desk, times: int) -> None:
    people.mark(desk.anahit, people.ingest(desk.anahit))
    tabs = [Program("anahit", desk.project_id) for _ in range(2)]
    for _turn in range(times):
        undo(by=desk.anahit)
        both = at_once([partial(tab.send, "POST", "redo") for tab in tabs])
        assert statuses(both) == [200, 409]
        assert {reason(answer) for answer in both} == {"", "nothing_left"}
