"""Correcting the layout: what a paragraph is, and whether it belongs to the article's body."""

from __future__ import annotations

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.models import Segment
from annotations.undoing import remember


@transaction.atomic
def correct_segment(
    *, by: Access, segment: Segment, role: str | None = None, excluded: str | None = None, as_read: bool = False
) -> Segment:
    """Give a paragraph another role, or take it in (`excluded=""`) or out (a reason); `as_read`: as the pipeline had it.

    What a person corrected stays through later readings of the text; what is back as it was read does not.
    """
    by.require("mark")
    segment = by.locked(by.segments(), segment.pk)
    wanted = {"role": role, "excluded": excluded}
    changed = [key for key, value in wanted.items() if value is not None and getattr(segment, key) != value]
    if not changed:
        return segment
    before = {"role": segment.role, "excluded": bool(segment.excluded)}  # a reason is a person's words: none in the log
    was = {"role": segment.role, "excluded": segment.excluded, "corrected": segment.excluded_by_id is not None}
    for key in changed:
        setattr(segment, key, wanted[key])
    segment.excluded_by = None if as_read else by.user
    now = {"role": segment.role, "excluded": segment.excluded, "corrected": not as_read}
    remember(by=by, verb="segment.correct", obj=f"segment:{segment.pk}", before=was, after=now)
    segment.version += 1
    segment.save()
    ledger.record(project_id=by.project.pk, actor=by.user, verb="segment.correct", obj=f"segment:{segment.pk}", before=before)
    return segment
