"""Writing down one run over one edition: its pieces with people's corrections, its suggestions beside what people settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any

from django.db import connection

from annotations.models import Edition, Segment, Segmentation
from annotations.segmentation.found import Found, SegmentFound
from annotations.segmentation.rereading.changed import as_json, changed
from annotations.segmentation.rereading.relayout import Laid, Relayout, lay_out_again
from annotations.services.write_suggestions import write_suggestions

_COPY_SEGMENTS = """
COPY annotations_segment (project_id, segmentation_id, edition_id, version, kind, index, start, "end", role, reason, excluded) FROM STDIN
"""
_CARRY = """
UPDATE annotations_segment n SET role = o.role, excluded = o.excluded, excluded_by_id = o.excluded_by_id, version = n.version + 1
FROM unnest(%s::bigint[], %s::text[], %s::integer[]) AS carried (old, kind, index) JOIN annotations_segment o ON o.id = carried.old
WHERE n.segmentation_id = %s AND n.kind = carried.kind AND n.index = carried.index
"""
_GIVE_WAY = "DELETE FROM annotations_segment WHERE segmentation_id = %s AND excluded_by_id IS NULL"
_STALE = "UPDATE annotations_segment SET version = version + 1 WHERE segmentation_id = %s"


@dataclass(frozen=True, slots=True)
class Written:
    """The run, and what became of suggestions: made and withdrawn."""

    run: Segmentation
    made: int
    withdrawn: int


def write_run(edition: Edition, found: Found, *, digest: str, before: Segmentation | None) -> Written:
    """Replace the run `before` by a new one; inside the transaction that holds the article."""
    if before is not None:
        Segmentation.objects.filter(pk=before.pk).update(current=False)
    run = Segmentation.objects.create(
        project_id=edition.project_id, edition=edition, pipeline_version=found.version, settings_digest=digest,
        notes=[asdict(note) for note in found.notes], found={**asdict(found.metadata), "entities": [asdict(one) for one in found.entities]},
    )  # fmt: skip
    _write_segments(run, edition, found.segments)
    laid = Relayout((), ()) if before is None else _carry_layout(before, run, found.segments)
    out = Segment.objects.filter(segmentation=run, kind="paragraph", excluded_by__isnull=False).exclude(excluded="")
    read = write_suggestions(run, edition, found.suggestions, taken_out=list(out.values_list("start", "end")))
    if before is not None:
        run.changes = as_json(changed(before.pipeline_version, read, laid))
        run.save(update_fields=["changes"])
    return Written(run, len(read.make), len(read.withdraw))


def _write_segments(run: Segmentation, edition: Edition, segments: Sequence[SegmentFound]) -> None:
    """By COPY: a text of megabytes has a hundred thousand pieces, and a lease is short."""
    pages = (("page", i, a, b, "", "", "") for i, (a, b) in enumerate(edition.pages))
    pieces = ((one.kind, one.index, one.start, one.end, one.role or "", one.reason[:300], (one.excluded or "")[:300]) for one in segments)
    with connection.cursor() as wrapped:
        cursor: Any = wrapped
        with cursor.copy(_COPY_SEGMENTS) as copy:
            for piece in chain(pages, pieces):
                copy.write_row((edition.project_id, run.pk, edition.pk, 1, *piece))


def _carry_layout(before: Segmentation, run: Segmentation, segments: Sequence[SegmentFound]) -> Relayout:
    """People's corrections come along. The old pieces are held until then: whoever corrects one now is waited for.

    Pieces that nobody corrected go, as the run that cut them could cut them again; corrected ones stay with their
    run, under another version, so that a correction that came too late is told so.
    """
    rows = Segment.objects.select_for_update(no_key=True).filter(segmentation=before).order_by("start", "-end", "id")
    old = [
        Laid(pk, kind, start, end, role, bool(excluded), corrected=person is not None)
        for pk, kind, start, end, role, excluded, person in rows.values_list(
            "pk", "kind", "start", "end", "role", "excluded", "excluded_by_id"
        )
    ]
    new = [Laid(at, one.kind, one.start, one.end, one.role or "", bool(one.excluded)) for at, one in enumerate(segments)]
    laid = lay_out_again(old, sorted(new, key=lambda one: (one.start, -one.end)))
    takers = [segments[key] for _, key in laid.carried]
    with connection.cursor() as cursor:
        if takers:
            keys = [key for key, _ in laid.carried]
            cursor.execute(_CARRY, [keys, [one.kind for one in takers], [one.index for one in takers], run.pk])
        cursor.execute(_GIVE_WAY, [before.pk])
        cursor.execute(_STALE, [before.pk])
    return laid
