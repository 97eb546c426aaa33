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
from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.sentences import marks
from annotations.segmentation.sentences.open_marks import OpenMark, OpenMarks

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


class _Matcher:
    """Walks the paragraphs in order and keeps what is open across them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.open = OpenMarks()
        self.carried: list[Span] = []
        self.carried_mark = ""
        self.first = 0

    def read(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        """Match the marks of one paragraph; ``following`` is the next paragraph of running text."""
        self.open = OpenMarks()
        self.paragraph = paragraph
        self.first = len(self.found)
        for match in marks.MARK.finditer(self.text, paragraph.start, paragraph.end):
            self._take(match.group(), match.start())
        self._finish(following)

    def _take(self, mark: str, at: int) -> None:
        left = self.text[at - 1] if at > self.paragraph.start else " "
        right = self.text[at + len(mark)] if at + len(mark) < self.paragraph.end else " "
        if mark in marks.SINGLE:
            self._take_single(mark, at, left, right)
        elif mark in marks.OPENING or mark == "``":
            if self._closes_here(mark, left, right):
                self._close(at, mark)
            else:
                self.open.push(mark, at, single=False)
        elif mark in marks.CLOSING:
            self._take_closing(mark, at, left, right)
        elif not marks.is_no_quotation(self.text, at, left, right):
            self._take_straight(mark, at, left, right)

    def _closes_here(self, mark: str, left: str, right: str) -> bool:
        """An opening mark that closes: „…“, »…«, and “…“ by mistake."""
        top = self.open.double
        if top is None:
            return False
        ends = not (right.isalnum() or right in "([¿¡")
        return (top.mark == "„" and mark in "“‟") or (top.mark in "»›”" and mark in "«‹“" and ends) or (top.mark == mark == "“" and ends)

    def _take_straight(self, mark: str, at: int, left: str, right: str) -> None:
        opens = (left.isspace() or left in "([{—–-“‘'") and not right.isspace()
        top = self.open.double
        if top is None:
            if opens or not (self._close_unopened(at, mark) or marks.is_stray(left, right)):
                self.open.push(mark, at, single=False)
        elif opens and top.mark == mark and left != "-":
            self._end_at_sentence(top, at)
            self.open.push(mark, at, single=False)
        elif opens and top.mark != mark and self.open.depth == 1:
            self.open.push(mark, at, single=False)
        else:
            self._close(at, mark)

    def _take_single(self, mark: str, at: int, left: str, right: str) -> None:
        top = self.open.top
        if mark == "‘" and top is not None and top.mark == "‚":
            self._close(at, mark)
        elif mark in "‘‚" or (mark == "'" and not left.isalnum() and (left.isspace() or left in '([{—–"“')):
            if not right.isspace() and not marks.is_elision(self.text, at):
                self.open.push(mark, at, single=True)
        elif left.isspace() and right.isalnum():
            return
        elif top is not None and top.single:
            if not marks.is_possessive(self.text, at, self.paragraph.end):
                self._close(at, mark)
        elif top is not None and top.other_close is None and left in ",.!?" and not right.isalnum():
            top.other_close = at

    def _take_closing(self, mark: str, at: int, left: str, right: str) -> None:
        if mark in "»›”" and self.open.double is None and not right.isspace() and (left.isspace() or left in "(["):
            self.open.push(mark, at, single=False)
        elif self.open.double is not None:
            self._close(at, mark)
        else:
            self._close_unopened(at, mark)

    def _close(self, at: int, mark: str) -> None:
        """Close the innermost quotation of the mark's kind; what is open above it was no quotation."""
        entry = self.open.pop(single=mark in marks.SINGLE)
        if entry is not None:
            self._add(entry, at + len(mark), mark, None if marks.go_together(entry.mark, mark) else OTHER_CLOSE)

    def _close_unopened(self, at: int, mark: str) -> bool:
        """A closing mark without an opening one: ends what the last paragraph left open, or an opened single."""
        if self.carried:
            fragments = (*self.carried, (self.paragraph.start, at + len(mark)))
            self.found.append(Quotation(fragments, self.carried_mark, mark, 0, False, NOT_REOPENED))
            self.carried = []
            return True
        entry = self.open.pop(single=True)
        if entry is not None:
            self._add(entry, at + len(mark), mark, OTHER_CLOSE)
        return entry is not None

    def _end_at_sentence(self, entry: OpenMark, limit: int) -> None:
        stop = _SENTENCE_STOP.search(self.text, entry.at, limit)
        self.open.clear()
        if stop is not None:
            self._add(entry, marks.end_before_tag(self.text, entry.at, stop.end()), "", NO_CLOSE)

    def _add(self, entry: OpenMark, end: int, closer: str, repaired: str | None) -> None:
        fragments: tuple[Span, ...] = ((entry.at, end),)
        if self.carried and entry.at == self.paragraph.start and entry.single == (self.carried_mark == "‘"):
            fragments = (*self.carried, *fragments)
            self.carried = []
        if end - entry.at > len(entry.mark) + len(closer):
            self.found.append(Quotation(fragments, entry.mark, closer, min(self.open.depth, 9), entry.single, repaired))

    def _finish(self, following: Paragraph | None) -> None:
        """The paragraph ends: mend or carry over what is still open; quotations carried so far end with it."""
        entry = next((entry for entry in self.open if not entry.single), None) or self._single_at_start(following)
        end = self.paragraph.end
        self.open.clear()
        if entry is not None and entry.other_close is not None:
            self._add(entry, entry.other_close + 1, self.text[entry.other_close], OTHER_CLOSE)
        elif entry is not None and following is not None and self._is_carried(entry, following):
            if not (self.carried and entry.at == self.paragraph.start):
                self.close_carried()
                self.carried_mark = entry.mark
            self.carried.append((entry.at, end))
            return
        elif entry is not None:
            self._mend(entry)
        self.close_carried()

    def _is_carried(self, entry: OpenMark, following: Paragraph) -> bool:
        """Does the next paragraph open anew, or close what is open here?"""
        anew = marks.opens_anew(self.text, following.start, single=entry.single)
        return anew or marks.closes_first(self.text, following.start, following.end)

    def _single_at_start(self, following: Paragraph | None) -> OpenMark | None:
        """British style: ‘ open since the first word of the paragraph, and either again in the next or with its speaker named."""
        entry = next((one for one in self.open if one.at == self.paragraph.start and one.single), None)
        if entry is None or marks.end_before_tag(self.text, entry.at, self.paragraph.end) < self.paragraph.end:
            return entry
        goes_on = following is not None and marks.opens_anew(self.text, following.start, single=True)
        return entry if goes_on and entry.mark == "‘" else None

    def _mend(self, entry: OpenMark) -> None:
        """Never closed: it ends with the last sentence before the next quotation, before who said it, or with the paragraph."""
        inner = next((one for one in self.found[self.first :] if one.start > entry.at), None)
        if inner is None:
            self._add(entry, marks.end_before_tag(self.text, entry.at, self.paragraph.end), "", NO_CLOSE)
        elif inner.start > entry.at + len(entry.mark):
            stops = list(_SENTENCE_STOP.finditer(self.text, entry.at, inner.start))
            end = stops[-1].end() if stops else self.paragraph.end
            self._add(entry, marks.end_before_tag(self.text, entry.at, end), "", NO_CLOSE)

    def close_carried(self) -> None:
        """What was carried over and never closed ends with the last paragraph it was seen in."""
        if self.carried:
            single = self.carried_mark == "‘"
            self.found.append(Quotation(tuple(self.carried), self.carried_mark, "", 0, single, NO_CLOSE))
            self.carried = []


def read_quotations(text: str, paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """The quotations of these paragraphs in order of their start."""
    matcher = _Matcher(text)
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        matcher.read(paragraph, following)
    matcher.close_carried()
    return sorted(matcher.found, key=lambda quotation: (quotation.start, -quotation.end))
