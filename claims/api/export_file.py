"""`exports/<e>/file`: the download, in pieces if the reader asks for them."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from annotations.http.rendering import JsonRenderer
from claims.api.exports import OneExport
from claims.services.export import open_export

CHUNK = 64 * 1024
ANY = "application/octet-stream"
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})", re.ASCII)


class FileRenderer(BaseRenderer):
    """Stands for the file's own type when `Accept` is weighed; draws nothing."""

    def __init__(self, media_type: str) -> None:
        """Of this file."""
        self.media_type, self.format = media_type.partition(";")[0], "file"


class ExportFileView(OneExport):
    """The finished file."""

    def get_renderers(self) -> list[BaseRenderer]:
        """The file, or problems in JSON."""
        return [FileRenderer(self.export.media_type), JsonRenderer()] if hasattr(self, "export") else [JsonRenderer()]

    @extend_schema(responses=dict.fromkeys([(200, ANY), (206, ANY)], OpenApiTypes.BINARY))
    def get(self, request: Request, **ids: int) -> HttpResponseBase:
        """Download it, whole or one range; the name is ours, the checksum goes with it."""
        path, filename = open_export(by=self.access, export=self.export)
        whole = File(path, filename, self.export.media_type, self.export.sha256)
        return download(whole, method=self.method, wanted=wanted_range(request, self.export.sha256))


def wanted_range(request: Request, sha256: str) -> str:
    """The range asked for; with `If-Range`, only of the very file that was begun."""
    begun = request.headers.get("If-Range")
    return request.headers.get("Range", "") if begun in {None, f'"{sha256}"'} else ""


@dataclass(frozen=True, slots=True)
class File:
    """A finished file of ours."""

    path: Path
    name: str
    media_type: str
    sha256: str


def download(file: File, *, method: str = "GET", wanted: str = "") -> HttpResponseBase:
    """The file as an attachment that no browser opens by itself."""
    size, sha256 = file.path.stat().st_size, file.sha256
    start, end, ranged = piece_of(wanted, size)
    headers = {
        "Content-Type": file.media_type, "Content-Disposition": f'attachment; filename="{file.name}"', "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox", "Accept-Ranges": "bytes", "ETag": f'"{sha256}"', "X-SHA256": sha256,
        "Repr-Digest": f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode()}:",
    }  # fmt: skip
    headers["Content-Length"] = str(end - start)
    status = 200
    if ranged:
        status, headers["Content-Range"] = 206, f"bytes {start}-{end - 1}/{size}"
    if method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    return StreamingHttpResponse(chunks(file.path, start, end), status=status, headers=headers)


def piece_of(wanted: str, size: int) -> tuple[int, int, bool]:
    """`[start, end)` and whether that is the range asked for: anything but one range within the file is the whole of it."""
    found = _RANGE.fullmatch(wanted)
    first, last = found.groups() if found else ("", "")
    if first:
        start, end = int(first), min(int(last) + 1, size) if last else size
    else:
        start, end = max(0, size - int(last or "0")), size
    return (start, end, True) if start < end else (0, size, False)


def chunks(path: Path, start: int, end: int) -> Iterator[bytes]:
    """The bytes, a piece at a time."""
    with path.open("rb") as file:
        file.seek(start)
        left = end - start
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
