"""CSV in bulk: the first row names the columns, the delimiter is read off it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace

from annotations.importers.contract import Upload
from annotations.importers.incoming import Problem, Read, Refusal
from annotations.importers.lines import text_lines
from annotations.importers.rows import FIELDS, article_of_row

_DELIMITERS = (",", ";", "\t")


class Table:
    """`.csv`. An empty cell is a value that is not there."""

    key = "csv"
    suffixes = (".csv", ".tsv")
    media_types = ("text/csv", "application/csv", "text/tab-separated-values", "application/vnd.ms-excel")
    bulk = True
    signed = False

    def sniff(self, _head: bytes, /) -> bool:
        """Commas are no signature."""
        return False

    def read(self, upload: Upload) -> Iterator[Read]:
        """Articles and problems in order; the caller takes all or, with one problem, none."""
        csv.field_size_limit(max(csv.field_size_limit(), upload.limits.line_bytes))
        with text_lines(upload, part="csv") as lines:
            first = next(lines, "")
            if not first.strip():
                raise Refusal("text.empty", "The file has no header row.")
            delimiter = max(_DELIMITERS, key=first.count)
            columns = _columns(first, delimiter)
            yield from self._records(lines, columns, delimiter, upload)

    def _records(
        self, lines: Iterator[str], columns: list[str], delimiter: str, upload: Upload
    ) -> Iterator[Read]:
        """Each record with the physical line it begins at (a quoted cell may hold line ends)."""
        reader = csv.reader(_without_nul(lines), delimiter=delimiter, strict=True)
        records, begins = 0, 2
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                raise Refusal("csv.quote", f"The quoting is broken: {error}.", line=begins) from error
            line, begins = begins, reader.line_num + 2
            if not cells:
                continue
            records += 1
            if len(cells) != len(columns):
                message = f"The row has {len(cells)} cells, the header {len(columns)}."
                meta = {"found": len(cells), "expected": len(columns)}
                yield Problem("csv.columns", message, meta, None, line)
                continue
            row = {column: cell or None for column, cell in zip(columns, cells, strict=True)}
            yield from _as_columns(row | {"text": row["text"] or ""}, line, upload)
        if not records:
            raise Refusal("text.empty", "The file has no rows.")


def _as_columns(row: dict[str, str | None], line: int, upload: Upload) -> Iterator[Read]:
    """The row's article; its problems point at columns, not into JSON."""
    read = article_of_row(
        row,
        line=line,
        limits=upload.limits,
        extractor="csv/1",
        media_type="text/csv",
        filename=upload.filename,
    )
    for item in read:
        if isinstance(item, Problem) and item.pointer:
            yield replace(item, pointer=item.pointer.removeprefix("/"))
        else:
            yield item


def _columns(first: str, delimiter: str) -> list[str]:
    """The names in the header row; `csv.header` unless each is known, single, and `text` is among them."""
    try:
        columns = next(csv.reader([first.rstrip("\r\n")], delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Refusal("csv.header", f"The header row cannot be read: {error}.", line=1) from error
    if "text" not in columns:
        raise Refusal("csv.header", "The header row has no column text.", line=1, pointer="text")
    for column in columns:
        if column not in FIELDS:
            raise Refusal(
                "field.unknown", f"{column[:80]!r} is not a column of articles.", line=1, pointer=column[:80]
            )
        if columns.count(column) > 1:
            raise Refusal("csv.header", f"The column {column} stands twice.", line=1, pointer=column)
    return columns


def _without_nul(lines: Iterator[str]) -> Iterator[str]:
    """Refuse NUL with its line here, since the library's own words for it differ by version."""
    for number, line in enumerate(lines, 2):
        if "\x00" in line:
            raise Refusal(
                "text.invalid_char", "U+0000 cannot stand in a text.", line=number, offset=line.index("\x00")
            )
        yield line
