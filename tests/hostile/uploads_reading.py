"""Rows UP-01 to UP-22 of the reliability catalogue, as far as they concern reading a file. Data only.

A row is a file as a stranger might send it and the one answer to it: the code of its problem, or None
where it must be accepted. Beside the bad rows stands a valid control that differs in one thing only.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

MIB = 1024**2
STORY = "Mayor Ada Quill said “120,000 crates were stuck” on the Marrow Bridge."
CYRILLIC = "Мэр заявил, что мост закрыт."
WESTERN = "Le maire a dit : « 120 000 caisses à l’arrêt »."

DOCX_TYPES = (
    b"<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Row:
    """One file and its answer. `data` may be a recipe, so that large files are made only when read."""

    case: str
    what: str
    data: bytes | Callable[[], bytes]
    code: str | None
    filename: str | None = "a.txt"
    media_type: str | None = None
    encoding: str | None = None

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.data if isinstance(self.data, bytes) else self.data()


def zipped(
    *members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED, mode: int = stat.S_IFREG | 0o644
) -> bytes:
    """An archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            info = zipfile.ZipInfo("placeholder")
            info.filename = name
            info.compress_type = method
            info.external_attr = mode << 16
            archive.writestr(info, data)
    return out.getvalue()


def with_claimed_size(claim: int) -> bytes:
    """An archive whose one member claims, in both its headers, to hold `claim` bytes."""
    sound = zipped(("a.txt", STORY.encode() * 50))
    true = struct.pack("<L", len(STORY.encode() * 50))
    return sound.replace(true, struct.pack("<L", claim))


def with_flag_of_encryption() -> bytes:
    """An archive whose member says it is encrypted."""
    raw = bytearray(zipped(("a.txt", STORY.encode())))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def with_shared_bytes() -> bytes:
    """An archive whose second member lies on top of the first, as in bombs that need no ratio."""
    raw = bytearray(zipped(("a.txt", STORY.encode()), ("b.txt", STORY.encode())))
    second = raw.rindex(b"PK\x01\x02")
    raw[second + 42 : second + 46] = bytes(4)
    return bytes(raw)


def with_broken_checksum() -> bytes:
    """An archive of a sound and a broken member."""
    raw = bytearray(zipped(("a.txt", STORY.encode()), ("b.txt", b"broken"), method=zipfile.ZIP_STORED))
    raw[raw.index(b"broken")] = ord("B")
    return bytes(raw)


def docx(document: str, *, more: tuple[tuple[str, bytes], ...] = (), types: bytes = DOCX_TYPES) -> bytes:
    """A Word document with this main part."""
    parts = (("[Content_Types].xml", types), ("word/document.xml", document.encode()), *more)
    return zipped(*parts)


def docx_body(inner: str, prolog: str = "") -> str:
    """A main part around some content."""
    return f"<?xml version='1.0'?>{prolog}<w:document xmlns:w='{WORD}'><w:body>{inner}</w:body></w:document>"


def paragraph(text: str) -> str:
    """One paragraph of WordprocessingML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(*pages: str, encrypt: bool = False) -> bytes:
    """A small PDF: one line of text a page, with a sound cross-reference table."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    look = "/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
    for number, line in enumerate(pages):
        content = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET" if line else ""
        objects += [
            f"<< /Type /Page /Parent 2 0 R {look} /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    out = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    lock = (
        f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]"
        if encrypt
        else ""
    )
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R{lock} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}".encode()


EMPTY = [
    Row("UP-01", "an empty file", b"", "text.empty"),
    Row("UP-01", "only white space", b" \n\t\r\n", "text.empty"),
    Row("UP-01", "only a byte order mark", b"\xef\xbb\xbf", "text.empty"),
    Row("UP-01", "only a UTF-16 mark", b"\xff\xfe", "text.empty"),
    Row("UP-01", "only zero-width spaces", "\u200b\u200b".encode(), "text.empty"),
    Row("UP-01", "an empty page", b"<!doctype html><html><body></body></html>", "html.no_text", "a.html"),
    Row("UP-01", "an empty PDF named file", b"", "text.empty", "a.pdf"),
    Row("UP-01", "a bulk file without rows", b"\n\n", "text.empty", "a.jsonl"),
    Row("UP-01", "a table with only a header", b"text\n", "text.empty", "a.csv"),
    Row("UP-01", "one visible character", b"x", None),
]

