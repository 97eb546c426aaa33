"""Which format a file is: its content decides, its name breaks ties, a contradiction is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotations.importers.contract import Format, Upload
from annotations.importers.incoming import Refusal
from annotations.importers.names import suffix_of

_FOREIGN = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (image, sound or film)"),
    (b"BM6", "a bitmap"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an XZ archive"),
    (b"BZh", "a bzip2 archive"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\x00", "a database"),
    (b"<svg", "an SVG image"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAYS_NOTHING = frozenset({"", "application/octet-stream", "binary/octet-stream"})


def recognise(
    upload: Upload, *, named: str | None, media_type: str | None, formats: Sequence[Format]
) -> Format:
    """The one format a file is, or `format.not_recognised` with what contradicts what."""
    head = upload.head()
    if not head:
        raise Refusal("text.empty", "The file is empty.")
    suffix = suffix_of(named)
    by_name = next((known for known in formats if suffix in known.suffixes), None)
    if suffix == ".docm":
        raise Refusal("docx.macro", "Documents with macros are not read; save it as .docx.")
    if by_name is not None and by_name.key == "docx" and head.startswith(_OLD_OFFICE):
        raise Refusal(
            "docx.encrypted", "The document is locked with a password, or of the format before 2007."
        )
    declared = _declared(media_type, formats)
    by_content = next((known for known in formats if known.sniff(head)), None)
    if by_content is None and (foreign := _foreign(head)):
        raise _unknown(f"The file is {foreign}; that is not read.")
    if suffix and by_name is None and declared is None:
        raise _unknown(f"Files of the kind {suffix} are not read.", suffix=suffix)
    return _settled(by_content, by_name, declared, media_type, formats)


def _settled(
    by_content: Format | None,
    by_name: Format | None,
    declared: Format | None,
    media_type: str | None,
    formats: Sequence[Format],
) -> Format:
    """Hold the three witnesses against each other."""
    if by_name and declared and by_name is not declared and not _compatible(by_name, declared):
        raise _unknown(f"The name says {by_name.key}, the declared type {media_type}.")
    expected = by_name or declared
    if by_content is not None:
        if expected is not None and expected is not by_content:
            raise _unknown(f"The content is {by_content.key}, the file is given as {expected.key}.")
        return by_content
    if expected is None:
        return next(known for known in formats if known.key == "txt")
    if expected.signed:
        raise _unknown(f"The file is given as {expected.key}, but its content is not.")
    return expected


def _declared(media_type: str | None, formats: Sequence[Format]) -> Format | None:
    """The format a media type names; one that names a kind we do not read is refused."""
    name = (media_type or "").partition(";")[0].strip().lower()
    if name in _SAYS_NOTHING:
        return None
    found = next((known for known in formats if name in known.media_types), None)
    if found is None:
        raise _unknown(f"Files of the type {name[:80]} are not read.", media_type=name[:80])
    return found


def _compatible(by_name: Format, declared: Format) -> bool:
    """Browsers call every kind of text text/plain, and a DOCX is a ZIP."""
    if declared.key == "txt":
        return not by_name.signed
    return {by_name.key, declared.key} == {"docx", "zip"}


def _foreign(head: bytes) -> str | None:
    """What a file is that no format of ours reads."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_OLD_OFFICE):
        return "an office document of the format before 2007"
    return next((what for mark, what in _FOREIGN if start.startswith(mark)), None)


def _unknown(message: str, **meta: str) -> Refusal:
    refusal = Refusal("format.not_recognised", message)
    refusal.problem = replace(refusal.problem, meta=meta)
    return refusal
