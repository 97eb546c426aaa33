"""Noun phrases that can be a source, read forwards: after a verb ("said Ann Lee") or after "according to"."""

from __future__ import annotations

from annotations.segmentation.attribution.sources import LONGEST, is_acronym, is_shortened
from annotations.segmentation.entities.posts import BODIES, MODIFIERS, NOMINALS
from annotations.segmentation.grammar import CONJUNCTIONS, DAYS, DETERMINERS, FINITE, PREPOSITIONS, PRONOUNS, TIMES
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.words import Words

_OPENING = DETERMINERS | NOMINALS | MODIFIERS
_NEVER_FIRST = CONJUNCTIONS | PREPOSITIONS | PRONOUNS | FINITE | TIMES
_AFTER_SOURCE = lexicon(
    "on in at during to late early this after before when while as who whose which released issued yesterday today earlier"
    " later monday tuesday wednesday thursday friday saturday sunday and about with for from but last of if via through by"
    " of because since until where"
) | frozenset((",", ".", ";", ":", "!", "?", ")", "(", "”", '"', "'", "’", "''", "-", "–", "—"))


def source_after(words: Words, at: int, ceiling: int) -> tuple[int, int] | None:
    """Token range of the noun phrase that begins at ``at`` and is the subject of the verb before it."""
    low = words.low(at)
    if low in PRONOUNS:
        return (at, at + 1) if at + 1 >= ceiling or not words.is_word(at + 1) or words.low(at + 1) in _AFTER_SOURCE else None
    titled = words.is_word(at) and words.is_capital(at + 1) and low not in _NEVER_FIRST
    if low in DAYS or not (titled or words.is_capital(at) or low in _OPENING):
        return None
    stop = at + 1
    while stop < ceiling and stop - at < LONGEST:
        shortened = words.forms[stop] == "." and is_shortened(words, stop - 1)
        if not words.is_word(stop) and not shortened:
            break
        if words.lows[stop] in FINITE:
            return None
        if words.lows[stop] in _AFTER_SOURCE and not shortened and not is_acronym(words, stop):
            break
        stop += 1
    if stop < ceiling and words.is_word(stop) and words.lows[stop] not in _AFTER_SOURCE:
        return None
    return _through_issuer(words, at, _through_links(words, stop, ceiling), ceiling)


def _through_links(words: Words, stop: int, ceiling: int) -> int:
    """As in "a spokesman | for the ministry", "the head | of the union"."""
    for _ in range(2):
        if words.low(stop) == "of" or (words.low(stop) in ("for", "at", "with", "from") and words.low(stop - 1) in NOMINALS):
            stop = phrase_end(words, stop + 1, ceiling)
    return stop


def _through_issuer(words: Words, at: int, stop: int, ceiling: int) -> tuple[int, int]:
    """The whole of "a statement released late on Monday by Ilham Aliyev's office"."""
    if words.low(stop - 1) in BODIES or words.low(stop) in ("released", "issued"):
        for ahead in range(stop, min(ceiling, stop + 8)):
            if words.low(ahead) in ("by", "from"):
                return at, phrase_end(words, ahead + 1, ceiling)
            if not words.is_word(ahead):
                break
    return at, stop


_ENDS_PHRASE = lexicon("who which that said on and but while as when whose where if because")


def phrase_end(words: Words, at: int, ceiling: int) -> int:
    """The first token after a source phrase that runs up to the next mark or relative clause."""
    stop = at
    while stop < ceiling and stop - at < 2 * LONGEST:
        form = words.forms[stop]
        if stop > at and words.lows[stop] in _ENDS_PHRASE:
            break
        if not (form[0].isalnum() or form in "()&/" or (form == "." and is_shortened(words, stop - 1))):
            break
        stop += 1
    return stop
