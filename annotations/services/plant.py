"""Planting the spans that came with a file of articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from annotations.access import Access
from annotations.anchoring.selectors import describe
from annotations.errors import Invalid
from annotations.importers import IncomingSpan
from annotations.models import Anchor, Origin, Span, SpanStatus, Stance, Voice
from annotations.services.copying import copy_rows
from annotations.services.highlight import check_fragments

Planted = tuple[int, str, Sequence[IncomingSpan]]
"""An edition's id, its text, and what came with it."""
COLUMNS = ("edition_id", "label_id", "start", "end", "fragments", "quote", "prefix", "suffix")


def plant_spans(*, by: Access, rows: Sequence[Planted], status: str = SpanStatus.SUGGESTED) -> int:
    """Store spans that came with their articles: origin import, waiting for a person unless the project says otherwise."""
    if not rows:
        return 0
    labels = {label.key: label.pk for label in by.labels()}
    alike = {
        "project_id": by.project.pk, "created_by_id": by.user.pk, "version": 1, "origin": Origin.IMPORT.value, "status": str(status),
        "anchor": Anchor.ANCHORED.value, "voice": Voice.OWN.value, "stance": Stance.ASSERTS.value, "reasons": "[]", "details": "{}",
        "decision_reason": "",
    }  # fmt: skip
    copy_rows(Span, COLUMNS, list(_planted(labels, rows)), alike=alike)  # all are lawful before the first is sent
    return sum(len(incoming) for _, _, incoming in rows)


def _planted(labels: dict[str, int], rows: Sequence[Planted]) -> Iterator[tuple[Any, ...]]:
    for edition_id, text, incoming in rows:
        for one in incoming:
            if not 0 <= one.start < one.end <= len(text):
                check_fragments([(one.start, one.end)], len(text))
            label = labels.get(one.label)
            if label is None:
                raise Invalid(f"The project has no label “{one.label}”.", field="spans", reason="unknown_reference", label=one.label)
            anchor = describe(text, one.start, one.end)
            fragments = f"{{[{one.start},{one.end})}}"
            yield (edition_id, label, one.start, one.end, fragments, [anchor.exact], anchor.prefix, anchor.suffix)