CHARACTERS = [
    Row("UP-02", "NUL in the text", b"one\x00two", "text.invalid_char"),
    Row("UP-02", "NUL in the file name", STORY.encode(), "filename.invalid_char", "a\x00.txt"),
    Row("UP-02", "NUL in a row's text", b'{"text":"a\\u0000b"}', "text.invalid_char", "a.jsonl"),
    Row("UP-02", "NUL in a row's title", b'{"text":"a","title":"\\u0000"}', "text.invalid_char", "a.jsonl"),
    Row("UP-02", "NUL in a cell", b"text\na\x00b\n", "text.invalid_char", "a.csv"),
    Row("UP-11", "U+FFFE in the text", "a\ufffeb".encode(), "text.invalid_char"),
    Row("UP-11", "U+FFFF in the text", "a\uffffb".encode(), "text.invalid_char"),
    Row("UP-11", "a lone surrogate in a row", b'{"text":"a\\ud83d"}', "text.invalid_char", "a.jsonl"),
    Row(
        "UP-11",
        "halves of a pair the wrong way round",
        b'{"text":"\\udea2\\ud83d"}',
        "text.invalid_char",
        "a.jsonl",
    ),
    Row("UP-11", "an escaped pair in a row", b'{"text":"\\ud83d\\udea2"}', None, "a.jsonl"),
    Row("UP-11", "an encoded surrogate", b"a\xed\xa0\xbd", "text.encoding"),
    Row("UP-11", "flags and joined emoji", "🇦🇿 👩‍🚒 said".encode(), None),
    Row(
        "UP-11",
        "U+FFFE by a character reference in a page",
        b"<html><p>a&#xFFFE;b</p></html>",
        "text.invalid_char",
        "a.html",
    ),
    Row("UP-09", "ten thousand marks on one letter", ("e" + "\u0301" * 10_000).encode(), None),
    Row("UP-09", "a chain of joiners", ("👩\u200d" * 5_000).encode(), None),
    Row("UP-10", "overrides, isolates, tags and hyphens", "a\u202eb\u2066c\U000e0041d\u00ade".encode(), None),
    Row("UP-12", "script in the text", b"<script>alert(1)</script>", None),
    Row(
        "UP-12",
        "an event handler in a title",
        b'{"text":"x","title":"<img onerror=alert(1)>"}',
        None,
        "a.jsonl",
    ),
]

ENCODINGS = [
    Row("UP-03", "cp1252 bytes with no charset", WESTERN.encode("cp1252"), "text.encoding"),
    Row("UP-03", "a text cut inside a character", STORY.encode()[:23], "text.encoding"),
    Row("UP-03", "an overlong form", b"a\xc0\xafb", "text.encoding"),
    Row("UP-03", "a row that is not UTF-8", b'{"text":"ok"}\n{"text":"\xe9"}\n', "text.encoding", "a.jsonl"),
    Row("UP-03", "Chinese UTF-16 without a mark", "市长说".encode("utf-16-le"), "text.encoding"),
    Row(
        "UP-03",
        "Latin UTF-16 without a mark, which UTF-8 reads with NULs",
        b"a\x00b\x00",
        "text.invalid_char",
    ),
    Row("UP-04", "UTF-8 with a mark", STORY.encode("utf-8-sig"), None),
    Row("UP-04", "UTF-16 LE with a mark", b"\xff\xfe" + STORY.encode("utf-16-le"), None),
    Row("UP-04", "UTF-16 BE with a mark", b"\xfe\xff" + STORY.encode("utf-16-be"), None),
    Row("UP-04", "half a UTF-16 unit at the end", b"\xff\xfea\x00b", "text.encoding"),
    Row("UP-05", "cp1252, stated", WESTERN.encode("cp1252"), None, encoding="cp1252"),
    Row("UP-05", "KOI8-R, stated", CYRILLIC.encode("koi8-r"), None, encoding="koi8-r"),
    Row("UP-05", "latin-1, stated", "déjà".encode("latin-1"), None, encoding="latin-1"),
    Row("UP-05", "an unknown charset", STORY.encode(), "text.encoding", encoding="klingon-8"),
    Row("UP-05", "a wrong charset", CYRILLIC.encode("koi8-r"), "text.encoding", encoding="utf-8"),
    Row("UP-05", "a codec that is no charset", b"616263", "text.encoding", encoding="hex"),
    Row("UP-05", "a charset that runs escapes", b"\\x41", "text.encoding", encoding="unicode_escape"),
    Row(
        "UP-05",
        "UTF-16 stated without a byte order",
        STORY.encode("utf-16-le"),
        "text.encoding",
        encoding="utf-16",
    ),
    Row("UP-05", "UTF-16 stated with its order", STORY.encode("utf-16-le"), None, encoding="utf-16-le"),
    Row("UP-05", "a charset name with NUL", b"a", "text.encoding", encoding="utf\x008"),
]

