"""Word documents (OOXML), read by our own small reader of the main part.

Paragraphs, headings and list items become blocks parted by a blank line; a table's cells are parted by
a TAB, its rows by a line feed. Headers, footers, comments, notes, field codes and tracked deletions
are not text of the article.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from annotations.importers.contract import Upload
from annotations.importers.decoding import lawful
from annotations.importers.incoming import Read, Refusal
from annotations.importers.limits import Limits
from annotations.importers.metadata import Metadata, article, found_language, found_moment, tidy
from annotations.importers.safe_xml import walk
from annotations.importers.safe_zip import Damaged, SafeZip
from annotations.importers.word_text import DocumentText

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FIRST_PARTS = (
    b"[Content_Types].xml",
    b"_rels/",
    b"docProps/",
    b"word/document.xml",
    b"word/_rels/",
    b"mimetype",
)
_MAIN = "word/document.xml"


class WordDocument:
    """`.docx`. A `.docm` is refused: nothing with macros enters."""

    key = "docx"
    suffixes = (".docx",)
    media_types = (MEDIA_TYPE,)
    bulk = False
    signed = True

    def sniff(self, head: bytes, /) -> bool:
        """Whether it is a ZIP whose first part is one that office documents begin with."""
        return head.startswith(b"PK\x03\x04") and head[30:].startswith(_FIRST_PARTS)

    def read(self, upload: Upload) -> Iterator[Read]:
        """The document is one article."""
        raw = upload.whole()
        try:
            parts = _parts(upload)
        except (zipfile.BadZipFile, Damaged) as error:
            raise Refusal("docx.damaged", "The document is damaged or cut off.") from error
        reader = DocumentText()
        walk(parts[_MAIN], start=reader.start, end=reader.end, text=reader.text)
        yield article(
            lawful(reader.written(), encoding="utf-8"),
            _properties(parts.get("docProps/core.xml", b""), upload.limits),
            limits=upload.limits,
            extractor="docx/1",
            media_type=MEDIA_TYPE,
            filename=upload.filename,
            original=raw,
        )


def _parts(upload: Upload) -> dict[str, bytes]:
    """The parts we read, out of an archive that keeps the bounds of archives."""
    with upload.open() as stream:
        archive = SafeZip(stream, upload.limits, member_bytes=upload.limits.file_bytes)
        names = {member.name for member in archive.members}
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise Refusal("docx.macro", "The document holds macros; save it without them.")
        if _MAIN not in names:
            raise Refusal("format.not_recognised", "The file is an office document, but not a Word document.")
        wanted = {_MAIN, "docProps/core.xml", "[Content_Types].xml"}
        parts = {}
        for member in archive.members:
            if member.name in wanted:
                if member.size > upload.limits.markup_bytes:
                    bound = upload.limits.markup_bytes
                    raise Refusal(
                        "archive.limit", f"{member.name} inflates to {member.size} bytes.", limit=bound
                    )
                parts[member.name] = archive.content(member)
    if re.search(rb"macroEnabled", parts.get("[Content_Types].xml", b"")):
        raise Refusal("docx.macro", "The document may hold macros; save it as an ordinary document.")
    return parts


def _properties(source: bytes, limits: Limits) -> Metadata:
    """The core properties; the day of creation is not taken for the day of publication."""
    found: dict[str, str] = {}
    open_names: list[str] = []
    if source:
        walk(
            source,
            start=lambda name, _attributes: open_names.append(name),
            end=lambda _name: open_names.pop() and None,
            text=lambda data: found.update({open_names[-1]: found.get(open_names[-1], "") + data}),
        )
    local = {name.rpartition(" ")[2]: value for name, value in found.items()}
    return Metadata(
        title=tidy(local.get("title"), limits.title_characters),
        author=tidy(local.get("creator"), limits.source_characters),
        published=found_moment(local.get("issued")),
        language=found_language(local.get("language")),
    )
