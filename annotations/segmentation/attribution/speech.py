"""Attributions in one sentence: a walk over its words from one cue to the next."""

from __future__ import annotations

from annotations.segmentation.attribution.cues import ADVERBS, CUES, PARTICLES, Cue
from annotations.segmentation.attribution.finite import read_finite
from annotations.segmentation.attribution.impersonal import DOUBTS, SEEMING, doubted, passive, seeming
from annotations.segmentation.attribution.nominal import adjective, noun
from annotations.segmentation.attribution.nouns import ADJECTIVES, NOUNS
from annotations.segmentation.attribution.participles import read_infinitive, read_participle
from annotations.segmentation.attribution.reading import Reading
from annotations.segmentation.attribution.relays import according
from annotations.segmentation.attribution.spoken import Attribution
from annotations.segmentation.grammar import ARTICLES, BE, HAVE, MODALS, PREPOSITIONS, UNSURE
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.sentences.sentences import Sentence
from annotations.segmentation.words import lows_of

LONGEST_SENTENCE = 4000
SHORTEST_SENTENCE = 10
MOST_IN_SENTENCE = 24
_TRIGGERS = frozenset(CUES) | PARTICLES | NOUNS.keys() | ADJECTIVES.keys() | SEEMING | DOUBTS | {"according"}
_NOT_A_VERB_AFTER = ARTICLES | PREPOSITIONS
_A_NOUN_AFTER = _NOT_A_VERB_AFTER - {"this", "to"}
_WHEN = lexicon("when if after before once")
_STRONG = BE | {"been", "be", "being"}


def read_speech(text: str, sentence: Sentence) -> list[Attribution]:
    """All attributions of a sentence, in order of their cues."""
    lows = lows_of(text[sentence.start : sentence.end])
    if _TRIGGERS.isdisjoint(lows):
        return []
    reading = Reading(text, sentence, lows)
    for at in [at for at, low in enumerate(lows) if low in _TRIGGERS]:
        if at >= reading.done and len(reading.found) < MOST_IN_SENTENCE:
            _read_cue(reading, at, lows[at])
    return sorted(reading.found, key=lambda one: one.cue)


def _read_cue(reading: Reading, at: int, low: str) -> None:
    reading.unsure = False
    if low == "according":
        according(reading, at)
    elif low in SEEMING:
        seeming(reading, at)
    elif low in DOUBTS:
        doubted(reading, at)
    elif low in ADJECTIVES:
        adjective(reading, at)
    elif not (low in NOUNS and noun(reading, at)):
        _read_verb(reading, at)


def _read_verb(reading: Reading, at: int) -> None:
    """Tell participle, passive and finite verb apart, and leave nouns alone."""
    words = reading.words
    cues, after = _longest(reading, at)
    if not cues or (words.is_capital(at) and at > 0 and not words.titled):
        return
    if words.lows[at] == "asked" and (at == 0 or words.lows[at - 1] in _WHEN):
        passive(reading, at, at, cues)
        return
    form = cues[0].form
    if form in ("base", "present") and words.low(at - 1) in _A_NOUN_AFTER:
        return
    first = reading.group(at)
    helper = _helper(reading, first, at)
    if form == "participle" and helper not in BE:
        read_participle(reading, at, after, cues)
    elif form == "past" and helper in _STRONG:
        passive(reading, first, at, cues)
    elif form == "base" and words.low(at - 1) == "to" and first == at:
        read_infinitive(reading, at, after, cues)
    elif _is_verb(reading, at, first, form, helper):
        read_finite(reading, at, after, first, cues)


def _longest(reading: Reading, at: int) -> tuple[tuple[Cue, ...], int]:
    """The readings of the longest cue that begins here, and the token after it."""
    lows = reading.words.lows
    if lows[at] in PARTICLES:
        for size in (3, 2):
            longer = CUES.get(" ".join(lows[at : at + size]))
            if longer:
                return longer, at + size
    return CUES.get(lows[at], ()), at + 1


def _helper(reading: Reading, first: int, at: int) -> str:
    """The auxiliary nearest to the verb, adverbs left out."""
    for low in reversed(reading.words.lows[first:at]):
        if low not in ADVERBS and low != "neither" and not low.endswith("ly"):
            return low
    return ""


def _is_verb(reading: Reading, at: int, first: int, form: str, helper: str) -> bool:
    """Not a noun or an adjective of the same form; what somebody did not say, or may say, is marked unsure."""
    words = reading.words
    before = words.low(first - 1)
    if form == "base" and words.low(at - 1) == "to" and first < at:
        return True
    if at == 0 or before == "to":
        return False
    reading.unsure = before == "nor" or not UNSURE.isdisjoint(words.lows[first:at])
    if helper:
        return helper in MODALS or helper in UNSURE if form == "base" else helper in HAVE or helper in BE
    if form in ("base", "present"):
        return (before not in _NOT_A_VERB_AFTER and not before.endswith("'s")) or before in ("that", "this")
    return before not in ARTICLES or before == "that"
