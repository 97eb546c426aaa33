"""Sentences of a paragraph, with exact offsets, split inside quotations too.

One pass over the places where a sentence may end; each is decided by a bounded look at the words before and after,
so that the work grows with the length of the text whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.segmentation.abbreviations import BEFORE_NUMBER, LEADING, OPENERS, SPEECH, TRAILING
from annotations.segmentation.found import Span
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.lines import CLOSERS, visible
from annotations.segmentation.paragraphs import Paragraph

_STOP = re.compile(r"[.!?…]++(?: \.)*+|[。！？।۔؟։]++")
_CLOSING = re.compile(rf"[{re.escape(CLOSERS)}]*+(?: ?\[\d{{1,3}}\])*+")
_WIDE = frozenset("。！？।۔؟։")
_OPENING = "\"'“‘„«‹([{「『¿¡*_—–-"
_WORD_BEFORE = re.compile(r"[\w.&'’-]*\Z")
_WORD_AFTER = re.compile(r"[^\W\d_][\w'’]*")
_LOOK = 32
_SMALL_OPENERS = lexicon("the it he she they we this there if but so not my i")


_WHOLE = ("headline", "byline", "dateline", "date", "section", "repeated")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with the index of the paragraph it stands in."""

    index: int
    paragraph: int
    start: int
    end: int


def read_sentences(text: str, paragraphs: Sequence[Paragraph]) -> list[Sentence]:
    """The sentences of every paragraph; a headline, byline or label is one sentence as it stands."""
    found: list[Sentence] = []
    for paragraph in paragraphs:
        whole = paragraph.role in _WHOLE
        edges = (
            [(paragraph.start, paragraph.end)]
            if whole
            else split_sentences(text, paragraph.start, paragraph.end)
        )
        for start, end in edges:
            found.append(Sentence(len(found), paragraph.index, start, end))
    return found


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of ``text[start:end]``: non-empty, in order, white space at their edges left out."""
    found: list[Span] = []
    at = start
    for stop in _ends(text, start, end):
        piece = visible(text, at, stop)
        if piece[0] < piece[1]:
            found.append(piece)
            at = stop
    piece = visible(text, at, end)
    if piece[0] < piece[1]:
        found.append(piece)
    return found


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    begun = start
    for match in _STOP.finditer(text, start, end):
        closing = _CLOSING.match(text, match.end(), end)
        stop = closing.end() if closing else match.end()
        if stop < end and _is_end(text, begun, match.start(), match.end(), stop, end):
            yield stop
            begun = stop


def _is_end(text: str, begun: int, first: int, last: int, stop: int, end: int) -> bool:
    """Does a sentence end with the marks ``text[first:last]`` and the closing marks up to ``stop``?"""
    if text[first] in _WIDE:
        return True
    following = text[stop : stop + 2 * _LOOK]
    if not following[0].isspace():
        return _is_glued(text, begun, first, stop, end)
    bare = following.lstrip()
    opened = bare.lstrip(_OPENING + " ")
    if not opened:
        return True
    if opened[0].islower() and not (bare[0] in "*•" and opened is not bare):
        return stop == last and bare is opened and _begins_small(text, begun, first, last, opened)
    if stop > last and _is_tag(opened):
        return False
    if last - first > 1 or text[first] != ".":
        return (
            text[first] not in ".…" or bool(last - first == 2) or opened[0].isupper() or opened[0].isdigit()
        )
    return not _is_abbreviation(text, begun, first, opened)


def _is_glued(text: str, begun: int, first: int, stop: int, end: int) -> bool:
    """A full stop with the next sentence stuck to it: "road.The army" but not "example.Com" or "3.5"."""
    before = text[max(begun, first - 4) : first]
    after = text[stop : stop + 3]
    return (
        stop < end
        and len(before) == 4
        and before.isalpha()
        and before.islower()
        and len(after) == 3
        and after[0].isupper()
        and (after[1:].islower() or after[1] == " ")
        and after.replace(" ", "").isalpha()
        and not text[max(begun, first - _LOOK) : first].rpartition(" ")[2].startswith(("www", "http"))
    )


def _begins_small(text: str, begun: int, first: int, last: int, opened: str) -> bool:
    """Careless writing: a sentence that begins without a capital, after a word that is no abbreviation."""
    before = text[max(begun, first - 4) : first]
    word = text[max(begun, first - _LOOK) : first].split()[-1:]
    if text[first] == "?" or (text[first] == "!" and bool(word) and word[0].islower()):
        return True
    follower = _WORD_AFTER.match(opened)
    plain = len(before) == 4 and before.isalpha() and before.islower() and last - first == 1
    return plain and follower is not None and follower.group() in _SMALL_OPENERS


def _is_tag(opened: str) -> bool:
    """After a closed quotation: a name and a verb of saying belong to the sentence, "…?" Aliyev asked."""
    words = _WORD_AFTER.findall(opened)[:4]
    return any(word in SPEECH for word in words[1:]) and words[0].lower() not in OPENERS - {
        "he",
        "she",
        "they",
    }


def _is_abbreviation(text: str, begun: int, first: int, opened: str) -> bool:
    """Is the single full stop at ``first`` part of a word rather than the end of a sentence?"""
    match = _WORD_BEFORE.search(text[max(begun, first - _LOOK) : first])
    raw = match.group().lstrip("'’-.&") if match else ""
    word = raw.lower()
    follower = _WORD_AFTER.match(opened)
    opens = follower is not None and follower.group().lower() in OPENERS
    if not word:
        return False
    if word.isdigit():
        return _is_enumerator(text, begun, first, word)
    if opened[0].isdigit() and (word in BEFORE_NUMBER or word in LEADING):
        return True
    if len(word) == 1 and word.isalpha():
        named = text[max(begun, first - _LOOK) : first - 1].split()[-1:]
        return _is_initial(raw, opens, first - begun, bool(named) and named[0][0].isupper())
    if word in LEADING:
        return raw[0].isupper() or word not in (
            "no",
            "art",
            "fig",
            "ed",
            "al",
            "op",
            "ch",
            "mag",
            "doc",
            "det",
        )
    if word in TRAILING or (
        "." in word and len(word) <= 8 and all(len(part) <= 2 for part in word.split("."))
    ):
        after = opened[follower.end() :][:1] if follower is not None else ""
        titled = follower is not None and follower.group().lower() in LEADING and after == "."
        return not (opens or titled)
    return False


def _is_initial(raw: str, opens: bool, offset: int, named: bool) -> bool:
    """A single letter: an initial, unless a word that opens a sentence follows; "I." ends one more often."""
    if offset <= 2:
        return True
    return raw.isupper() and (raw != "I" or named) and not opens


def _is_enumerator(text: str, begun: int, first: int, word: str) -> bool:
    """A number that begins the sentence and ends in a full stop counts an item: "1. The road"."""
    return len(word) <= 3 and not text[max(begun, first - len(word) - 4) : first - len(word)].strip(
        " \n\t(-•*"
    )
