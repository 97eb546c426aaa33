"""Importers: files of many kinds become articles on their way in. Pure: no database, no network, no clock.

`read_file` never raises for what a file holds: it yields articles and problems. `decode_text` is the
one way from bytes to text. A new format is a module and a place in `FORMATS`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from annotations.importers.archive import Archive
from annotations.importers.contract import Format, Upload
from annotations.importers.decoding import Decoded, decode_text, lawful
from annotations.importers.incoming import (
    IncomingArticle,
    IncomingRole,
    IncomingSpan,
    Notice,
    Problem,
    Read,
    Refusal,
)
from annotations.importers.jsonl import JsonLines
from annotations.importers.limits import DEFAULT_LIMITS, Limits
from annotations.importers.markdown import Markdown
from annotations.importers.names import display_name
from annotations.importers.page import Page
from annotations.importers.plain import PlainText
from annotations.importers.portable import PortableDocument
from annotations.importers.reading import Reading, begin, refused
from annotations.importers.recognise import recognise
from annotations.importers.table import Table
from annotations.importers.word import WordDocument

_SINGLE: tuple[Format, ...] = (
    PlainText(),
    Markdown(),
    Page(),
    WordDocument(),
    PortableDocument(),
    JsonLines(),
    Table(),
)


def _read_member(upload: Upload) -> Iterator[Read]:
    """One member of an archive, by the same rules as a file of its own."""
    try:
        found = recognise(upload, named=upload.filename, media_type=None, formats=_SINGLE)
        yield from found.read(upload)
    except Refusal as refusal:
        yield refusal.problem


_ARCHIVE = Archive(_read_member, frozenset(suffix for known in _SINGLE for suffix in known.suffixes))
FORMATS: tuple[Format, ...] = (*_SINGLE, _ARCHIVE)
"""Every kind of file that is read. The order matters once: a DOCX is a ZIP, so it is asked first."""


def read_file(
    source: bytes | Path,
    *,
    filename: str | None,
    media_type: str | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
) -> Reading:
    """Recognise a file and begin to read it.

    `filename` and `media_type` are what the sender said; `encoding` is a charset stated by a person or
    a header, never a guess. A path is read in place, so bulk files and archives need little memory.
    """
    shown = "unnamed"
    try:
        shown = display_name(filename)
        upload = Upload(source, shown, encoding, limits or DEFAULT_LIMITS)
        found = recognise(upload, named=shown, media_type=media_type, formats=FORMATS)
    except Refusal as refusal:
        return refused(shown, refusal)
    return begin(upload, found)


def readable_members(data: bytes) -> int:
    """How many files of an archive would be read; its directory is known to be sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(_ARCHIVE.reads(info.orig_filename) for info in archive.infolist() if not info.is_dir())


__all__ = [
    "FORMATS",
    "Decoded",
    "Format",
    "IncomingArticle",
    "IncomingRole",
    "IncomingSpan",
    "Limits",
    "Notice",
    "Problem",
    "Reading",
    "Refusal",
    "decode_text",
    "display_name",
    "lawful",
    "read_file",
    "readable_members",
]
