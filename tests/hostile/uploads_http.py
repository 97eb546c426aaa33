"""Rows UP-01 to UP-20 of the reliability catalogue through the API: texts as JSON and files as forms. Data only."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.asking import Ask, Row, json
from tests.hostile.uploads_reading import zipped

STORY = b"Mayor Ada Quill said the bridge is closed."
LINE = b"\r\n"
write = json("POST", "articles", {"text": STORY.decode(), "title": "t"})
facts = json("PATCH", "articles/{article}", {"metadata": {"k": "v"}}, If_Match="{article_tag}")
revise = json("POST", "articles/{article}/editions", {"text": STORY.decode()})


def part(name: str, data: bytes, filename: bytes | None = None) -> bytes:
    """One part of a form."""
    named = b'; filename="' + filename + b'"' if filename is not None else b""
    return b"--edge" + LINE + b'Content-Disposition: form-data; name="' + name.encode() + b'"' + named + LINE + LINE + data + LINE


def form(*parts: bytes, boundary: str = "edge") -> Ask:
    """A form of these parts."""
    return Ask("POST", "imports", b"".join(parts) + b"--edge--" + LINE).under(Content_Type=f"multipart/form-data; boundary={boundary}")


def upload(data: bytes, filename: bytes = b"a.txt", **said: str) -> Ask:
    """One file."""
    return form(*(part(name, value.encode()) for name, value in said.items()), part("file", data, filename))


file = upload(STORY)

TEXTS = {
    "nothing": ("UP-01", b'{"text": ""}', "empty"), "white space": ("UP-01", b'{"text": " \\n\\t\\u00a0"}', "empty"),
    "NUL": ("UP-02", b'{"text": "a\\u0000b"}', "invalid_char"),
    "half a surrogate pair": ("UP-11", b'{"text": "a\\ud800b"}', "invalid_char"),
    "the other half": ("UP-11", b'{"text": "a\\udc00b"}', "invalid_char"), "U+FFFE": ("UP-11", b'{"text": "a\\ufffeb"}', "invalid_char"),
    "U+FFFF": ("UP-11", b'{"text": "a\\uffffb"}', "invalid_char"),
}  # fmt: skip
WORDS = {"NUL": "a\0b", "U+FFFF": "a\uffffb"}


def texts() -> Iterator[Row]:
    """UP-01, UP-02, UP-11, UP-19 for texts as JSON."""
    for what, (case, body, reason) in TEXTS.items():
        yield Row(case, f"{what} as a text", write.saying(body), 400, reason, write, "text")
        yield Row(case, f"{what} as a corrected text", revise.saying(body), 400, reason, revise, "text")
    for what, words in WORDS.items():
        for name in ("title", "outlet", "author", "language", "external_id", "url", "published"):
            yield Row("UP-02", f"{what} in {name}", write.saying({"text": "a", name: words}), 400, None, write, name)
        yield Row("UP-02", f"{what} in a metadata value", facts.saying({"metadata": {"k": words}}), 400, "invalid_char", facts, "metadata")
        yield Row("UP-02", f"{what} in a metadata key", facts.saying({"metadata": {words: "v"}}), 400, "invalid_char", facts, "metadata")
    for name, most in {"title": 300, "outlet": 300, "author": 300, "external_id": 200}.items():
        body, fits = {"text": "a", name: "x" * (most + 1)}, {"text": "a", name: "x" * most}
        yield Row("UP-12", f"{name} of {most + 1} characters", write.saying(body), 400, "too_long", write.saying(fits), name)
    for url in ("javascript:alert(1)", "data:text/html,x", "//host", "ftp://h/x", "http:host", " http://h", "http://a b"):
        yield Row("UP-12", f"{url} for an address", write.saying({"text": "a", "url": url}), 400, "url", write, "url")
    for day in ("2023-02-30", "0000", "2023-13", "22.02.2023", "2023-02-22T10:30:00", "٢٠٢٣"):
        yield Row("VD-05", f"published {day}", write.saying({"text": "a", "published": day}), 400, "date", write, "published")
    yield Row("UP-12", "64 KiB of metadata", facts.saying({"metadata": {"k": "x" * 65_530}}), 400, "too_long", facts, "metadata")


def files() -> Iterator[Row]:
    """UP-01, UP-02, UP-03, UP-05, UP-15, UP-17, UP-18 for single files."""
    for case, what, ask, status, reason in (
        ("UP-01", "an empty file", upload(b""), 400, "empty"), ("UP-01", "only a byte order mark", upload(b"\xef\xbb\xbf"), 400, "empty"),
        ("UP-01", "only white space", upload(b" \n\t\n"), 400, "empty"), ("UP-02", "NUL in a file", upload(b"a\0b"), 400, "invalid_char"),
        ("UP-03", "bytes that are not UTF-8", upload(b"caf\xe9"), 400, "encoding"),
        ("UP-05", "an unknown encoding", upload(b"caf\xe9", encoding="klingon"), 400, "encoding"),
        ("UP-05", "a wrong encoding", upload(b"caf\xe9", encoding="ascii"), 400, "encoding"),
        ("UP-05", "an encoding that is no charset", upload(STORY, encoding="base64"), 400, "encoding"),
        ("UP-17", "a damaged PDF", upload(b"%PDF-1.7 gone", b"a.pdf"), 400, "damaged"),
        ("UP-18", "half a ZIP called DOCX", upload(b"PK\x03\x04 gone", b"a.docx"), 415, "not_recognised"),
        ("UP-18", "an executable", upload(b"\x7fELF\x02\x01\x01" + bytes(64), b"a.bin"), 415, "not_recognised"),
        ("UP-18", "a picture called text", upload(b"\x89PNG\r\n\x1a\n" + bytes(64), b"a.txt"), 415, "not_recognised"),
        ("UP-18", "a PDF called text", upload(b"%PDF-1.7\n", b"a.txt"), 415, "not_recognised"),
    ):  # fmt: skip
        yield Row(case, what, ask, status, reason, file)
    yield Row("UP-19", "an unknown way with duplicates", upload(STORY, on_duplicate="merge"), 400, "unknown_value", file, "on_duplicate")


def forms() -> Iterator[Row]:
    """UP-20: forms that are none."""
    one = part("file", STORY, b"a.txt")
    nameless = b"--edge" + LINE + b"Content-Disposition: form-data" + LINE + LINE + b"x" + LINE
    for what, ask, reason in (
        ("no boundary", file.under(Content_Type="multipart/form-data"), "malformed"),
        ("another boundary", form(one, boundary="other"), None), ("a boundary of 71 characters", form(one, boundary="x" * 71), "malformed"),
        ("a part without a name", form(one, nameless), "malformed"), ("a file twice", form(one, one), "duplicate_key"),
        ("a field twice", form(one, part("encoding", b"utf-8"), part("encoding", b"utf-8")), "duplicate_key"),
        ("101 parts", form(one, *(part(f"p{n}", b"x") for n in range(100))), "too_many_parts"),
        ("no file", form(part("encoding", b"utf-8")), "required"), ("a field for a file", form(part("file", STORY)), "wrong_type"),
        ("a file for a field", form(one, part("encoding", b"utf-8", b"b.txt")), "wrong_type"),
        ("an unknown field", form(one, part("colour", b"red")), "unknown_field"), ("JSON", Ask("POST", "imports", b"{}"), None),
    ):  # fmt: skip
        yield Row("UP-20", what, ask, 415 if what == "JSON" else 400, reason, file)


ROWS = [*texts(), *files(), *forms()]
ARCHIVE = zipped(("a.txt", STORY))
NAMES = {
    b"../../x.txt": "x.txt", b"..": None, b"/etc/passwd.txt": "passwd.txt", b"C:\\x\\y.txt": "y.txt", b"a" * 300 + b".txt": None,
    "\u202etxt.exe.txt".encode(): "txt.exe.txt", b"%2e%2e%2fx.txt": None, b"a b;c.txt": "a b;c.txt",
}  # fmt: skip
"""UP-14: how a file may be called, and how it is then shown (None: in some harmless way)."""
