"""`articles/<a>/document`: an article with its newest text and all of its marks, in one quick answer."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.article_shape import EditionBrief
from annotations.api.span_shape import NAMED, SpanOut, shape_of
from annotations.api.spans import chosen
from annotations.http import fields
from annotations.http.serializers import Query, StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Edition, Kind, SpanStatus


class DocumentQuery(Query):
    """Which marks."""

    kind = fields.Choice(choices=Kind.choices, required=False)
    status = fields.Choice(choices=SpanStatus.choices, required=False, help_text="All but `removed` unless said.")


class ReadingCopy(StrictSerializer):
    """The text with everything marked on it."""

    id = fields.Id()
    title = fields.Text()
    outlet = fields.Text()
    published = fields.Text()
    edition = EditionBrief()
    text = fields.Text()
    spans = SpanOut(many=True)


class DocumentView(ProjectView):
    """The reading copy of an article."""

    queries = {"GET": DocumentQuery}
    answers = {"GET": ReadingCopy}
    edition: Edition

    def find(self) -> None:
        """The newest edition with its words."""
        self.edition = self.access.newest_edition(int(self.kwargs["article_id"]), text=True)

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Two queries whatever the number of marks; 304 while nothing changed."""
        rows = chosen(self.access, self.edition, self.query()).in_text_order()  # type: ignore[attr-defined]
        content = orjson.dumps(self._told([shape_of(row) for row in rows.values(*NAMED)]))
        tag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
        if self._is_known(tag):
            return HttpResponse(status=304, headers={"ETag": tag})
        return HttpResponse(content, content_type="application/json", headers={"ETag": tag})

    def _told(self, spans: list[dict[str, Any]]) -> dict[str, Any]:
        edition, article = self.edition, self.edition.article
        brief = {name: getattr(edition, name) for name in ("id", "number", "sha256", "length", "extractor")}
        return {
            "id": article.pk, "title": article.title, "outlet": article.outlet, "published": article.published, "edition": brief,
            "text": edition.text, "spans": spans,
        }  # fmt: skip
