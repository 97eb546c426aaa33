"""Taking back one's last act, and doing it again: an inverse act through the same services, with their rights and their acts.

A thing that changed since, by whomever, is not overwritten: the step stays, and `past` names steps that are given
up so that the one before them can be reached. Decisions, publications and what is said to others are steps too, so
that one is told; they are never taken back.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import DateTimeField, Func, QuerySet

from annotations.access import Access
from annotations.errors import Conflict, NotFound
from annotations.models import Membership, UndoPart, UndoStep
from annotations.undoing import Aspect, State, aspect_of, silently


@transaction.atomic
def undo(*, by: Access, step_id: int | None = None, past: Collection[int] = ()) -> UndoStep:
    """Take back one's last act, or the one named, if nothing that it moved was moved since."""
    _alone(by)
    rows = steps(by).filter(undone_at=None).order_by("-pk")
    step = _chosen(rows, step_id, past)
    for part in reversed(parts_of(step)):
        _move(by, part, part.after, part.before)
    _turned(by, step, Func(function="clock_timestamp", output_field=DateTimeField()), named=step_id is not None)
    return step


@transaction.atomic
def redo(*, by: Access, step_id: int | None = None, past: Collection[int] = ()) -> UndoStep:
    """Do again what was taken back last, or the step named."""
    _alone(by)
    rows = steps(by).filter(undone_at__isnull=False).order_by("-undone_at", "-pk")
    step = _chosen(rows, step_id, past)
    for part in parts_of(step):
        _move(by, part, part.before, part.after)
    _turned(by, step, None, named=step_id is not None)
    return step


def steps(by: Access) -> QuerySet[UndoStep]:
    """The person's own in this project, the last one first: nobody sees another's."""
    return UndoStep.objects.filter(project_id=by.project.pk, user_id=by.user.pk).order_by("-pk")


def step_of(by: Access, *, verb: str, obj: str) -> UndoStep | None:
    """The person's last step in which this was done to this thing, if it still stands."""
    return steps(by).filter(undone_at=None, parts__verb=verb, parts__object=obj).first()


def parts_of(step: UndoStep) -> list[UndoPart]:
    """What it moved, in the order of time."""
    return list(step.parts.all())


def no_way_back(why: str) -> Aspect:
    """Of verbs that are answered by another act, never taken back."""

    def refuse(_by: Access, part: UndoPart, _wanted: State) -> None:
        raise Conflict(why, reason="not_undoable", object=part.object, verb=part.verb, step=part.step_id)

    return Aspect(now=lambda _by, _part: {}, put=refuse)


def _alone(by: Access) -> None:
    """Two presses of a key are two steps, one after the other."""
    list(Membership.objects.select_for_update(no_key=True).filter(project_id=by.project.pk, user_id=by.user.pk))


def _chosen(rows: QuerySet[UndoStep], step_id: int | None, past: Collection[int]) -> UndoStep:
    if step_id is not None:
        found = rows.filter(pk=step_id).first()
        if found is None:
            raise NotFound
        return found
    for step in rows:
        if step.pk not in past:
            return step
        step.delete()
    raise _nothing_left()


def _nothing_left() -> Conflict:
    return Conflict("There is nothing left to take back or to do again.", reason="nothing_left")


def _turned(by: Access, step: UndoStep, undone_at: Func | None, *, named: bool) -> None:
    """Write which way it stands now: last, as acts do, which drop what was undone (and what is too old) with their own step.

    An act that was quicker has made final what this would move; then nothing of it is moved.
    """
    if not steps(by).filter(pk=step.pk).update(undone_at=undone_at):
        raise NotFound if named else _nothing_left()
    step.refresh_from_db(fields=["undone_at"])


def _move(by: Access, part: UndoPart, there: State, wanted: State) -> None:
    aspect = aspect_of(part.verb)
    try:
        now = aspect.now(by, part)
        if now and _same(now, wanted):
            return
        if not _same(now, there):
            raise _refused("This was changed since, and that would be overwritten.", "changed_since", part)
        with silently():
            aspect.put(by, part, wanted)
    except NotFound as error:
        raise _refused("What this act changed is no longer there.", "gone", part) from error


def _same(now: State, state: State) -> bool:
    return all(state.get(name) == value for name, value in now.items())


def _refused(why: str, reason: str, part: UndoPart) -> Conflict:
    return Conflict(why, reason=reason, object=part.object, verb=part.verb, step=part.step_id)
