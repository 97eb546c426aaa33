"""Attribution by nouns and adjectives: "Rubio's claim that …", "his attacks on …", "is confident that …"."""

from __future__ import annotations

from annotations.segmentation.attribution.extents import Kind, content_end
from annotations.segmentation.attribution.nouns import ADJECTIVES, FREE, LIGHT, NOUNS
from annotations.segmentation.attribution.reading import Reading
from annotations.segmentation.attribution.sources import source_before
from annotations.segmentation.attribution.sources_after import phrase_end
from annotations.segmentation.attribution.spoken import Placed
from annotations.segmentation.found import Span
from annotations.segmentation.grammar import BE, FINITE, PREPOSITIONS, WH, is_finite
from annotations.segmentation.lexicon import lexicon

_OWNERS = lexicon("his her their its my our your")
_ISSUER = lexicon("from by among")
_LINKS = lexicon("to of about for that on over")


def noun(reading: Reading, at: int) -> bool:
    """Read a nominal cue with its owner; False where the word is none here."""
    words = reading.words
    after, owner = _issuer(reading, at) or (at + 1, _owner(reading, at))
    link = words.low(after)
    sort = next((sort for sort, links in NOUNS[words.lows[at]] if link in links or (link in WH and "about" in links)), None)
    owned = owner is not None or link == "that" or words.lows[at] in FREE
    if sort is None or not owned or (link == "that" and is_finite(words, after + 1)):
        return False
    return _add(reading, owner or reading.nobody(at), at, after, sort, "noun")


def adjective(reading: Reading, at: int) -> None:
    """As in "Clinton is confident that …", "reluctant to …": the subject of the verb "to be" thinks or wants it."""
    words = reading.words
    link = words.low(at + 1)
    sort = next((sort for sort, links in ADJECTIVES[words.lows[at]] if link in links), None)
    first = reading.group(at)
    verbs = BE | FINITE
    if sort is None or not verbs.intersection(words.lows[first:at]) or not words.is_word(at + 2):
        return
    phrase = reading.subject(first)
    if phrase is not None and words.lows[phrase[0]] != "it":
        _add(reading, reading.span(*phrase), at, at + 1, sort, "before")


def _add(reading: Reading, source: Span, at: int, link: int, sort: str, placed: Placed) -> bool:
    """The content behind the link: a clause after "that", an infinitive of a plan, else an object."""
    words = reading.words
    low = words.lows[link]
    kind: Kind = "clause" if low == "that" else "plan" if low == "to" and sort in ("plans", "urges") else "object"
    first = link if kind == "plan" else link + 1
    if first >= len(words):
        return False
    last = content_end(words, first, kind)
    if last <= first:
        return False
    reading.add(source, (at, at + 1), reading.span(first, last), sort, placed, clausal=kind == "clause")
    return True


def _issuer(reading: Reading, at: int) -> tuple[int, Span] | None:
    """As in "criticism from | rivals | that …": the token after the issuer, and the issuer."""
    words = reading.words
    if words.low(at + 1) not in _ISSUER:
        return None
    stop = phrase_end(words, at + 2, len(words))
    stop = next((ahead for ahead in range(at + 2, stop) if words.lows[ahead] in _LINKS), stop)
    return (stop, reading.span(at + 2, stop)) if stop > at + 2 else None


def _owner(reading: Reading, at: int) -> Span | None:
    """Whose claim it is: a possessive before the noun, or the subject of a light verb: "has a plan to"."""
    words = reading.words
    for back in range(at - 1, max(-1, at - 5), -1):
        low = words.lows[back]
        if low in _OWNERS:
            return reading.span(back, back + 1)
        if low.endswith(("'s", "s'")):
            phrase = source_before(words, back + 1, 0)
            return reading.span(*phrase) if phrase else reading.span(back, back + 1)
        if low in LIGHT:
            phrase = source_before(words, reading.group(back), 0)
            return reading.span(*phrase) if phrase else reading.first_subject(back)
        if low in PREPOSITIONS or not words.is_word(back):
            return None
    return None
