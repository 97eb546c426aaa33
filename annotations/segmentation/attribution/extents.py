"""Where what is said ends, by its kind, and how its edges are trimmed.

A clause runs on until the sentence or the speaker's part of it is over; an object ends at the first mark, link or
adverbial that no longer belongs to it; a plan is an infinitive with what hangs on it.
"""

from __future__ import annotations

from typing import Literal

from annotations.segmentation.attribution.cues import ADVERBS
from annotations.segmentation.found import Span
from annotations.segmentation.grammar import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, has_verb, is_finite
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.lines import visible
from annotations.segmentation.words import OPENERS, QUOTE_MARKS, Words

Kind = Literal["clause", "object", "plan"]
_BREAKS = lexicon("while though although even")
WEEKDAYS = lexicon("monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later")
_AFTER_QUOTE = lexicon("and but or") | PREPOSITIONS | CONJUNCTIONS
_PAIRS = {"”": "“„", '"': '"', "’": "‘", "'": "'", "»": "«", ")": "(", "]": "["}
_ROUNDS = 8
_STOPS = frozenset((";", ":", "–", "—", ")", "--"))


def content_end(words: Words, first: int, kind: Kind, *, closed: bool = False) -> int:
    """The token after the content that begins at ``first``; in a subordinate (``closed``) clause at its first comma."""
    at, size, lows = first, len(words), words.lows
    while at < size:
        low = lows[at]
        closing = words.closing(at) if low in OPENERS else None
        if closing is not None:
            at = closing + 1
            ended = closed and words.form(closing - 1) == ","
            if words.form(closing) not in ")]" and (ended or _over_after_quote(words, at, first, kind)):
                return min(at, size)
            continue
        if low == "," and closed and at - first > 2:
            return at
        if kind == "clause":
            if low in ",;" and at > first and _ends_clause(words, at, low):
                return at
        elif at > first and _ends_phrase(words, at, low, kind):
            return at
        at += 1
    return size


def _over_after_quote(words: Words, at: int, first: int, kind: Kind) -> bool:
    """Is the content over with a quotation that has just been closed?"""
    low = words.low(at)
    if words.form(at - 2) in ".?!" and words.is_capital(at):
        return True
    if at >= len(words) or low in ".,;:" or low in ("–", "—", "-"):
        return words.form(first) in QUOTE_MARKS or words.form(at - 2) in ".,?!"
    return kind == "clause" and words.form(first) in QUOTE_MARKS and low in _AFTER_QUOTE


def _ends_clause(words: Words, at: int, low: str) -> bool:
    if low == ";":
        return True
    if low != ",":
        return False
    following = words.low(at + 1)
    if following == "but":
        return not is_finite(words, at + 2) and has_verb(words, at + 2, len(words))
    if following in ("and", "so", "yet"):
        return (words.low(at + 2) in PRONOUNS or words.is_capital(at + 2)) and has_verb(words, at + 2, len(words))
    return following in ("a", "an") and not has_verb(words, at + 1, len(words))


def _ends_phrase(words: Words, at: int, low: str, kind: Kind) -> bool:
    if low == ",":
        return _ends_plan(words, at) if kind == "plan" else _ends_object(words, at)
    if low in _STOPS or (low == "-" and words.starts[at] > words.end(at - 1)):
        return True
    if low in ("and", "but"):
        following = at + 1
        while words.low(following) in ADVERBS:
            following += 1
        return words.low(following) in PRONOUNS or is_finite(words, following) or is_finite(words, following + 1)
    return low in _BREAKS or (kind == "object" and (low == "when" or low in WEEKDAYS))


def _ends_plan(words: Words, at: int) -> bool:
    following = words.low(at + 1)
    return following in ("and", "who", "where", "but") or following.endswith("ing") or _ends_clause(words, at, ",")


def _ends_object(words: Words, at: int) -> bool:
    """A comma ends an object, unless it groups digits or an enumeration goes on."""
    following = words.low(at + 1)
    return following not in ("including", "or", "especially") and not (words.lows[at - 1].isdigit() and following.isdigit())


def trimmed(text: str, start: int, end: int) -> Span:
    """Without commas, stops and links at the edges, and without a closing mark that was not opened inside."""
    start, end = visible(text, start, end)
    for _ in range(_ROUNDS):
        if start >= end:
            return start, start
        changed = False
        last = text[end - 1]
        opened = _PAIRS.get(last)
        unmatched = opened is not None and not _is_matched(text[start:end], last, opened)
        if (
            last in ",;:—–-"
            or (last == "." and not text[max(start, end - 3) : end - 1].startswith("."))
            or unmatched
        ):
            start, end, changed = *visible(text, start, end - 1), True
        elif text[start] in ",;:.)—–" or (
            text[start] in "”»" or (text[start] == "’" and text[start + 1 : start + 2] == " ")
        ):
            start, end, changed = *visible(text, start + 1, end), True
        if not changed:
            break
    for link in (" and", " but"):
        if text[start:end].endswith(link):
            return trimmed(text, start, end - len(link))
    return start, end


def _is_matched(span: str, closer: str, openers: str) -> bool:
    if closer == "'":
        return span[-2:-1].isalpha() or span.startswith("'") or " '" in span
    if closer == '"':
        return span.count(closer) % 2 == 0
    if closer == "’":
        return "‘" in span or span[-2:-1].isalpha()
    return any(opener in span for opener in openers) or (closer == "”" and '"' in span)
