"""The two ways to count a text: Unicode code points (ours) and UTF-16 units (browsers, UIMA).

A code point above U+FFFF takes two units, so both counts agree in most texts and part at the first
emoji: the oldest bug of the field. The conversion stores only where those wide code points stand.
"""

from __future__ import annotations

from bisect import bisect_left


class InsideSurrogatePair(ValueError):
    """A UTF-16 offset points between the two units of one code point (`offset.surrogate`)."""


class OutsideText(ValueError):
    """An offset is negative or past the end of the text (`span.out_of_range`)."""


def utf16_index(text: str) -> list[int]:
    """The UTF-16 offset of every code point of `text`, and of its end: `len(text) + 1` numbers."""
    index, units = [0], 0
    for character in text:
        units += 2 if character > "\uffff" else 1
        index.append(units)
    return index


class Utf16Map:
    """Converts offsets of one text both ways in O(log w), `w` the number of wide code points."""

    __slots__ = ("_length", "_wide", "_wide_units")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        wide = [] if text.isascii() else [i for i, character in enumerate(text) if character > "\uffff"]
        self._wide = wide
        self._wide_units = [position + before for before, position in enumerate(wide)]

    @property
    def same(self) -> bool:
        """Whether both counts agree everywhere in this text."""
        return not self._wide

    @property
    def units(self) -> int:
        """The length of the text in UTF-16 units."""
        return self._length + len(self._wide)

    def to_units(self, offset: int) -> int:
        """The UTF-16 offset of code point `offset`."""
        if not 0 <= offset <= self._length:
            raise OutsideText(f"offset {offset} is outside a text of {self._length} code points")
        return offset + bisect_left(self._wide, offset)

    def to_code_points(self, units: int) -> int:
        """The code point that begins at UTF-16 offset `units`."""
        if not 0 <= units <= self.units:
            raise OutsideText(f"offset {units} is outside a text of {self.units} UTF-16 units")
        before = bisect_left(self._wide_units, units)
        if before and self._wide_units[before - 1] == units - 1:
            raise InsideSurrogatePair(f"UTF-16 offset {units} is inside a surrogate pair")
        return units - before
