"""`articles/<a>/original`: the bytes as they came, to be kept and never to be shown (UP-13, UP-14)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from annotations.errors import NotFound
from annotations.http.views import ProjectView
from annotations.models import Edition
from annotations.services.originals import read_original


class Bytes(BaseRenderer):
    """Whatever the file was, it leaves as bytes."""

    media_type = "application/octet-stream"
    format = "bytes"
    charset = None
    render_style = "binary"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None) -> bytes:
        """As they are."""
        return bytes(data)


class OriginalView(ProjectView):
    """The file behind the newest text."""

    renderer_classes = (Bytes,)
    answers: ClassVar[Mapping[str, Any]] = {"GET": OpenApiTypes.BINARY}
    edition: Edition

    def find(self) -> None:
        """The newest edition; one without a file of its own has no original."""
        self.edition = self.access.newest_edition(int(self.kwargs["article_id"]))
        if self.edition.original is None:
            raise NotFound

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """A download that no browser opens in our name."""
        original = self.edition.original
        if original is None:
            raise NotFound
        tag = f'"{original.sha256}"'
        if self._is_known(tag):
            return HttpResponse(status=304, headers={"ETag": tag})
        name = original.filename or f"article-{self.edition.article_id}.txt"
        return HttpResponse(
            read_original(original),
            content_type=Bytes.media_type,
            headers={
                "ETag": tag,
                "Content-Disposition": str(content_disposition_header(as_attachment=True, filename=name)),
                "Content-Security-Policy": "sandbox; default-src 'none'",
                "X-Content-Type-Options": "nosniff",
            },
        )
