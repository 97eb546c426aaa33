"""What is said after a cue: where it begins, by the cue's frames, and of what kind it is."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.segmentation.attribution.cues import CUES, Cue
from annotations.segmentation.attribution.extents import WEEKDAYS, Kind, content_end
from annotations.segmentation.attribution.hearers import LONGEST_HEARER, Begun, after_hearer, after_time, that_ahead
from annotations.segmentation.grammar import CONJUNCTIONS, DETERMINERS, FINITE, PREPOSITIONS, WH, has_verb
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.words import QUOTE_MARKS, Words

_AFTERTHOUGHTS = lexicon("also then again further previously recently repeatedly publicly instead separately once too simply back")
_NO_CONTENT = lexicon("and or nor but so when while as , . ; ) ? ! – — because after before during since")
_WEIGHT = lexicon("importance need necessity urgency significance")
_COMPARING = lexicon("least most all times half")
_FEWEST = 2
_ANNOUNCED = WH | {":"}


@dataclass(frozen=True, slots=True)
class Content:
    """Token range of what is said and what shape it has."""

    first: int
    last: int
    kind: Kind


def content_after(words: Words, at: int, cue: Cue, *, closed: bool = False) -> Content | None:
    """The content that follows a cue whose last word stands before ``at``; None if the cue says nothing here.

    In a subordinate (``closed``) clause it ends at the first comma.
    """
    while words.low(at) in _AFTERTHOUGHTS:
        at += 1
    begun = _after_mark(words, at, cue) or _after_word(words, at, cue)
    if begun is None or begun[0] >= len(words):
        return None
    first, kind = begun
    if kind == "clause" and "o" in cue.frames and words.low(first - 1) not in _ANNOUNCED and not has_verb(words, first, len(words)):
        kind = "object"
    if kind == "object" and words.low(first) == "the" and words.low(first + 1) in _WEIGHT and words.low(first + 2) in ("of", "for"):
        first += 3
    # What is denied is kept with all that describes it: "dismissed allegations of a blockade on the road, linking …, which …".
    last = content_end(words, first, "clause" if cue.sort == "denies" else kind, closed=closed)
    if kind == "clause" and last - first < _FEWEST and words.low(first) not in QUOTE_MARKS:
        return None
    return Content(first, last, kind) if first < last else None


def _after_mark(words: Words, at: int, cue: Cue) -> Begun | None:
    """Content announced by a mark, "that" or a question word."""
    low = words.low(at)
    clause = cue.clause
    if low == ",":
        goes_on = words.low(at + 1) in QUOTE_MARKS or ("q" in cue.frames and _starts_clause(words, at + 1))
        return ((at + 1, "clause") if goes_on else _behind_insertion(words, at)) if clause else None
    if low == ":":
        return at + 1, "clause"
    if low in QUOTE_MARKS:
        return at, "clause" if clause else "object"
    if low == "that" and clause and words.low(at + 1) not in FINITE:
        return at + 1, "clause"
    return (at, "clause") if low in WH and clause else None


def _behind_insertion(words: Words, at: int) -> Begun | None:
    """As in "said, and I quote, “…”" or "stated, while on the stand, that …": what comes behind the second comma."""
    if words.low(at + 1) not in CONJUNCTIONS and words.low(at + 1) not in PREPOSITIONS:
        return None
    for ahead in range(at + 2, min(at + LONGEST_HEARER, len(words))):
        if words.lows[ahead] == ",":
            if words.low(ahead + 1) == "that":
                return ahead + 2, "clause"
            return (ahead + 1, "clause") if words.low(ahead + 1) in QUOTE_MARKS or _starts_clause(words, ahead + 1) else None
        if words.lows[ahead] in QUOTE_MARKS:
            return None
    return None


def _after_word(words: Words, at: int, cue: Cue) -> Begun | None:
    """Content that simply follows, behind a preposition, a hearer or a time."""
    low = words.low(at)
    if not low or low in _NO_CONTENT:
        return None
    if low == "to" and "t" in cue.frames and not _is_phrase(words, at + 1):
        return (at, "plan") if words.is_word(at + 1) or words.low(at + 1) in QUOTE_MARKS else None
    if low in cue.preps:
        return (at + 1, "object") if low != "to" or words.low(at + 1) not in CUES else None
    if cue.preps and not cue.frames:
        return _preposition_ahead(words, at, cue)
    if low == "to":
        return that_ahead(words, at, clause=cue.clause)
    if cue.hears and cue.clause:
        return after_hearer(words, at, cue) or _with_infinitive(words, at)
    timed = (low in PREPOSITIONS and words.low(at + 1) not in _COMPARING) or low in WEEKDAYS or low in ("late", "early")
    return after_time(words, at, clause=cue.clause) if timed else _bare(words, at, cue)


def _bare(words: Words, at: int, cue: Cue) -> Begun | None:
    """Nothing between the verb and what it governs."""
    if "e" in cue.frames and "c" not in cue.frames:
        infinitive = _with_infinitive(words, at)
        if infinitive is not None:
            return infinitive
    if "c" in cue.frames:
        return at, "clause"
    return (at, "object") if "o" in cue.frames else None


def _is_phrase(words: Words, at: int) -> bool:
    """Does a noun phrase begin here, so that "to" before it is no infinitive's?"""
    return words.is_capital(at) or words.low(at) in DETERMINERS or words.low(at).endswith("ing")


def _preposition_ahead(words: Words, at: int, cue: Cue) -> Begun | None:
    """As in "talked to reporters on Monday | about the deal"."""
    for ahead in range(at, min(at + LONGEST_HEARER, len(words))):
        if words.lows[ahead] in cue.preps and words.lows[ahead] != "on":
            return ahead + 1, "object"
        if not words.is_word(ahead):
            return None
    return None


def _starts_clause(words: Words, at: int) -> bool:
    """After "he said," a clause of its own, not an addition ("…, adding", "…, who", "…, a reference to")."""
    low = words.low(at)
    if low.endswith("ing") or low in CONJUNCTIONS or low in PREPOSITIONS or low in ("a", "an"):
        return False
    return has_verb(words, at, len(words))


def _with_infinitive(words: Words, at: int) -> Begun | None:
    """As in "urged | Macron to act": an object and, before any mark, its infinitive."""
    for ahead in range(at + 1, min(at + LONGEST_HEARER, len(words))):
        if words.lows[ahead] == "to":
            return at, "plan"
        if not words.is_word(ahead) or words.lows[ahead] in CONJUNCTIONS:
            return None
    return None
