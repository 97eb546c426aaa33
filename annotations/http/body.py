"""Taking a request's body in: counted while it is read, hashed, held on disk when large (UP-07)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile

from django.http import HttpRequest

from annotations.errors import BadRequest, TooLarge

CHUNK = 64 * 2**10
IN_MEMORY = 2**20


@dataclass(slots=True)
class Incoming:
    """A body, whole: may be read again when its transaction is repeated."""

    file: SpooledTemporaryFile[bytes]
    length: int
    sha256: str

    def bytes(self) -> bytes:
        """All of it."""
        self.file.seek(0)
        return self.file.read()


def guard_length(request: HttpRequest, *, limit: int) -> None:
    """Refuse before reading what says itself that it is too large, and what does not say how long it is.

    A chunked body without a length reaches Django empty: believing that would store nothing and say 201.
    """
    stated = str(request.META.get("CONTENT_LENGTH") or "")
    if not stated:
        if request.META.get("HTTP_TRANSFER_ENCODING"):
            raise BadRequest("Send the body with a Content-Length.", reason="length_required")
        return
    if not (stated.isascii() and stated.isdigit()):
        raise BadRequest("Content-Length is not a number.", reason="length_required")
    if len(stated) > 18 or int(stated) > limit:
        raise too_large(limit)


def too_large(limit: int) -> TooLarge:
    """The refusal that names the limit."""
    return TooLarge(
        f"The body is larger than the {limit} bytes that this route takes.",
        reason="body_too_large",
        limit=limit,
    )


def take(request: HttpRequest, *, limit: int) -> Incoming:
    """Read the body, no further than the limit; what the sender said about its length is not trusted."""
    guard_length(request, limit=limit)
    file: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  lives with the request
    digest, length = hashlib.sha256(), 0
    while chunk := request.read(CHUNK):
        length += len(chunk)
        if length > limit:
            file.close()
            raise too_large(limit)
        digest.update(chunk)
        file.write(chunk)
    return Incoming(file, length, digest.hexdigest())
