"""JSON out, and nothing else on JSON routes: 406 for an `Accept` that excludes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from annotations.errors import NotAcceptable


class JsonRenderer(BaseRenderer):
    """`application/json` in UTF-8."""

    media_type = "application/json"
    format = "json"
    charset = None
    render_style = "binary"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        """The bytes; nothing for no data."""
        return b"" if data is None else orjson.dumps(data, default=_plain)


def _plain(value: Any) -> Any:
    """Dicts of DRF, lazy texts, decimals: whatever knows how to be a simpler thing."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset | Sequence) and not isinstance(value, str):
        return list(value)
    return str(value)


class StrictNegotiation(BaseContentNegotiation):
    """The first renderer that `Accept` allows; no `?format=`, no suffixes."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        """By media type alone."""
        stated = str(request.content_type).split(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == stated), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """The renderer and its media type."""
        ranges = _ranges(request.headers.get("Accept") or "*/*")
        offered = list(renderers)
        for renderer in offered:
            if _quality(str(renderer.media_type), ranges) > 0:
                return renderer, str(renderer.media_type)
        raise NotAcceptable(
            f"This route gives {', '.join(str(renderer.media_type) for renderer in offered)}."
        )


def _ranges(accept: str) -> dict[str, float]:
    """Media ranges with their quality; a quality nobody can read counts as 0."""
    found: dict[str, float] = {}
    for part in accept[:8192].split(",")[:64]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        try:
            found[name] = float(quality)
        except ValueError:
            found[name] = 0.0
    return found


def _quality(media_type: str, ranges: Mapping[str, float]) -> float:
    """The quality of the most specific range that covers the type."""
    kind = media_type.split("/", maxsplit=1)[0]
    for name in (media_type, f"{kind}/*", "*/*"):
        if name in ranges:
            return ranges[name]
    return 0.0
