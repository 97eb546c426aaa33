"""How acts become steps that can be taken back: services say how a thing stood before and after, in their transaction.

    remember(by=by, verb="span.edges", obj=f"span:{span.pk}", before={"fragments": old}, after={"fragments": new})

What is remembered within one request, or one `one_step()`, is one step. How a verb is taken back is said once, in
`annotations/services/inverses.py` or `claims/services/inverses.py`: an Aspect reads how the thing stands now and
moves it to a state, through the same services as everybody. Undoing moves it from `after` to `before`, doing
again from `before` to `after`; neither is remembered as a new step.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db import connection

from annotations.access import Access
from annotations.models import UndoPart, UndoStep

KEPT = 50
State: TypeAlias = dict[str, Any]
"""One side of a thing in plain JSON values: {"status": "accepted"}, {"fragments": [[3, 9]], "quote": ["words"]}."""



@dataclass(slots=True)
class _Running:
    """The act that goes on, and its step once something was remembered."""

    act: uuid.UUID
    step_id: int | None = None


_running: ContextVar[_Running | None] = ContextVar("running", default=None)
_silent: ContextVar[bool] = ContextVar("silent", default=False)


@dataclass(frozen=True, slots=True)
class Aspect:
    """One side of a thing that acts move: how it stands now (read under a lock), and how to bring it to a state.

    Only what `now` gives is compared with what the act left; other facts of a state are for `put`.
    """

    now: Callable[[Access, UndoPart], State]
    put: Callable[[Access, UndoPart, State], object]


_aspects: dict[str, Aspect] = {}


def teach(inverses: Mapping[str, Aspect]) -> None:
    """Take a room's table of inverses, verb by verb, once at start."""
    _aspects.update(inverses)


def aspect_of(verb: str) -> Aspect:
    """The one inverse of a verb."""
    return _aspects[verb]


def undoable_verbs() -> list[str]:
    """Every verb that is remembered."""
    return sorted(_aspects)


@contextmanager
def one_step(*, anew: bool = False) -> Iterator[None]:
    """What is remembered inside is one step: the running one's, or (`anew`: a request begins) one of its own."""
    if _running.get() is not None and not anew:
        yield
        return
    token = _running.set(_Running(uuid.uuid4()))
    try:
        yield
    finally:
        _running.reset(token)


@contextmanager
def silently() -> Iterator[None]:
    """What is moved inside is no step: it takes one back, or follows from one that is remembered."""
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)


def plain(state: Mapping[str, Any]) -> State:
    """As it comes back from JSON, so that states can be compared."""
    return dict(json.loads(json.dumps(state, default=str)))


# One statement an act: what was undone and what is too old goes (unless it is being done again just now: `FOR UPDATE` waits and
# looks again), the step is made or found, its part is added.
_REMEMBER = """
WITH late AS (SELECT id FROM annotations_undostep WHERE project_id = %(project)s AND user_id = %(user)s AND act <> %(act)s
    AND undone_at IS NULL ORDER BY id DESC OFFSET %(others)s),
old AS (SELECT id FROM annotations_undostep WHERE project_id = %(project)s AND user_id = %(user)s AND act <> %(act)s
    AND (undone_at IS NOT NULL OR id IN (SELECT id FROM late)) FOR UPDATE),
parts AS (DELETE FROM annotations_undopart p USING old WHERE p.step_id = old.id),
gone AS (DELETE FROM annotations_undostep s USING old WHERE s.id = old.id),
step AS (INSERT INTO annotations_undostep (project_id, user_id, act) VALUES (%(project)s, %(user)s, %(act)s)
    ON CONFLICT (project_id, user_id, act) DO UPDATE SET act = excluded.act RETURNING id)
INSERT INTO annotations_undopart (project_id, step_id, verb, object, before, after)
SELECT %(project)s, step.id, %(verb)s, %(obj)s, %(before)s::jsonb, %(after)s::jsonb FROM step RETURNING step_id
"""


def remember(*, by: Access, verb: str, obj: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Note how a thing stood before an act and after it, in the transaction of the act."""
    if verb not in _aspects:
        raise AssertionError(f"{verb} has no inverse")
    if _silent.get() or plain(before) == plain(after):
        return
    running = _running.get() or _Running(uuid.uuid4())
    values = {
        "project": by.project.pk, "user": by.user.pk, "act": running.act, "others": KEPT - 1, "verb": verb, "obj": obj,
        "before": json.dumps(before, default=str), "after": json.dumps(after, default=str),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_REMEMBER, values)
        (running.step_id,) = cursor.fetchone()


def step_in_hand(by: Access) -> UndoStep | None:
    """What the running request did so far that can be taken back."""
    running = _running.get()
    if running is None or running.step_id is None:
        return None
    return UndoStep(pk=running.step_id, project_id=by.project.pk, user_id=by.user.pk, act=running.act)
