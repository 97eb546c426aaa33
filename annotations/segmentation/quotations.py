"""Quotation marks of running text, matched with a stack; whatever had to be mended says so.

Newspapers mix marks ("…' , “…"), forget the closing one, or open each paragraph of a long quotation anew and close
only the last. A quotation keeps its marks; one that runs over paragraphs has a fragment in each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from annotations.segmentation.found import Span
from annotations.segmentation.paragraphs import Paragraph

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚'「」『』]")
_DOUBLE_OPEN = frozenset("“„‟«‹「『")
_DOUBLE_CLOSE = frozenset("”»›」』")
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|n)\b", re.IGNORECASE)
_SENTENCE_STOP = re.compile(r"[.!?](?=\s)")
NO_CLOSE = "no closing mark"
OTHER_CLOSE = "closed with another mark than it was opened with"
NOT_REOPENED = "goes on in the next paragraph without an opening mark"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between quotation marks, marks included; ``depth`` counts the quotations around it."""

    fragments: tuple[Span, ...]
    opener: str
    closer: str
    depth: int
    single: bool
    repaired: str | None

    @property
    def start(self) -> int:
        """Where the first fragment begins."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """Where the last fragment ends."""
        return self.fragments[-1][1]

    def content(self, text: str) -> Span:
        """The extent without the marks."""
        start = self.start + len(self.opener)
        end = self.end - len(self.closer)
        return (start, end) if start < end else (self.start, self.end)


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    single: bool
    other_close: int | None = None


class _Matcher:
    """Walks the paragraphs in order and keeps what is open across them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.stack: list[_Open] = []
        self.doubles: list[_Open] = []
        self.carried: list[Span] = []
        self.carried_mark = ""

    def read(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        """Match the marks of one paragraph; ``following`` is the next paragraph of running text."""
        self.stack, self.doubles = [], []
        self.paragraph = paragraph
        for match in _MARK.finditer(self.text, paragraph.start, paragraph.end):
            self._take(match.group(), match.start())
        self._finish(following)

    def _take(self, mark: str, at: int) -> None:
        left = self.text[at - 1] if at > self.paragraph.start else " "
        right = self.text[at + len(mark)] if at + len(mark) < self.paragraph.end else " "
        if mark in "'’‘‚":
            self._take_single(mark, at, left, right)
        elif mark in _DOUBLE_OPEN or mark == "``":
            top = self._top_double()
            if top is not None and top.mark == "„" and mark in "“‟":
                self._close(at, mark)
            else:
                self._open(mark, at, single=False)
        elif mark in _DOUBLE_CLOSE:
            self._close_double(mark, at, left, right)
        else:
            self._take_straight(mark, at, left, right)

    def _take_straight(self, mark: str, at: int, left: str, right: str) -> None:
        opens = (left.isspace() or left in "([{—–-“‘'") and not right.isspace()
        top = self._top_double()
        if top is None:
            if opens or not self._close_unopened(at, mark):
                self._open(mark, at, single=False)
        elif opens and top.mark == mark and left != "-":
            self._end_at_sentence(top, at)
            self._open(mark, at, single=False)
        elif opens and top.mark != mark and len(self.doubles) == 1:
            self._open(mark, at, single=False)
        else:
            self._close(at, mark)

    def _take_single(self, mark: str, at: int, left: str, right: str) -> None:
        if left.isalnum() and right.isalnum():
            return
        if mark in "‘‚" or (mark == "'" and not left.isalnum() and (left.isspace() or left in '([{—–"“')):
            if not right.isspace() and not _ELISION.match(self.text, at + 1, at + 8):
                self._open(mark, at, single=True)
            return
        top = self.stack[-1] if self.stack else None
        if top is not None and top.single:
            self._close(at, mark)
        elif top is not None and top.other_close is None and left in ",.!?" and not right.isalnum():
            top.other_close = at

    def _open(self, mark: str, at: int, *, single: bool) -> None:
        entry = _Open(mark, at, single)
        self.stack.append(entry)
        if not single:
            self.doubles.append(entry)

    def _top_double(self) -> _Open | None:
        return self.doubles[-1] if self.doubles else None

    def _pop(self) -> _Open:
        entry = self.stack.pop()
        if not entry.single:
            self.doubles.pop()
        return entry

    def _close_double(self, mark: str, at: int, left: str, right: str) -> None:
        if mark in "»›" and not self.doubles and not right.isspace() and (left.isspace() or left in "(["):
            self._open(mark, at, single=False)
        elif self.doubles:
            self._close(at, mark)
        else:
            self._close_unopened(at, mark)

    def _close(self, at: int, mark: str) -> None:
        """Close the innermost quotation of the mark's kind; what is open above it was no quotation."""
        single = mark in "'’"
        while self.stack and self.stack[-1].single != single:
            self._pop()
        if self.stack:
            self._add(self._pop(), at + len(mark), mark, None)

    def _close_unopened(self, at: int, mark: str) -> bool:
        """A closing mark without an opening one: ends what the last paragraph left open, or an opened single."""
        if self.carried:
            fragments = (*self.carried, (self.paragraph.start, at + len(mark)))
            self.found.append(Quotation(fragments, self.carried_mark, mark, 0, False, NOT_REOPENED))
            self.carried = []
            return True
        if self.stack and self.stack[-1].single:
            self._add(self._pop(), at + len(mark), mark, OTHER_CLOSE)
            return True
        return False

    def _end_at_sentence(self, entry: _Open, limit: int) -> None:
        stop = _SENTENCE_STOP.search(self.text, entry.at, limit)
        self.stack, self.doubles = [], []
        if stop is not None:
            self._add(entry, stop.end(), "", NO_CLOSE)

    def _add(self, entry: _Open, end: int, closer: str, repaired: str | None) -> None:
        fragments: tuple[Span, ...] = ((entry.at, end),)
        if self.carried and entry.at == self.paragraph.start and not entry.single:
            fragments = (*self.carried, *fragments)
            self.carried = []
        if end - entry.at > len(entry.mark) + len(closer):
            self.found.append(
                Quotation(fragments, entry.mark, closer, min(len(self.doubles), 9), entry.single, repaired)
            )

    def _finish(self, following: Paragraph | None) -> None:
        """The paragraph ends: mend or carry over what is still open; quotations carried so far end with it."""
        entry = next((entry for entry in self.stack if not entry.single), None)
        goes_on = following is not None and self.text[following.start] in '"“„«`'
        end = self.paragraph.end
        self.doubles = []
        if entry is not None and entry.other_close is not None:
            self._add(entry, entry.other_close + 1, self.text[entry.other_close], OTHER_CLOSE)
        elif entry is not None and (goes_on or self._closes_next(following)):
            if not (self.carried and entry.at == self.paragraph.start):
                self.close_carried()
                self.carried_mark = entry.mark
            self.carried.append((entry.at, end))
            return
        elif entry is not None:
            self._add(entry, end, "", NO_CLOSE)
        self.close_carried()

    def _closes_next(self, following: Paragraph | None) -> bool:
        """Does the first double mark of the next paragraph close something?"""
        if following is None:
            return False
        match = _MARK.search(self.text, following.start, min(following.end, following.start + 2000))
        while match is not None and match.group() in "'’‘‚":
            match = _MARK.search(self.text, match.end(), min(following.end, following.start + 2000))
        return match is not None and match.group() in _DOUBLE_CLOSE

    def close_carried(self) -> None:
        """What was carried over and never closed ends with the last paragraph it was seen in."""
        if self.carried:
            self.found.append(Quotation(tuple(self.carried), self.carried_mark, "", 0, False, NO_CLOSE))
            self.carried = []


def read_quotations(text: str, paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """The quotations of these paragraphs in order of their start."""
    matcher = _Matcher(text)
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        matcher.read(paragraph, following)
    matcher.close_carried()
    return sorted(matcher.found, key=lambda quotation: (quotation.start, -quotation.end))
