"""What a route takes: strict JSON, or multipart on upload routes; everything else is 415.

A view names them in `parser_classes` (from which the API schema reads the media types as well).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any, ClassVar

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.utils.datastructures import MultiValueDict
from rest_framework.parsers import BaseParser

from annotations.errors import Invalid, Malformed, UnsupportedMedia
from annotations.http.body import Incoming
from annotations.http.strict_json import Bounds, parse_object

PARTS = 100


def bounds() -> Bounds:
    """The limits of this installation."""
    limits = settings.LIMITS
    return Bounds(depth=limits["json_depth"], digits=limits["json_digits"], keys=limits["json_keys"])


class StrictJsonParser(BaseParser):
    """`application/json`, UTF-8, one object."""

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """The object; for views that read `request.data` themselves."""
        return parse_object(stream.read(), bounds=bounds())

    @staticmethod
    def read(incoming: Incoming, request: HttpRequest) -> dict[str, Any]:  # noqa: ARG004  the multipart reader's shape
        """The object."""
        return parse_object(incoming.bytes(), bounds=bounds())


class StrictMultiPartParser(BaseParser):
    """`multipart/form-data` of upload routes: every part named, none twice, at most a hundred."""

    media_type = "multipart/form-data"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Upload routes read through `read`, which counts first."""
        raise UnsupportedMedia

    @staticmethod
    def read(incoming: Incoming, request: HttpRequest) -> dict[str, Any]:
        """Fields as strings and files as `UploadedFile`, by name."""
        delimiters = _count_parts(incoming, (request.content_params or {}).get("boundary", ""))
        if delimiters > PARTS:
            raise Invalid(f"A form may have {PARTS} parts.", reason="too_many_parts", limit=PARTS)
        try:
            fields, files = _Parts(
                request.META, _Whole(incoming.file), request.upload_handlers, "utf-8"
            ).parse()
        except (MultiPartParserError, UnicodeDecodeError) as error:
            raise Malformed("The multipart body could not be read.", reason="malformed") from error
        return _once_each(fields, files, delimiters)


class _Parts(MultiPartParser):
    """Django's parser, which drops files called `..`: names are only shown, storage has its own (UP-14)."""

    def sanitize_file_name(self, file_name: str) -> str:
        return super().sanitize_file_name(file_name) or "unnamed"


class _Whole(BytesIO):
    """The spooled body as Django's parser wants it: with a size."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        file.seek(0)
        self._file = file

    def read(self, size: int | None = -1) -> bytes:
        return self._file.read(-1 if size is None else size)


def _once_each(
    fields: QueryDict, files: MultiValueDict[str, UploadedFile], delimiters: int
) -> dict[str, Any]:
    """One value a name; what the parser passed over in silence (a part without a name) is refused."""
    named: list[tuple[str, Any]] = [(name, value) for name, values in fields.lists() for value in values]
    named += [(name, value) for name, values in files.lists() for value in values]
    if len(named) != delimiters:
        raise Malformed("A part of the form has no name.", reason="malformed")
    if len({name for name, _ in named}) != len(named):
        raise Invalid("A part of the form is there twice.", reason="duplicate_key")
    return dict(named)


def _count_parts(incoming: Incoming, boundary: str) -> int:
    """How many parts the body starts, whatever the parser makes of them."""
    if not boundary or len(boundary) > 70 or not boundary.isascii():
        raise Malformed("The multipart body names no boundary.", reason="malformed")
    mark = b"--" + boundary.encode()
    pattern = re.compile(rb"(?:\A|\r\n)" + re.escape(mark) + rb"[ \t]*\r\n")
    incoming.file.seek(0)
    count, kept, at_start = 0, b"", True
    while chunk := incoming.file.read(2**20):
        window = kept + chunk
        ends = [
            found.end()
            for found in pattern.finditer(window)
            if at_start or found.start() or window[:2] == b"\r\n"
        ]
        count += len(ends)
        kept, at_start = window[max(len(window) - len(mark) - 80, ends[-1] - 2 if ends else 0) :], False
    return count


@dataclass(frozen=True, slots=True)
class MediaType:
    """The stated type of a body."""

    name: str
    charset: str | None
    encoding: str

    @classmethod
    def of(cls, request: HttpRequest) -> MediaType:
        """What the request says."""
        charset = (request.content_params or {}).get("charset")
        return cls(
            str(request.content_type or "").lower(),
            charset,
            request.headers.get("Content-Encoding", "identity").lower(),
        )


class Readers:
    """Choosing a view's reader for a body."""

    utf8: ClassVar[frozenset[str]] = frozenset({"utf-8", "utf8"})

    @classmethod
    def choose(cls, request: HttpRequest, parsers: list[Any]) -> Any:
        """The parser class for this media type, or 415."""
        stated = MediaType.of(request)
        if stated.encoding != "identity":
            raise UnsupportedMedia("Send the body without Content-Encoding.", reason="content_encoding")
        if stated.charset is not None and stated.charset.strip("\"'").lower() not in cls.utf8:
            raise UnsupportedMedia("The charset must be UTF-8.", reason="charset")
        for parser in parsers:
            if parser.media_type == stated.name:
                return parser
        taken = ", ".join(parser.media_type for parser in parsers)
        raise UnsupportedMedia(f"This route takes {taken}.", reason="media_type", accepted=taken)
