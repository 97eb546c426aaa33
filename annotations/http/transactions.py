"""One request, one transaction: undone unless it succeeds, repeated when PostgreSQL asks for it (L13)."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, transaction
from django.http.response import HttpResponseBase

from annotations import undoing
from annotations.http.database import RETRIED, sqlstate

R = TypeVar("R", bound=HttpResponseBase)
P = ParamSpec("P")
T = TypeVar("T")
TRIES = 3


def answering(work: Callable[[], R]) -> R:
    """Run `work` in a transaction that is rolled back when it answers 400 or more.

    A deadlock or serialization failure, also one that shows at COMMIT, repeats the whole of it: at most three
    tries, with a pause of random length between them.
    """
    for attempt in range(1, TRIES + 1):
        nested = transaction.get_connection().in_atomic_block
        try:
            with undoing.one_step(anew=True), transaction.atomic():
                answer = work()
                if answer.status_code >= 400:
                    transaction.set_rollback(True)
        except OperationalError as error:
            if nested or attempt == TRIES or sqlstate(error) not in RETRIED:
                raise
            time.sleep(random.uniform(0.01, 0.1) * attempt)  # noqa: S311  jitter, no secret
        else:
            return answer
    raise AssertionError  # the last try returns or raises


def one_act(service: Callable[P, T]) -> Callable[P, T]:
    """A transaction of its own, or a part of the caller's without a savepoint: two round trips less on hot paths.

    Only for services whose callers undo everything when they are refused, as API and forms do.
    """

    @wraps(service)
    def within(*args: P.args, **kwargs: P.kwargs) -> T:
        if transaction.get_connection().in_atomic_block:
            return service(*args, **kwargs)
        with transaction.atomic():
            return service(*args, **kwargs)

    return within
