"""CSV as spreadsheets and readers agree on it: UTF-8 with a BOM, CRLF, RFC 4180 quoting, formulas guarded."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.exporters.formula_guard import guarded, is_formula

if TYPE_CHECKING:
    from claims.exporters.contract import Writing

Cell = str | int | None
LIST_SEPARATOR = " | "
CHAIN_SEPARATOR = " > "


class _Encoder:
    """The text file csv wants, passing UTF-8 on."""

    __slots__ = ("_write",)

    def __init__(self, writing: Writing) -> None:
        self._write = writing.out.write

    def write(self, text: str, /) -> int:
        return self._write(text.encode())


class CsvTable:
    """Writes header and rows; counts every guarded cell as `value.escaped` under the id of its record."""

    __slots__ = ("_raw", "_writer", "_writing")

    def __init__(self, writing: Writing, columns: Sequence[str]) -> None:
        self._writing = writing
        self._raw = writing.options.raw
        self._writer = csv.writer(_Encoder(writing), lineterminator="\r\n")
        writing.out.write(b"\xef\xbb\xbf")
        self._writer.writerow(columns if self._raw else [guarded(column) for column in columns])

    def row(self, record_id: str, cells: Sequence[Cell]) -> None:
        """One row, about one record."""
        self._writer.writerow(cells if self._raw else [self._safe(record_id, cell) for cell in cells])
        self._writing.records += 1

    def _safe(self, record_id: str, cell: Cell) -> Cell:
        if isinstance(cell, str) and is_formula(cell):
            self._writing.lost.add("value.escaped", record_id)
            return f"'{cell}"
        return cell


def joined(values: Sequence[str | None]) -> str | None:
    """Values of a list column in one cell; a missing one keeps its place, so columns stay parallel."""
    return LIST_SEPARATOR.join(value or "" for value in values) if any(values) else None
