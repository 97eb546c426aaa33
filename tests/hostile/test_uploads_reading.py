"""Each hostile file meets the one answer its row names, and the reader never raises."""

from __future__ import annotations

import tracemalloc

import pytest

from annotations.importers import IncomingArticle, Problem, read_file
from tests.hostile.uploads_reading import MIB, ROWS, Row, zipped


def rows() -> list[object]:
    return [pytest.param(row, id=f"{row.case} {row.what}", marks=pytest.mark.case(row.case)) for row in ROWS]


@pytest.mark.parametrize("row", rows())
def test_the_answer_to_a_hostile_file(row: Row) -> None:
    reading = read_file(row.content, filename=row.filename, media_type=row.media_type, encoding=row.encoding)
    items = list(reading)
    assert [item.code for item in items if isinstance(item, Problem)] == ([row.code] if row.code else [])
    if row.code is None:
        assert all(isinstance(item, IncomingArticle) and item.text.strip() for item in items)
        assert items


@pytest.mark.case("UP-15")
@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row.what) for row in ROWS if row.code in {"archive.member", "archive.limit"}]
)
def test_an_unsafe_archive_gives_no_article_at_all(row: Row) -> None:
    items = list(read_file(row.content, filename=row.filename))
    assert not [item for item in items if isinstance(item, IncomingArticle)]


@pytest.mark.case("UP-15")
def test_reading_a_bomb_takes_little_memory() -> None:
    bomb = zipped(*((f"{n}.txt", bytes(11 * MIB)) for n in range(90)))
    tracemalloc.start()
    try:
        assert [item.code for item in read_file(bomb, filename="a.zip")] == ["archive.limit"]
        assert tracemalloc.get_traced_memory()[1] < 20 * MIB
    finally:
        tracemalloc.stop()


@pytest.mark.case("UP-21")
def test_seven_bad_members_do_not_stop_the_others() -> None:
    bad = {
        13: b"",
        170: b"\xe9",
        300: b"\x00",
        450: b" \n",
        601: b"\xff\xfe\x00",
        702: b"a\x00b",
        999: b"\xef\xbf\xbf",
    }
    members = [(f"{n:04}.txt", bad.get(n, f"Article {n}.".encode())) for n in range(1000)]
    items = list(read_file(zipped(*members), filename="a.zip"))
    refused = {item.file: item.reason for item in items if isinstance(item, Problem)}
    assert refused == {
        "0013.txt": "empty",
        "0170.txt": "encoding",
        "0300.txt": "invalid_char",
        "0450.txt": "empty",
        "0601.txt": "encoding",
        "0702.txt": "invalid_char",
        "0999.txt": "invalid_char",
    }
    assert sum(isinstance(item, IncomingArticle) for item in items) == 993


@pytest.mark.case("UP-22")
def test_a_text_cut_anywhere_is_read_or_refused() -> None:
    whole = ("FICTION 🚢 Harbour row\r\n\r\nMayor Ada Quill said “120,000 crates” אמת\n" * 3).encode()
    for cut in range(1, len(whole)):
        (item,) = read_file(whole[:cut], filename="a.txt")
        try:
            whole[:cut].decode()
        except UnicodeDecodeError as error:
            assert isinstance(item, Problem)
            assert item.meta["offset"] == error.start  # noqa: PT017 -- either outcome is right
        else:
            assert isinstance(item, IncomingArticle)
