"""Where the content of attributed speech begins after its verb, and how a content span is trimmed."""

from __future__ import annotations

from annotations.segmentation.cues import ADVERBS, HEARER_LEMMAS, Cue
from annotations.segmentation.found import Span
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.lines import visible
from annotations.segmentation.sources import FINITE
from annotations.segmentation.words import Words

_QUOTES = frozenset("\"“‘«„'")
_PAIRS = {"”": "“„", '"': '"', "’": "‘", "'": "'", "»": "«", ")": "(", "]": "["}
_TIME_WORDS = lexicon(
    "on late early in at during after before to through via by monday tuesday wednesday thursday friday"
    " saturday sunday yesterday today earlier"
)
_WEEKDAYS = lexicon("monday tuesday wednesday thursday friday saturday sunday")
_NO_CONTENT = lexicon("of about for with against and or but so if when while as , . ; ) ? ! – —")
_PREPOSITIONS = lexicon("to into from by upon over under")
_ROUNDS = 8
_AFTER_VERB = lexicon("the a an it its his her their him them this that in on at to by from with since for")
_BEFORE_ADJECTIVE = lexicon("the a an its his her their of and by newly being")


def content_after(text: str, words: Words, at: int, cue: Cue, end: int) -> Span | None:
    """The content that follows a verb of saying, up to the end of the sentence; None if nothing is said."""
    first = _content_start(words, at, cue)
    if first is None or first >= len(words):
        return None
    return visible(text, words.starts[first], end)


def _content_start(words: Words, at: int, cue: Cue) -> int | None:
    while words.low(at) in ADVERBS and words.low(at) not in ("has", "have", "had", "did", "does", "do"):
        at += 1
    low = words.low(at)
    if cue.lemma == "speak":
        ahead = [step for step in range(at, at + 4) if words.low(step) in ("about", "of", "against")]
        return ahead[0] + 1 if ahead else None
    if low == "that":
        return at + 1
    if low in (":", ",") and words.low(at + 1) in _QUOTES:
        return at + 1
    if low == ":":
        return at + 1
    if low in _QUOTES:
        return at
    if cue.lemma in HEARER_LEMMAS or low == "to":
        return _after_hearer(words, at, cue)
    if low in _TIME_WORDS and words.low(at + 1) not in ("least", "most", "all", "times"):
        return _after_time(words, at)
    if cue.that_only or low in _NO_CONTENT or low in _PREPOSITIONS or not low:
        return None
    if cue.takes_object or cue.clause:
        return at
    return None


def _that_ahead(words: Words, at: int, reach: int) -> int | None:
    """Index after the first "that" or opening quotation mark ahead, with no other mark before it."""
    for ahead in range(at, min(at + reach, len(words))):
        low = words.lows[ahead]
        if low == "that":
            return ahead + 1
        if low in _QUOTES - {"'"}:
            return ahead
        if low == ":" or (low == "," and words.low(ahead + 1) in _QUOTES):
            return ahead + 1
        if not words.is_word(ahead):
            return None
    return None


def _after_hearer(words: Words, at: int, cue: Cue) -> int | None:
    """As in "told reporters that …", "reminded to Macron that …", "told him the road was open"."""
    found = _that_ahead(words, at, 12)
    if found is not None:
        return found
    if words.low(at) == "to" or cue.lemma not in HEARER_LEMMAS:
        return at if cue.takes_object and words.low(at) != "to" else None
    ahead = at
    while words.is_capital(ahead):
        ahead += 1
    return (ahead if ahead > at else at + 1) if words.is_word(ahead) else None


def _after_time(words: Words, at: int) -> int | None:
    """As in "said on Monday that …", "said Friday the road …"."""
    found = _that_ahead(words, at, 10)
    if found is not None:
        return found
    if words.low(at) in _WEEKDAYS:
        return at + 1 if words.is_word(at + 1) else None
    if words.low(at) == "on" and words.low(at + 1) in _WEEKDAYS and words.is_word(at + 2):
        return at + 2
    return None


def has_verb(words: Words, content: Span) -> bool:
    """Does a finite verb stand near the head of the content, before any mark or relative clause?"""
    first = words.at_or_after(content[0])
    for at in range(first, min(first + 14, len(words))):
        low = words.lows[at]
        if low in FINITE and at > first:
            return True
        past = low.endswith("ed") and len(low) > 4 and at > first + 1 and words.low(at + 1) in _AFTER_VERB
        if past and words.low(at - 1) not in _BEFORE_ADJECTIVE:
            return True
        if not words.is_word(at) or low in ("that", "which", "who", "where", "when"):
            return False
    return False


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
