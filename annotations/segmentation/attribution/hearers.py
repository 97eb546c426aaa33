"""Between a verb and what is said: whom it was said to, when and where."""

from __future__ import annotations

from annotations.segmentation.attribution.cues import Cue
from annotations.segmentation.attribution.extents import WEEKDAYS, Kind
from annotations.segmentation.grammar import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, WH, has_verb
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.words import QUOTE_MARKS, Words

Begun = tuple[int, Kind]
LONGEST_HEARER = 12
_HEARER_ENDS = PRONOUNS | DETERMINERS | PREPOSITIONS
_LONGEST_NAME = 8
_HOURS = WEEKDAYS | lexicon("night morning evening afternoon")


def that_ahead(words: Words, at: int, *, clause: bool) -> Begun | None:
    """After a hearer, a place or a time: the first "that", colon or opening mark ahead, in the same breath."""
    ahead, stop = at, min(at + LONGEST_HEARER, len(words)) if clause else at
    while ahead < stop:
        low = words.lows[ahead]
        if low in WH and ahead > at and (low == "that" or low not in ("who", "which", "when", "where")):
            return (ahead + 1 if low == "that" else ahead), "clause"
        if low == ":" or (low == "," and words.low(ahead + 1) in QUOTE_MARKS):
            return ahead + 1, "clause"
        closing = words.closing(ahead) if low in QUOTE_MARKS else None
        if closing is not None and words.low(closing + 1) == "that":
            return closing + 2, "clause"
        if closing is not None and (closing - ahead > LONGEST_HEARER or words.low(closing - 1) in ".,?!"):
            return ahead, "clause"
        if low in ".;—–" or (low == "," and words.low(ahead + 1) in CONJUNCTIONS - {"that"}):
            return None
        ahead = closing + 1 if closing is not None else ahead + 1
    return None


def after_hearer(words: Words, at: int, cue: Cue) -> Begun | None:
    """As in "told reporters that …", "told Fox the road was open", "told him to go"."""
    found = that_ahead(words, at, clause=True)
    if found is not None or words.low(at) in cue.preps:
        return found or (at + 1, "object")
    ahead = _past_hearer(words, at)
    following = words.low(ahead)
    if following == "to" and words.is_word(ahead + 1):
        return ahead, "plan"
    if following in cue.preps or following in ("about", "of"):
        return ahead + 1, "object"
    if following == "," and has_verb(words, ahead + 1, len(words)) and words.low(ahead + 1) not in CONJUNCTIONS:
        return ahead + 1, "clause"
    if following in PREPOSITIONS:
        return after_time(words, ahead, clause=True)
    if following in PRONOUNS or following in DETERMINERS or words.is_capital(ahead):
        return ahead, "clause"
    return None


def _past_hearer(words: Words, at: int) -> int:
    """The token after the name or phrase of a hearer."""
    ahead = at + 1 if words.low(at) in DETERMINERS or words.low(at).endswith("'s") else at
    while words.is_capital(ahead) and ahead - at < _LONGEST_NAME:
        ahead += 1
    ahead = max(ahead, at + 1)
    while ahead - at < _LONGEST_NAME and words.is_word(ahead):
        if words.lows[ahead] in _HEARER_ENDS or words.is_capital(ahead):
            break
        ahead += 1
    return ahead


def after_time(words: Words, at: int, *, clause: bool) -> Begun | None:
    """As in "said on Monday that …", "said Friday the road …"."""
    found = that_ahead(words, at, clause=clause)
    if found is not None or not clause:
        return found
    first = at + 1 if words.low(at) in PREPOSITIONS or words.low(at) in ("late", "early") else at
    ahead = first
    while words.low(ahead) in _HOURS:
        ahead += 1
    return (ahead, "clause") if ahead > first and words.is_word(ahead) and words.lows[ahead] not in PREPOSITIONS else None
