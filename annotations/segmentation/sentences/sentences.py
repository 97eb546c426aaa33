"""Sentences of a paragraph, with exact offsets, split inside quotations too.

One pass over the places where a sentence may end. Most are plain (a word that is no abbreviation, a full stop, a
blank, a capital) and settled at once; the others are decided by a bounded look at the words before and after, so that
the work grows with the length of the text whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from annotations.segmentation.lines import visible
from annotations.segmentation.sentences.abbreviations import ENGLISH, Habits
from annotations.segmentation.sentences.endings import sentence_end
from annotations.segmentation.sentences.items import BULLETS, item_starts, rule_ends
from annotations.segmentation.sentences.shortened import LOOK

if TYPE_CHECKING:  # only for reading signatures: the splitter imports in a few milliseconds
    from annotations.segmentation.found import Span
    from annotations.segmentation.layout.paragraphs import Paragraph

_COMMON = ".!?…。！？｡।॥۔؟։።፧៕။"
_WHOLE = ("headline", "byline", "dateline", "date", "section", "repeated")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with the index of the paragraph it stands in."""

    index: int
    paragraph: int
    start: int
    end: int


def read_sentences(text: str, paragraphs: Sequence[Paragraph], habits: Habits = ENGLISH) -> list[Sentence]:
    """The sentences of every paragraph; a headline, byline or label is one sentence as it stands."""
    found: list[Sentence] = []
    for paragraph in paragraphs:
        whole = paragraph.role in _WHOLE
        edges = [(paragraph.start, paragraph.end)] if whole else split_sentences(text, paragraph.start, paragraph.end, habits)
        found += [Sentence(len(found) + at, paragraph.index, start, end) for at, (start, end) in enumerate(edges)]
    return found


def split_sentences(text: str, start: int, end: int, habits: Habits = ENGLISH) -> list[Span]:
    """The sentences of ``text[start:end]``: non-empty, in order, white space at their edges left out."""
    found: list[Span] = []
    at = start
    for stop in _cuts(text, start, end, habits):
        piece = visible(text, at, stop)
        if piece[0] < piece[1]:
            found.append(piece)
            at = stop
    piece = visible(text, at, end)
    if piece[0] < piece[1]:
        found.append(piece)
    return found


def _cuts(text: str, start: int, end: int, habits: Habits) -> Iterator[int]:
    """Where to cut: before each item of a list run on in one line, after a drawn rule, and where sentences end in between."""
    at = start
    for edge in sorted({*item_starts(text, start, end, habits), *rule_ends(text, start, end)}):
        yield from _ends(text, at, edge, habits)
        yield edge
        at = edge
    yield from _ends(text, at, end, habits)


def _ends(text: str, start: int, end: int, habits: Habits) -> Iterator[int]:
    known = habits.known
    full_stop = habits.full_stop or not any(text.find(mark, start, end) >= 0 for mark in "։" + habits.stops)
    begun = start
    for match in _marks(habits.stops).finditer(text, start, end):
        first, last = match.span()
        if last >= end:
            return
        if text[first] == "." and last == first + 1 and text[last : last + 1] == " " and full_stop:
            word = text[max(begun, first - LOOK) : first].rpartition(" ")[2]
            if len(word) > 3 and word.isalpha() and word.islower() and word not in known and text[last + 1 : last + 2].isupper():
                yield last
                begun = last
                continue
        if first < begun or (text[first] == "." and last == first + 1 and not full_stop):
            continue
        stop = sentence_end(text, begun, first, last, end, habits)
        if stop:
            yield stop
            begun = stop


@cache
def _marks(stops: str) -> re.Pattern[str]:
    """Marks that may end a sentence, runs of them together; a dash may break one off, a bullet begins one."""
    marks = re.escape(_COMMON + stops)
    return re.compile(rf"[{marks}—–{BULLETS}][{marks}]*+(?: \.)*+")