SIZES = [
    Row("UP-07", "a text of 10 MiB and one byte", lambda: b"x" * (10 * MIB + 1), "text.too_large"),
    Row("UP-07", "a text of 10 MiB", lambda: b"x" * (10 * MIB), None),
    Row("UP-07", "a text of 50 MiB", lambda: b"x" * (50 * MIB), "file.too_large"),
    Row("UP-07", "a file of 64 MiB and one byte", lambda: b"x" * (64 * MIB + 1), "file.too_large", "a.jsonl"),
    Row("UP-08", "a million characters on one line", lambda: b"x " * 500_000, None),
    Row("UP-08", "a million lines", lambda: b"x\n" * 1_000_000, None),
    Row("UP-08", "unclosed quotes", lambda: b'"' * 100_000 + b"x", None),
    Row(
        "UP-08",
        "a page nested four hundred deep",
        b"<html><p>x</p>" + b"<div>" * 400 + b"lost?",
        "html.limit",
        "a.html",
    ),
    Row(
        "UP-08", "a page nested a hundred deep", b"<html><p>x</p>" + b"<div>" * 100 + b"kept", None, "a.html"
    ),
]

NAMES = [
    Row("UP-14", "a path upwards", STORY.encode(), None, "../../x"),
    Row("UP-14", "two dots", STORY.encode(), None, ".."),
    Row("UP-14", "an absolute path", STORY.encode(), None, "/abs"),
    Row("UP-14", "a drive", STORY.encode(), None, "C:\\x"),
    Row("UP-14", "three hundred characters", STORY.encode(), None, "n" * 296 + ".txt"),
    Row("UP-14", "line ends", STORY.encode(), None, "a\r\nb.txt"),
    Row("UP-14", "an override of direction", STORY.encode(), None, "a\u202etxt.txt"),
    Row("UP-14", "escaped dots", STORY.encode(), None, "%2e%2e"),
    Row("UP-14", "no name", STORY.encode(), None, None),
]

ARCHIVES = [
    Row("UP-15", "a sound archive", zipped(("a.txt", STORY.encode()), ("b/c.md", b"# T")), None, "a.zip"),
    Row("UP-15", "a gigabyte of zeros", lambda: zipped(("a.txt", bytes(13 * MIB))), "archive.limit", "a.zip"),
    Row(
        "UP-15", "a ratio over a hundred", lambda: zipped(("a.txt", b" " * 2 * MIB)), "archive.limit", "a.zip"
    ),
    Row(
        "UP-15",
        "20,001 members",
        lambda: zipped(*((f"{n}.txt", b"x") for n in range(20_001))),
        "archive.limit",
        "a.zip",
    ),
    Row(
        "UP-15",
        "an archive in the archive",
        zipped(("a.txt", b"x"), ("b.zip", zipped(("c.txt", b"x")))),
        "archive.member",
        "a.zip",
    ),
    Row(
        "UP-15",
        "an archive under another name",
        zipped(("a.txt", zipped(("c.txt", b"x")))),
        "archive.member",
        "a.zip",
    ),
    Row("UP-15", "a tarball in the archive", zipped(("b.tar.gz", b"x")), "archive.member", "a.zip"),
    Row("UP-15", "a member that claims less than it holds", with_claimed_size(10), "archive.member", "a.zip"),
    Row(
        "UP-15",
        "a member that claims more than it holds",
        with_claimed_size(90_000),
        "archive.member",
        "a.zip",
    ),
    Row(
        "UP-15",
        "a symbolic link",
        zipped(("a.txt", b"/etc/passwd"), mode=stat.S_IFLNK | 0o777),
        "archive.member",
        "a.zip",
    ),
    Row("UP-15", "a device", zipped(("a.txt", b"x"), mode=stat.S_IFCHR | 0o600), "archive.member", "a.zip"),
    Row("UP-15", "an absolute path", zipped(("/etc/a.txt", b"x")), "archive.member", "a.zip"),
    Row("UP-15", "a drive", zipped(("C:/a.txt", b"x")), "archive.member", "a.zip"),
    Row("UP-15", "a path upwards", zipped(("../a.txt", b"x")), "archive.member", "a.zip"),
    Row("UP-15", "a path upwards in its middle", zipped(("a/../../b.txt", b"x")), "archive.member", "a.zip"),
    Row("UP-15", "a backslash", zipped(("a\\b.txt", b"x")), "archive.member", "a.zip"),
    Row("UP-15", "an encrypted member", with_flag_of_encryption(), "archive.member", "a.zip"),
    Row("UP-15", "members that share bytes", with_shared_bytes(), "archive.member", "a.zip"),
    Row(
        "UP-15",
        "an unusual method",
        zipped(("a.txt", STORY.encode()), method=zipfile.ZIP_LZMA),
        "archive.member",
        "a.zip",
    ),
    Row("UP-17", "a truncated archive", zipped(("a.txt", STORY.encode()))[:-30], "archive.damaged", "a.zip"),
    Row("UP-21", "a member with a broken checksum", with_broken_checksum(), "file.damaged", "a.zip"),
    Row("UP-21", "a member that is empty", zipped(("a.txt", b""), ("b.txt", b"x")), "text.empty", "a.zip"),
    Row(
        "UP-21",
        "a member in another charset",
        zipped(("a.txt", b"\xe9"), ("b.txt", b"x")),
        "text.encoding",
        "a.zip",
    ),
]

