"""Noun phrases that can be a source: read backwards from a verb of saying.

Every look is bounded by ``LONGEST`` words, so the work per cue is constant.
"""

from __future__ import annotations

from annotations.segmentation.attribution.cues import ADVERBS, CUES
from annotations.segmentation.entities.posts import MODIFIERS, NOMINALS, PEOPLE, POSTS
from annotations.segmentation.grammar import CONJUNCTIONS, DAYS, DETERMINERS, FINITE, PREPOSITIONS, PRONOUNS, TIMES, is_finite
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.sentences.abbreviations import LEADING
from annotations.segmentation.words import Words

LONGEST = 16
_APART = 28
_DEEPEST = 3
_LINKS = lexicon("of for from at in with to on behind against")
_PARTICLES = lexicon("de van von al el la bin ibn der den du da di")
_OPEN = lexicon("familiar experts expert close specialist specialists authority professor")
_SOLE = lexicon("those many some others most few several both one neither none everyone everybody somebody someone nobody anyone critics")
_BEFORE_PARTICIPLE = DETERMINERS | MODIFIERS | _SOLE
_OPENING = NOMINALS | MODIFIERS
NUMBERS = lexicon("three four five six seven eight nine ten")
_STOP = CONJUNCTIONS | PREPOSITIONS | PRONOUNS | FINITE | TIMES


def source_before(words: Words, at: int, floor: int, depth: int = 0) -> tuple[int, int] | None:
    """Token range ``[first, last)`` of the noun phrase that ends at token ``at - 1``, not before ``floor``."""
    head = at - 1
    if head < floor or depth > _DEEPEST:
        return None
    low = words.lows[head]
    if low in PRONOUNS:
        return head, at
    if low in (")", "]"):
        opened = _opening(words, head, floor)
        inner = source_before(words, opened, floor, depth + 1) if opened is not None else None
        return (inner[0], at) if inner else None
    if low in (",", "–", "—", "-"):
        return _before_apposition(words, head, floor, depth + 1)
    if low in ("%", "percent"):
        return (head - 1, at) if head > floor else None
    if low == "." and head > floor and is_shortened(words, head - 1):
        head -= 1
    if low in DAYS:
        return source_before(words, _before_time(words, head), floor, depth + 1)
    if not words.is_word(head):
        return None
    first = _start(words, head, floor)
    if first is not None and first - 2 > floor and words.lows[first - 2] in ("who", "that", "which") and is_finite(words, first - 1):
        return source_before(words, first - 2, floor, depth + 1)
    return (first, at) if first is not None else None


def _before_time(words: Words, head: int) -> int:
    """The end of the phrase before a day: of "Spicer on Thursday evening", "a poll released late Saturday"."""
    while head > 0 and words.lows[head] in DAYS:
        head -= 1
    if head > 0 and words.lows[head] in ("on", "late", "early", "this", "last"):
        head -= 1
    if head > 0 and words.lows[head].endswith("ed") and not words.is_capital(head):
        head -= 1
    return head + 1


def _opening(words: Words, at: int, floor: int) -> int | None:
    for back in range(at - 1, max(floor, at - 8) - 1, -1):
        if words.forms[back] in "([":
            return back
    return None


def _before_apposition(words: Words, comma: int, floor: int, depth: int) -> tuple[int, int] | None:
    """Of "Elnur Mammadov, the deputy minister, said" the name before the first of the two commas."""
    mark = words.lows[comma]
    for back in range(comma - 1, max(floor, comma - _APART) - 1, -1):
        low = words.lows[back]
        if low == mark and back > floor:
            return source_before(words, back, floor, depth)
        if low in '.;:"“”' and not (low == "." and (words.form(back + 1) == "," or is_shortened(words, back - 1))):
            return None
    return None


def is_shortened(words: Words, at: int) -> bool:
    """A title or initial that ends in a full stop: "Mr.", "Rep.", "G.K."."""
    form = words.forms[at]
    return form[0].isupper() and (words.lows[at] in LEADING or words.lows[at] in ("jr", "sr") or len(form) == 1 or "." in form)


