"""Archives: each member is a file of its own, and says under which path it came."""

from __future__ import annotations

from annotations.importers import IncomingArticle, Limits, Problem, read_file
from tests.hostile.uploads_reading import docx, docx_body, paragraph, pdf, zipped


def test_every_kind_of_member_is_read_in_order_of_path() -> None:
    archive = zipped(
        ("d.html", b"<p>four</p>"),
        ("b/b.jsonl", b'{"text":"two"}\n{"text":"three"}\n'),
        ("a.pdf", pdf("one")),
        ("e.docx", docx(docx_body(paragraph("five")))),
    )
    reading = read_file(archive, filename="a.zip")
    found = [(item.filename, item.line, item.text.strip()) for item in reading]
    assert found == [
        ("a.pdf", None, "one"),
        ("b/b.jsonl", 1, "two"),
        ("b/b.jsonl", 2, "three"),
        ("d.html", None, "four"),
        ("e.docx", None, "five"),
    ]
    assert (reading.format, reading.bulk, reading.warnings) == ("zip", False, [])


def test_other_members_are_skipped_with_a_warning() -> None:
    archive = zipped(("a.txt", b"x"), ("b.png", b"y"), ("README", b"z"), ("__MACOSX/._a.txt", b"\x00"))
    reading = read_file(archive, filename="a.zip")
    assert [item.text for item in reading] == ["x"]
    assert [(notice.code, notice.file) for notice in reading.warnings] == [
        ("member.skipped", "README"),
        ("member.skipped", "__MACOSX/._a.txt"),
        ("member.skipped", "b.png"),
    ]


def test_a_bad_member_bears_its_path_and_does_not_stop_the_others() -> None:
    archive = zipped(("a.jsonl", b'{"text":"a"}\n{"text":1}\n'), ("b.pdf", b"%PDF-"), ("c.txt", b"c"))
    items = list(read_file(archive, filename="a.zip"))
    problems = [(item.file, item.line, item.code) for item in items if isinstance(item, Problem)]
    assert problems == [("a.jsonl", 2, "field.type"), ("b.pdf", None, "pdf.damaged")]
    assert items[-1].text == "c"


def test_folders_are_no_members() -> None:
    (article,) = read_file(zipped(("folder/", b""), ("folder/a.txt", b"x")), filename="a.zip")
    assert isinstance(article, IncomingArticle)


def test_an_empty_archive_gives_nothing() -> None:
    assert list(read_file(zipped(), filename="a.zip")) == []


def test_the_stated_charset_holds_for_the_members() -> None:
    (article,) = read_file(zipped(("a.txt", "déjà".encode("cp1252"))), filename="a.zip", encoding="cp1252")
    assert article.text == "déjà"


def test_limits_count_exactly() -> None:
    archive = zipped(("a.txt", b"12345"), ("b.txt", b"67890"))
    for limits in (Limits(archive_members=2), Limits(member_bytes=5), Limits(archive_bytes=10)):
        assert len(list(read_file(archive, filename="a.zip", limits=limits))) == 2
    for limits in (Limits(archive_members=1), Limits(member_bytes=4), Limits(archive_bytes=9)):
        (problem,) = read_file(archive, filename="a.zip", limits=limits)
        assert (problem.code, problem.status, problem.reason) == ("archive.limit", 413, "archive_limit")


def test_an_archive_in_a_file_is_read_in_place(tmp_path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(*((f"{number:03}.txt", b"x") for number in range(200))))
    reading = read_file(path, filename="a.zip")
    assert next(iter(reading)).filename == "000.txt"