XML = [
    Row("UP-16", "a sound document", docx(docx_body(paragraph(STORY))), None, "a.docx"),
    Row(
        "UP-16", "a document type", docx(docx_body(paragraph("x"), "<!DOCTYPE d>")), "xml.forbidden", "a.docx"
    ),
    Row(
        "UP-16",
        "an external entity",
        docx(docx_body(paragraph("&x;"), "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")),
        "xml.forbidden",
        "a.docx",
    ),
    Row(
        "UP-16",
        "expanding entities",
        docx(docx_body(paragraph("&b;"), "<!DOCTYPE d [<!ENTITY a 'xxxx'><!ENTITY b '&a;&a;&a;'>]>")),
        "xml.forbidden",
        "a.docx",
    ),
    Row(
        "UP-16",
        "a document type in the properties",
        docx(docx_body(paragraph("x")), more=(("docProps/core.xml", b"<!DOCTYPE a><a/>"),)),
        "xml.forbidden",
        "a.docx",
    ),
    Row("UP-16", "nesting that exhausts a stack", docx("<a>" * 100_000), "xml.forbidden", "a.docx"),
    Row("UP-17", "XML that is cut off", docx(docx_body(paragraph("x"))[:-20]), "xml.syntax", "a.docx"),
    Row("UP-17", "a document cut off", docx(docx_body(paragraph(STORY)))[:-40], "docx.damaged", "a.docx"),
    Row(
        "UP-17",
        "a document locked with a password",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "docx.encrypted",
        "a.docx",
    ),
    Row(
        "UP-17",
        "a document with macros",
        docx(docx_body(paragraph("x")), more=(("word/vbaProject.bin", b"x"),)),
        "docx.macro",
        "a.docx",
    ),
    Row(
        "UP-17",
        "a document declared for macros",
        docx(docx_body(paragraph("x")), types=b"<a ContentType='macroEnabled'/>"),
        "docx.macro",
        "a.docx",
    ),
    Row("UP-17", "a .docm", docx(docx_body(paragraph("x"))), "docx.macro", "a.docm"),
    Row(
        "UP-17",
        "a document part that inflates to 13 MiB",
        lambda: docx(" " * (13 * MIB)),
        "archive.limit",
        "a.docx",
    ),
]

PDFS = [
    Row("UP-17", "a sound PDF", pdf("Mayor Ada Quill said so."), None, "a.pdf"),
    Row("UP-17", "a PDF locked with a password", pdf("x", encrypt=True), "pdf.encrypted", "a.pdf"),
    Row("UP-17", "a PDF of which only the header is left", b"%PDF-1.4\n%", "pdf.damaged", "a.pdf"),
    Row("UP-17", "a PDF without text", pdf("", ""), "pdf.no_text", "a.pdf"),
    Row("UP-17", "a PDF of 1,001 pages", lambda: pdf(*["x"] * 1001), "pdf.too_many_pages", "a.pdf"),
    Row("UP-17", "a PDF of 1,000 pages", lambda: pdf(*["x"] * 1000), None, "a.pdf"),
]

