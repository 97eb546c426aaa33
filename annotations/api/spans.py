"""`articles/<a>/spans`: the marks of an article's newest text, and marking it, one by one or many at once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from annotations.access import Access
from annotations.api.span_shape import SpanDraft, SpanMade, SpanOut
from annotations.errors import Invalid
from annotations.http import fields
from annotations.http.serializers import PageQuery, StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Edition, Kind, Label, Span, SpanStatus
from annotations.services.highlight import Highlighted, highlight
from annotations.services.highlight_many import Mark, highlight_many


class SpanQuery(PageQuery):
    """Which marks."""

    kind = fields.Choice(choices=Kind.choices, required=False)
    status = fields.Choice(choices=SpanStatus.choices, required=False, help_text="All but `removed` unless said.")


class OfNewestEdition(ProjectView):
    """What lies on the newest text of an article."""

    edition: Edition

    def find(self) -> None:
        """The article's newest edition."""
        self.edition = self.access.newest_edition(int(self.kwargs["article_id"]))


class SpansView(OfNewestEdition):
    """The marks of an article."""

    verbs = {"POST": "mark"}
    queries = {"GET": SpanQuery}
    bodies = {"POST": SpanDraft}
    answers = {"GET": [SpanOut], "POST": SpanMade}
    statuses = {"POST": (201, 200)}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """In text order, the longer of two first; all at once is `document`."""
        wanted = self.query()
        rows = chosen(self.access, self.edition, wanted).select_related("label", "edition").defer("edition__text", "edition__search")
        return self.page(rows.annotate(reach=-F("end")), order=("start", "reach", "id"), wanted=wanted)

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Mark the text; the very same mark again is answered with the one that is there."""
        draft = self.body()
        label = label_of(self.access, draft.pop("label"))
        made: Highlighted = highlight(by=self.access, edition=self.edition, label=label, **draft)
        if not made.created:
            return self.single(made, etag=made.span.etag)
        return self.created(made, location=place_of(self.access, made.span), etag=made.span.etag)


class SpansDraft(StrictSerializer):
    """Many marks."""

    spans = fields.Items(child=SpanDraft(), max_length=settings.LIMITS["spans_per_call"], allow_empty=False)


class MarkBrief(StrictSerializer):
    """A mark of a bulk call, by its place in it."""

    id = fields.Id()
    created = fields.Flag()
    warnings = fields.Items(child=fields.Free())


class SpansMade(StrictSerializer):
    """What became of many marks, in the order they were sent."""

    created = fields.Integer()
    unchanged = fields.Integer()
    spans = MarkBrief(many=True)


class BulkSpansView(OfNewestEdition):
    """Many marks at once."""

    verbs = {"POST": "mark"}
    bodies = {"POST": SpansDraft}
    answers = {"POST": SpansMade}

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """All of them or none; a refusal names the index."""
        drafts = self.body()["spans"]
        labels = {label.key: label for label in self.access.labels().filter(retired=False)}
        marks = []
        for index, draft in enumerate(drafts):
            if draft["label"] not in labels:
                raise unknown_label(f"spans.{index}.label")
            marks.append(Mark(labels[draft["label"]], draft["fragments"], draft["quote"], draft.get("text_sha256")))
        made = highlight_many(by=self.access, edition=self.edition, marks=marks)
        created = sum(one.created for one in made)
        told = [{"id": one.span.pk, "created": one.created, "warnings": one.warnings} for one in made]
        return self.plain({"created": created, "unchanged": len(made) - created, "spans": told}, status=201)


def chosen(by: Access, edition: Edition, wanted: dict[str, Any]) -> QuerySet[Span]:
    """The edition's marks by kind and status."""
    rows = by.spans().filter(edition_id=edition.pk)
    rows = rows.filter(status=wanted["status"]) if "status" in wanted else rows.exclude(status=SpanStatus.REMOVED)
    return rows.filter(label__kind=wanted["kind"]) if "kind" in wanted else rows


def label_of(by: Access, key: str, *, field: str = "label") -> Label:
    """A label in use, by its key; retired, absent and foreign are the same."""
    found = by.labels().filter(key=key, retired=False).first()
    if found is None:
        raise unknown_label(field)
    return found


def unknown_label(field: str) -> Invalid:
    """The refusal of a label."""
    return Invalid("There is no such label here.", field=field, reason="unknown_reference")


def place_of(by: Access, span: Span) -> str:
    """A span's address."""
    return reverse("api:span", kwargs={"project_id": by.project.pk, "span_id": span.pk})