def _start(words: Words, head: int, floor: int, depth: int = 0) -> int | None:
    """The first token of the phrase whose last is ``head``, with the phrases it hangs on ("the office of | X")."""
    first = _chunk(words, head, max(floor, head - LONGEST))
    bare = first is None and words.lows[head - 1] == "of" and head - 2 >= floor and words.lows[head] not in _STOP
    if bare:
        first = head
    if first is None or depth > 2:
        return first
    before, link = first - 2, words.low(first - 1)
    if before < floor or not words.is_word(before):
        return first
    noun = words.lows[before]
    hangs = link == "of" and noun not in _STOP and not is_finite(words, before)
    hangs = hangs or (link in _LINKS and (noun in NOMINALS or noun in _OPEN))
    hangs = hangs or (link in ("and", "&") and _joins(words, before, first, depth))
    if noun in ("some", "many", "most", "one", "all", "both", "few", "several", "each") and link == "of":
        return before
    outer = _start(words, before, floor, depth + 1) if hangs else None
    return outer if outer is not None or bare else first


def _joins(words: Words, before: int, first: int, depth: int) -> bool:
    """Two names or two nouns for people joined by "and"."""
    if depth:
        return False
    both = words.is_capital(before) and words.is_capital(first) and before > 0
    return both or (words.lows[before] in PEOPLE and not words.is_capital(first))


def _is_no_head(words: Words, at: int) -> bool:
    """A word that ends no noun phrase: little words, adverbs, and past forms without an article ("released | notes")."""
    low = words.lows[at]
    if low.endswith("ed") and not words.is_capital(at) and words.low(at - 1) not in _BEFORE_PARTICIPLE:
        return True
    little = (low in _STOP and not is_acronym(words, at)) or (low in DETERMINERS and low not in _SOLE)
    return little or (low.endswith("ly") and not words.is_capital(at))


def is_acronym(words: Words, at: int) -> bool:
    """A body whose acronym is also a little word: "the WHO"."""
    return words.form(at).isupper() and words.low(at - 1) == "the"


def _chunk(words: Words, head: int, limit: int) -> int | None:
    """One noun phrase without what hangs on it: determiner, adjectives, titles and names up to its head."""
    low = words.lows[head]
    if low[0].isdigit() or low in NUMBERS:
        return head - 2 if words.low(head - 1) == "in" and head >= 2 else head
    if _is_no_head(words, head):
        return None
    first = head
    while first > limit:
        before = words.lows[first - 1]
        if before in DETERMINERS:
            return first - 1 if words.low(first - 2) not in ("all", "both", "many") else first - 2
        if before in _PARTICLES and words.is_capital(first - 2):
            first -= 1
        elif words.is_word(first - 1):
            if before in _STOP or (before.endswith("ly") and before.islower() and not words.is_capital(first - 1)):
                break
            if not words.is_capital(first - 1) and is_finite(words, first - 1):
                break
            first -= 1
        elif words.forms[first - 1] == "." and first - 2 >= limit and is_shortened(words, first - 2):
            first -= 2
        elif words.forms[first - 1] in "%&":
            first -= 1
        else:
            break
    return _without_lead(words, first, head)


def _without_lead(words: Words, first: int, head: int) -> int | None:
    """A phrase without determiner begins with a name, a title, a number or a word for people."""
    named = any(words.is_capital(at) and at > 0 for at in range(first, head + 1))
    if named or words.is_capital(head):
        if first > 0 and not words.is_word(first - 1) and words.lows[first] not in ADVERBS and words.is_capital(min(first + 3, head)):
            return first
        while first < head and not (words.is_capital(first) or words.lows[first] in _OPENING or words.lows[first].endswith("'s")):
            first += 1
        return first
    low = words.lows[head]
    if words.lows[first].endswith("'s"):
        return first
    if low in PEOPLE or low in POSTS or low in _SOLE or (low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in CUES):
        return max(first, head - 4)
    return None
