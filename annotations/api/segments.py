"""`articles/<a>/segments`: how the newest text was cut, and correcting it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.spans import OfNewestEdition
from annotations.http import fields
from annotations.http.serializers import PageQuery, StrictSerializer
from annotations.models import Segment, SegmentKind, SegmentRole
from annotations.services.layout import correct_segment


class SegmentQuery(PageQuery):
    """Which pieces."""

    kind = fields.Choice(choices=SegmentKind.choices, required=False)


class SegmentChange(StrictSerializer):
    """What a paragraph is, and whether it belongs to the body."""

    role = fields.Choice(choices=SegmentRole.choices)
    excluded = fields.Text(max_length=300, allow_blank=True, help_text="Why it is no part of the body; empty: it is.")


class SegmentOut(StrictSerializer):
    """One piece of the text."""

    id = fields.Id()
    edition = fields.Id()
    kind = fields.Choice(choices=SegmentKind.choices)
    index = fields.Integer()
    start = fields.Offset()
    end = fields.Offset()
    role = fields.Choice(choices=SegmentRole.choices, allow_blank=True)
    reason = fields.Text(allow_blank=True, help_text="Why the pipeline thinks so.")
    excluded = fields.Text(allow_blank=True)
    excluded_by = fields.Id(allow_null=True, help_text="Who corrected it.")
    etag = fields.Text()

    def to_representation(self, instance: Segment) -> dict[str, Any]:
        """Plainly."""
        return {
            "id": instance.pk, "edition": instance.edition_id, "kind": instance.kind, "index": instance.index, "start": instance.start,
            "end": instance.end, "role": instance.role, "reason": instance.reason, "excluded": instance.excluded,
            "excluded_by": instance.excluded_by_id, "etag": instance.etag,
        }  # fmt: skip


class SegmentsView(OfNewestEdition):
    """Paragraphs, sentences and pages of an article."""

    queries = {"GET": SegmentQuery}
    answers = {"GET": [SegmentOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """In text order."""
        wanted = self.query()
        rows = self.access.segments().filter(edition_id=self.edition.pk)
        if "kind" in wanted:
            rows = rows.filter(kind=wanted["kind"])
        return self.page(rows, order=("start", "id"), wanted=wanted)


class SegmentView(OfNewestEdition):
    """One piece."""

    verbs = {"PATCH": "mark"}
    bodies = {"PATCH": SegmentChange}
    answers = {"GET": SegmentOut, "PATCH": SegmentOut}
    segment: Segment

    def find(self) -> None:
        """A piece of the article's newest text."""
        super().find()
        self.segment = self.row(self.access.segments().filter(edition_id=self.edition.pk), "segment_id")

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.segment)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Give it another role, or take it in or out; reversible."""
        changes = self.body()
        self.match(self.segment)
        return self.single(correct_segment(by=self.access, segment=self.segment, **changes))
