"""Whatever is done to a file, reading it gives articles or problems, never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.importers import IncomingArticle, Problem, read_file
from tests.hostile.uploads_reading import docx, docx_body, paragraph, pdf, zipped

EXAMPLES = Path(__file__).parents[2] / "corpus" / "formats" / "examples"
SOUND = {
    "a.md": (EXAMPLES / "article.md").read_bytes(),
    "a.html": (EXAMPLES / "article.html").read_bytes(),
    "a.csv": (EXAMPLES / "articles.csv").read_bytes(),
    "a.jsonl": (EXAMPLES / "articles.jsonl").read_bytes(),
    "a.pdf": pdf("One.", "Two."),
    "a.docx": docx(docx_body(paragraph("One") + paragraph("Two"))),
    "a.zip": zipped(("a.txt", b"One"), ("b.html", b"<p>Two</p>")),
}


@pytest.mark.parametrize("name", SOUND)
@settings(deadline=None)
@given(data=st.data())
def test_a_mutilated_file_is_read_or_refused(name, data) -> None:
    sound = SOUND[name]
    start = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(start, min(len(sound), start + 30)))
    mutilated = sound[:start] + data.draw(st.binary(max_size=12)) + sound[end:]
    items = list(read_file(mutilated, filename=name))
    assert all(isinstance(item, (IncomingArticle, Problem)) for item in items)


def test_a_member_without_a_name_makes_the_archive_unsafe() -> None:
    raw = bytearray(zipped(("a.txt", b"One")))
    entry = raw.index(b"PK\x01\x02")
    raw[entry + 28] = 0
    raw[entry + 32] = len("a.txt")
    (problem,) = read_file(bytes(raw), filename="a.zip")
    assert problem.code == "archive.member"
