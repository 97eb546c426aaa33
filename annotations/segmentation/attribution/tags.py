"""Tags after what is said: "…, he said", "…,” said Ann Lee", "…, as Comey noted", and what goes on behind them."""

from __future__ import annotations

from annotations.segmentation.attribution.cues import Cue
from annotations.segmentation.attribution.extents import content_end
from annotations.segmentation.attribution.reading import Reading
from annotations.segmentation.attribution.sources_after import source_after
from annotations.segmentation.grammar import DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS, has_verb, is_finite
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.words import QUOTE_MARKS, Words

_ENDING = frozenset(",?!–—…")
_CLOSERS = frozenset(("”", '"', "''", "’"))
_APART = lexicon("and but when as if that who though although because while which")
_NO_REST = lexicon(
    "who which when while as according where in on at but and after with a an citing because since although"
)
_OPENS = PRONOUNS | DETERMINERS
_HEARD = lexicon("told tells tell")
_OF_A_NOUN = DETERMINERS | PREPOSITIONS
_IN_A_SOURCE = frozenset(("$", "."))
_FEWEST = 3
_LONGEST_TAG = 16
_REACH = 40


def tagged(words: Words, first: int) -> tuple[int, int] | None:
    """As in "…,” the sign on the door | says": all between a closed quotation and the verb."""
    for back in range(first - 1, max(0, first - 9), -1):
        if words.forms[back] in _CLOSERS:
            return (back + 1, first) if first - back > 1 and words.forms[back - 1] in _ENDING else None
        if not words.is_word(back) and words.forms[back] not in _IN_A_SOURCE:
            return None
        if words.lows[back] in _APART or (first - back > 1 and is_finite(words, back)):
            return None
    return None


def read_inverted(reading: Reading, cue: tuple[int, int], verb: Cue) -> bool:
    """Verb before subject: after a closing mark freely, after a mere comma only at the end of a clause; behind "told" stands the hearer."""
    words, first = reading.words, cue[0]
    before = words.form(first - 1)
    if first < 2 or words.lows[first] in _HEARD or not (before == "," or before in QUOTE_MARKS):
        return False
    source = source_after(words, cue[1], len(words))
    if source is None:
        return False
    quoted = before in QUOTE_MARKS or words.form(first - 2) in QUOTE_MARKS
    if not (quoted or source[1] >= len(words) or words.form(source[1]) in ".,;"):
        return False
    _read_before(reading, first, source, cue, verb)
    return True


def read_as_said(reading: Reading, source: tuple[int, int], cue: tuple[int, int], verb: Cue) -> bool:
    """As in "As Comey noted, …", "…, as Comey noted": the clause after it, or the one before."""
    words, link = reading.words, source[0] - 1
    if words.low(link) != "as" or words.form(cue[1]) not in (",", "."):
        return False
    first = cue[1] + 1
    if (link == 0 or words.low(link - 1) in ("and", "but")) and first < len(words):
        last = max(first + 1, content_end(words, first, "clause"))
        reading.add(reading.span(*source), cue, reading.span(first, last), verb.sort, "before")
        return True
    if words.form(link - 1) == ",":
        _read_before(reading, link, source, cue, verb)
        return True
    return False


def read_tag(reading: Reading, source: tuple[int, int], cue: tuple[int, int], verb: Cue) -> bool:
    """A source that follows a comma or closing mark, with nothing said after the verb, as in "…, he said"."""
    words = reading.words
    before = words.form(source[0] - 1)
    if source[0] < 2 or not (before in (",", "–", "—") or before in QUOTE_MARKS):
        return False
    if not _is_tag(reading, source[0], cue[1], before):
        return False
    _read_before(reading, source[0], source, cue, verb)
    return True


def _is_tag(reading: Reading, stop: int, after: int, before: str) -> bool:
    words = reading.words
    quoted = before in QUOTE_MARKS or words.form(stop - 2) in QUOTE_MARKS
    if words.form(after) == "," == before and is_finite(words, after + 1):
        return True
    ended = words.form(stop - 2)
    if quoted and ended == "." and words.is_capital(stop) and words.low(stop) in PRONOUNS:
        return False
    if quoted and words.form(reading.floor) not in QUOTE_MARKS and words.low(after) in _OPENS and has_verb(words, after, len(words)):
        return False
    if quoted and ended in _ENDING and words.low(after) != "that" and words.low(after + 1) not in QUOTE_MARKS:
        return _speaks(reading, stop) or words.form(_end_of_tag(words, after)) in (".", ",", "")
    end = _end_of_tag(words, after)
    if not quoted and not (_speaks(reading, stop) or (words.form(end) in (".", "") and _tells(reading, stop))):
        return False
    ends = end >= len(words) or words.form(end) in ".,;!?"
    if not ends or quoted or end == after:
        return ends
    placed = words.lows[after] in PREPOSITIONS or words.lows[after] in DAYS or words.lows[after - 1] in _HEARD
    return placed and words.form(end) != "," and not has_verb(words, after, end)


def _speaks(reading: Reading, stop: int) -> bool:
    """Does what stands before have a verb or begin with a quotation mark, so that it can be what is said?"""
    words = reading.words
    if words.form(reading.floor) in QUOTE_MARKS:
        return True
    return any(is_finite(words, back) for back in range(max(reading.floor, stop - _REACH), stop))


def _tells(reading: Reading, stop: int) -> bool:
    """Before a tag that ends the sentence a verb shows by its form alone, as in "Three men | died | in the fire, …"."""
    words = reading.words
    begun = max(reading.floor, stop - _REACH)
    return stop - 1 - begun >= _FEWEST and any(
        words.lows[at].endswith("ed") and not words.is_capital(at) and words.lows[at - 1] not in _OF_A_NOUN
        for at in range(begun + 1, stop - 1)
    )


def _end_of_tag(words: Words, at: int) -> int:
    """Past the hearer, time or place after a verb: "he told reporters on Friday |, …"."""
    stop = at
    while stop < len(words) and stop - at < _LONGEST_TAG and words.is_word(stop) and words.lows[stop] != "that":
        stop += 1
    return stop


def _read_before(reading: Reading, stop: int, source: tuple[int, int], cue: tuple[int, int], verb: Cue) -> None:
    """What stands before the source or verb is said; after a comma what follows may go on: "…, he said, …"."""
    words, size = reading.words, len(reading.found)
    if stop <= reading.floor:
        return
    content = (words.starts[reading.floor], words.starts[stop])
    reading.cut(content[1])
    reading.add(reading.span(*source), cue, content, verb.sort, "after")
    end = _end_of_tag(words, max(source[1], cue[1]))
    reading.floor = min(end, len(words) - 1)
    interrupted = words.form(end) == "," and words.form(stop - 1) == ","
    if len(reading.found) > size and interrupted and _goes_on(words, end + 1):
        rest = content_end(words, end + 1, "clause")
        reading.add(reading.span(*source), cue, reading.span(end + 1, rest), verb.sort, "continued")


def _goes_on(words: Words, at: int) -> bool:
    """Does a part of the same statement begin here, not an addition to the verb of saying?"""
    low = words.low(at)
    if not words.is_word(at) or low in _NO_REST or low.endswith("ing"):
        return False
    return is_finite(words, at) or has_verb(words, at, len(words))
