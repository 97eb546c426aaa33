"""The lines of a text, stripped of the white space around them, and the plain signs a line shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only for reading signatures: lines are what everything else imports first
    from annotations.segmentation.found import Role

_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
_TERMINAL = ".!?…。！？؟।۔։"
CLOSERS = "\"'”’»›)]}）」』"
_WRAPPED = 45
"""Text is wrapped at no fewer characters."""
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: ``number`` counts from 1, ``after_blank`` is true when a blank line stands before it."""

    number: int
    start: int
    end: int
    text: str
    after_blank: bool
    role: Role = "body"
    reason: str = "prose"
    excluded: str | None = None

    def marked(self, role: Role, reason: str) -> Line:
        """The same line with its role; boilerplate and repetitions carry their reason as exclusion."""
        return replace(
            self, role=role, reason=reason, excluded=reason if role in ("boilerplate", "repeated") else None
        )


def read_lines(text: str) -> list[Line]:
    """All lines with something visible on them, in order."""
    lines: list[Line] = []
    at, blank = 0, True
    stops = [match.start() for match in _BREAK.finditer(text)]
    for number, stop in enumerate([*stops, len(text)], 1):
        start, end = visible(text, at, stop)
        if start < end:
            lines.append(Line(number, start, end, text[start:end], blank))
        blank = start >= end
        at = stop + 1
    return lines


def visible(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without white space and invisible characters at its edges; empty if nothing is left."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return start, end


def ends_like_prose(line: str) -> bool:
    """Does the line end with a full stop, question or exclamation mark, closing marks aside?"""
    bare = line[-12:].rstrip(CLOSERS + " \u00a0")
    return bare[-1:] in _TERMINAL and bool(bare)


def goes_on(before: Line | None, line: Line) -> bool:
    """Is the line the middle of a sentence: right below one that has no end, and begun with a small letter?"""
    if before is None or line.after_blank or not line.text[0].islower():
        return False
    return len(before.text) >= _WRAPPED and not ends_like_prose(before.text)


def is_prose(line: str) -> bool:
    """A line that reads as running text: long enough and ended as a sentence ends, or very long."""
    return (len(line) >= 60 and ends_like_prose(line)) or len(line) >= 240


def words_of(line: str) -> list[str]:
    """The words of a (short) line: runs that begin with a letter."""
    return _WORD.findall(line[:400])


def capital_share(words: list[str]) -> float:
    """Share of the longer words that begin with a capital: near 1 in title case and in names."""
    longer = [word for word in words if len(word) > 3] or words
    return sum(word[0].isupper() for word in longer) / len(longer) if longer else 0.0