TYPES = [
    Row("UP-18", "a PDF called text", pdf("x"), "format.not_recognised", "a.txt"),
    Row("UP-18", "text called PDF", STORY.encode(), "format.not_recognised", "a.pdf"),
    Row("UP-18", "text called DOCX", STORY.encode(), "format.not_recognised", "a.docx"),
    Row("UP-18", "text called ZIP", STORY.encode(), "format.not_recognised", "a.zip"),
    Row("UP-18", "a page called text", b"<!DOCTYPE html><p>x", "format.not_recognised", "a.txt"),
    Row("UP-18", "a ZIP called DOCX", zipped(("a.txt", b"x")), "format.not_recognised", "a.docx"),
    Row("UP-18", "a DOCX called ZIP", docx(docx_body(paragraph("x"))), "format.not_recognised", "a.zip"),
    Row(
        "UP-18",
        "a spreadsheet called DOCX",
        zipped(("[Content_Types].xml", b"<a/>"), ("xl/a.xml", b"<a/>")),
        "format.not_recognised",
        "a.docx",
    ),
    Row(
        "UP-13",
        "a page that begins as an image",
        b"GIF89a<html><script>x</script>",
        "format.not_recognised",
        "a.html",
    ),
    Row("UP-13", "a vector image", b"<svg onload=alert(1)></svg>", "format.not_recognised", "a.svg"),
    Row("UP-13", "its words as a text", b"svg onload=alert(1)", None, "a.txt"),
    Row("UP-18", "a picture", b"\x89PNG\r\n\x1a\n" + bytes(40), "format.not_recognised", "a.png"),
    Row("UP-18", "a picture called text", b"\x89PNG\r\n\x1a\n" + bytes(40), "format.not_recognised", "a.txt"),
    Row(
        "UP-18",
        "a declared type that is not read",
        STORY.encode(),
        "format.not_recognised",
        "a.txt",
        "image/png",
    ),
    Row(
        "UP-18",
        "a declared type against the name",
        STORY.encode(),
        "format.not_recognised",
        "a.md",
        "application/pdf",
    ),
    Row("UP-18", "an unknown kind", STORY.encode(), "format.not_recognised", "a.odt"),
    Row("UP-18", "Markdown declared as plain text", STORY.encode(), None, "a.md", "text/plain"),
    Row(
        "UP-18", "a declared type in place of a name", STORY.encode(), None, None, "text/plain; charset=utf-8"
    ),
]

