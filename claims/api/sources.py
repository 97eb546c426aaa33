"""`sources` and `documents`: who published, and the pages that evidence stands in."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from claims import access as room
from claims.models import CaptureState, Medium


class SourceOut(StrictSerializer):
    """A publisher."""

    id = fields.Id()
    name = fields.Text()
    kind = fields.Text()
    side = fields.Text(help_text="Which party to a dispute it belongs to, if any.")
    wikidata = fields.Text()
    etag = fields.Text()


class SourceDocumentOut(StrictSerializer):
    """A page or file; an article of the project may serve as one."""

    id = fields.Id()
    url = fields.Text()
    title = fields.Text()
    source = fields.Id(source="source_id", allow_null=True)  # type: ignore[assignment]  # DRF has a source of its own
    article = fields.Id(source="article_id", allow_null=True)
    published = fields.Text()
    medium = fields.Choice(choices=Medium.choices)
    capture = fields.Choice(choices=CaptureState.choices)
    etag = fields.Text()


class SourcesView(ProjectView):
    """The project's sources."""

    answers = {"GET": [SourceOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """First come first; what only a blind round knows of is absent."""
        return self.page(room.sources(self.access), order=("id",))


class DocumentsView(ProjectView):
    """The project's documents."""

    answers = {"GET": [SourceDocumentOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """First come first; what is cited only in a blind round is absent."""
        return self.page(room.documents(self.access), order=("id",))
