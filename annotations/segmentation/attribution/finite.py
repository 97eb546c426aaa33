"""Finite verbs of saying: a source before them and what is said after, or the other way round."""

from __future__ import annotations

from dataclasses import replace

from annotations.segmentation.attribution.cues import Cue
from annotations.segmentation.attribution.extents import trimmed
from annotations.segmentation.attribution.reading import Reading
from annotations.segmentation.attribution.sources import NUMBERS
from annotations.segmentation.attribution.spoken import SPEAKING
from annotations.segmentation.attribution.tags import read_as_said, read_inverted, read_tag, tagged
from annotations.segmentation.entities.posts import PEOPLE
from annotations.segmentation.found import Span
from annotations.segmentation.grammar import PRONOUNS, is_finite
from annotations.segmentation.lexicon import lexicon

_SUBORDINATE = lexicon("while as if when after once since because although though before until")
_RELATIVE = lexicon("which that what whom")
_SINGULAR = lexicon("a an this that each every one")
_NOBODY = lexicon("no nobody none neither few")
_IF = lexicon("if unless whether")
_INVERTED_IF = lexicon("had were should")
_MANY = lexicon("many some most few several both two three four five six all these those other others")


def read_finite(reading: Reading, at: int, after: int, first: int, cues: tuple[Cue, ...]) -> None:
    """The verb at ``[at, after)`` whose group begins at ``first``."""
    words, cue = reading.words, (at, after)
    quotes = any("q" in one.frames for one in cues)
    if quotes and first == at and read_inverted(reading, cue, cues[0]):
        return
    if words.low(first - 1) in ("and", "but", "nor", "then") and _read_coordinated(reading, first - 1, cue, cues):
        return
    source = tagged(words, first) or reading.subject(first)
    if source is None or (cues[0].form == "base" and first == at and not _is_plural(reading, source)):
        return
    reading.unsure = reading.unsure or _is_unreal(reading, source)
    if read_as_said(reading, source, cue, cues[0]) or (quotes and read_tag(reading, source, cue, cues[0])):
        return
    said = reading.said(after, cues, closed=_is_subordinate(reading, first, source))
    if said is None:
        return
    link = source[0] - 1
    if is_finite(words, said[1].first) and words.low(link) in _RELATIVE:
        reading.add(reading.span(*source), cue, reading.span(link, said[1].last), said[0].sort, "around")
        return
    _settle(reading, words.starts[source[0]], reading.span(*source))
    reading.add_content(reading.span(*source), cue, said[1], said[0], "before")


def _is_unreal(reading: Reading, source: tuple[int, int]) -> bool:
    """Nobody says it, or only if: "no official said", "if the bank said", "had the bank said"."""
    words, link = reading.words, source[0] - 1
    if words.lows[source[0]] in _NOBODY or words.low(link) in _IF:
        return True
    return words.low(link) in _INVERTED_IF and (link == 0 or not words.is_word(link - 1))


def _is_subordinate(reading: Reading, first: int, source: tuple[int, int]) -> bool:
    """As in "While he said …, she left" or "Ann Lee, who said …, left": what is said ends at the comma."""
    words = reading.words
    if words.low(first - 1) in ("who", "which") and words.form(first - 2) == ",":
        return True
    link = source[0] - 1
    opens = link == 0 or words.form(link - 1) == "," or words.low(link - 1) in ("but", "and", "even")
    return words.low(link) in _SUBORDINATE and opens


def _is_plural(reading: Reading, source: tuple[int, int]) -> bool:
    """Can the phrase be the subject of a base form: "officials say", "42% say", "they say"?"""
    phrase = reading.words.lows[source[0] : source[1]]
    first, head = phrase[0], phrase[-1]
    if head in NUMBERS or head[0].isdigit():
        return True
    if head in PRONOUNS or first in _SINGULAR:
        return head in ("they", "we", "i", "you")
    counted = "and" in phrase or head in ("percent", "%") or first in _MANY
    return counted or head in PEOPLE or (head.endswith("s") and not head.endswith(("ss", "'s")))


def _read_coordinated(reading: Reading, link: int, cue: tuple[int, int], cues: tuple[Cue, ...]) -> bool:
    """As in "… and noted that …": the subject of the attribution before it goes on, else the sentence's first.

    What somebody is said to want, think or judge there is part of what is said.
    """
    said = reading.said(cue[1], cues)
    last = next((one for one in reversed(reading.found) if one.placed == "before"), None)
    earlier = last.source if last is not None else None
    source = earlier or reading.first_subject(link)
    if said is None or source is None:
        return False
    if last is not None and last.clausal and said[0].sort not in SPEAKING and reading.is_said(link):
        return True
    reading.cut(reading.words.starts[link], earlier)
    reading.add_content(source, cue, said[1], said[0], "before")
    return True


def _settle(reading: Reading, position: int, source: Span) -> None:
    """As in "Noting that …, Aliyev said": the opening participle gets its subject and ends before it."""
    if reading.waiting and reading.found:
        first = reading.found[0]
        content = trimmed(reading.text, first.content[0], min(position, first.content[1]))
        reading.found[0] = replace(first, source=source, content=content)
        reading.waiting = False