BULK = [
    Row("UP-20", "a key twice", b'{"text":"a","text":"b"}', "json.duplicate_key", "a.jsonl"),
    Row("UP-20", "NaN", b'{"text":NaN}', "json.not_finite", "a.jsonl"),
    Row("UP-20", "Infinity", b'{"text":-Infinity}', "json.not_finite", "a.jsonl"),
    Row("UP-20", "depth 65", b'{"text":' + b"[" * 64 + b"]" * 64 + b"}", "json.too_deep", "a.jsonl"),
    Row("UP-20", "depth of a hundred thousand", b'{"text":' + b"[" * 100_000, "json.too_deep", "a.jsonl"),
    Row("UP-20", "brackets inside a text", b'{"text":"' + b"[{" * 5000 + b'"}', None, "a.jsonl"),
    Row(
        "UP-20",
        "a number of sixty-five digits",
        b'{"text":' + b"1" * 65 + b"}",
        "json.number_too_long",
        "a.jsonl",
    ),
    Row("UP-20", "a number beyond all bounds", b'{"text":1e999}', "json.number_too_long", "a.jsonl"),
    Row(
        "UP-20",
        "a thousand and one keys",
        ("{" + ",".join(f'"k{n}":1' for n in range(1001)) + "}").encode(),
        "json.too_many_keys",
        "a.jsonl",
    ),
    Row("UP-20", "a line that is no object", b'["text"]', "json.schema", "a.jsonl"),
    Row("UP-20", "a line that is no JSON", b"{'text':'a'}", "json.syntax", "a.jsonl"),
    Row("UP-20", "two objects on one line", b'{"text":"a"}{"text":"b"}', "json.syntax", "a.jsonl"),
    Row(
        "UP-20",
        "a line over 24 MiB",
        lambda: b'{"text":"' + b"x" * (24 * MIB) + b'"}',
        "json.line_too_long",
        "a.jsonl",
    ),
    Row("UP-20", "a text that is a number", b'{"text":3}', "field.type", "a.jsonl"),
    Row("UP-20", "a title that is a list", b'{"text":"a","title":["b"]}', "field.type", "a.jsonl"),
    Row("UP-20", "no text", b'{"title":"a"}', "field.missing", "a.jsonl"),
    Row("UP-20", "an unknown field", b'{"text":"a","__proto__":"b"}', "field.unknown", "a.jsonl"),
    Row(
        "UP-20",
        "a title of 301 characters",
        ('{"text":"a","title":"' + "t" * 301 + '"}').encode(),
        "field.too_long",
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "a title of 300 characters",
        ('{"text":"a","title":"' + "t" * 300 + '"}').encode(),
        None,
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "an address that runs script",
        b'{"text":"a","url":"javascript:alert(1)"}',
        "field.format",
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "a day the calendar has not",
        b'{"text":"a","published":"2031-02-30"}',
        "field.format",
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "digits of another script",
        '{"text":"a","published":"٢٠٣١-٠٣-٠٣"}'.encode(),
        "field.format",
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "a language that is none",
        b'{"text":"a","language":"english please"}',
        "field.format",
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "a span past the end",
        b'{"text":"abc","spans":[{"start":0,"end":4,"label":"claim"}]}',
        "span.out_of_range",
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "a span without length",
        b'{"text":"abc","spans":[{"start":1,"end":1,"label":"claim"}]}',
        "span.empty",
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "a span whose quote differs",
        b'{"text":"abc","spans":[{"start":0,"end":1,"label":"c","quote":"b"}]}',
        "span.quote_mismatch",
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "a span that starts at true",
        b'{"text":"abc","spans":[{"start":true,"end":2,"label":"c"}]}',
        "field.type",
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "a span that starts at 1.0",
        b'{"text":"abc","spans":[{"start":1.0,"end":2,"label":"c"}]}',
        "field.type",
        "a.jsonl",
    ),
    Row(
        "UP-20",
        "a sound span",
        b'{"text":"abc","spans":[{"start":0,"end":1,"label":"c","quote":"a"}]}',
        None,
        "a.jsonl",
    ),
    Row("UP-20", "a table without a text column", b"title\nx\n", "csv.header", "a.csv"),
    Row("UP-20", "a table with a column twice", b"text,text\na,b\n", "csv.header", "a.csv"),
    Row("UP-20", "a table with an unknown column", b"text,rating\na,b\n", "field.unknown", "a.csv"),
    Row("UP-20", "a row that is too long", b"text,title\na,b,c\n", "csv.columns", "a.csv"),
    Row("UP-20", "a quote that is not closed", b'text\n"abc\n', "csv.quote", "a.csv"),
    Row("UP-20", "a quote that closes too soon", b'text\n"a"bc\n', "csv.quote", "a.csv"),
    Row("UP-20", "a cell with a formula", b"text\n=1+1\n", None, "a.csv"),
    Row("UP-20", "front matter with an alias", b"---\na: &x b\ntitle: *x\n---\nText", "yaml.alias", "a.md"),
    Row(
        "UP-20",
        "front matter that builds objects",
        b"---\ntitle: !!python/object/apply:os.system [x]\n---\nText",
        "yaml.tag",
        "a.md",
    ),
    Row(
        "UP-20",
        "front matter over 64 KiB",
        b"---\ntitle: " + b"x" * 65_536 + b"\n---\nText",
        "yaml.too_large",
        "a.md",
    ),
    Row(
        "UP-20",
        "front matter nested deeply",
        b"---\ntitle: " + b"[" * 5_000 + b"\n---\nText",
        "yaml.too_deep",
        "a.md",
    ),
    Row("UP-20", "front matter that is broken", b"---\ntitle: 'x\n---\nText", "yaml.syntax", "a.md"),
    Row(
        "UP-20",
        "front matter with a key twice",
        b"---\ntitle: a\ntitle: b\n---\nText",
        "yaml.duplicate_key",
        "a.md",
    ),
]

ROWS = [*EMPTY, *CHARACTERS, *ENCODINGS, *SIZES, *NAMES, *ARCHIVES, *XML, *PDFS, *TYPES, *BULK]
