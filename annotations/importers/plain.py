"""Plain text: the file as it is."""

from __future__ import annotations

from collections.abc import Iterator

from annotations.importers.contract import Upload
from annotations.importers.decoding import Decoded, decode_text
from annotations.importers.incoming import Read
from annotations.importers.metadata import Metadata, article

_UNITS_PER_BYTE = 4
"""No charset we read spends more than four bytes on what UTF-8 writes in one."""


class PlainText:
    """`.txt`. The title is found later, by the layout stage."""

    key = "txt"
    suffixes = (".txt", ".text")
    media_types = ("text/plain",)
    bulk = False
    signed = False

    def sniff(self, _head: bytes, /) -> bool:
        """Plain text has no signature."""
        return False

    def read(self, upload: Upload) -> Iterator[Read]:
        """The whole file is one article."""
        raw, decoded = whole_text(upload)
        yield article(
            decoded,
            Metadata(),
            limits=upload.limits,
            extractor="txt/1",
            media_type="text/plain",
            filename=upload.filename,
            original=raw,
        )


def whole_text(upload: Upload) -> tuple[bytes, Decoded]:
    """A text file's bytes and their text; far too large ones are refused before they are decoded."""
    raw = upload.whole(at_most=_UNITS_PER_BYTE * upload.limits.text_bytes)
    return raw, decode_text(raw, encoding=upload.encoding)
