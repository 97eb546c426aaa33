"""Participles of saying: "…, adding that …", "Noting that …, Aliyev said", "a statement saying …", "by calling …"."""

from __future__ import annotations

from annotations.segmentation.attribution.contents import Content
from annotations.segmentation.attribution.cues import Cue
from annotations.segmentation.attribution.reading import Reading
from annotations.segmentation.attribution.sources import source_before
from annotations.segmentation.attribution.spoken import SPEAKING, Attribution
from annotations.segmentation.found import Span
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.words import QUOTE_MARKS

_AFTER_LINK = lexicon("by after before in while when and")
_LOOSE_LINKS = lexicon("for of to without from about")
_WHOSE = "whose "
_OWN = ("before", "after", "participle")


def read_participle(reading: Reading, at: int, after: int, cues: tuple[Cue, ...]) -> None:
    """The participle at ``[at, after)`` and what it says, with the subject it shares."""
    words = reading.words
    begin = reading.group(at)
    link = words.low(begin - 1)
    if link == "and" and words.form(begin - 2) == ",":
        begin -= 1
    said = reading.said(after, cues)
    if said is None:
        return
    verb, content = said
    if link in _LOOSE_LINKS:
        _add_unsaid(reading, (at, after), said)
        return
    if begin == 0:
        reading.waiting = True
        reading.add_content(reading.span(content.first, content.last), (at, after), content, verb, "participle")
        return
    loose = link == "," or link in QUOTE_MARKS or link in _AFTER_LINK
    if loose and verb.sort not in SPEAKING and reading.is_said(at):
        return
    source = _shared(reading, begin, link, at) if loose else _noun_before(reading, begin)
    if source is not None:
        reading.add_content(source, (at, after), content, verb, "participle")


def _shared(reading: Reading, begin: int, link: str, at: int) -> Span | None:
    """The one who spoke before in the sentence, else the subject of its first verb; what he said ends here."""
    source = next((one.source for one in reversed(reading.found) if one.placed in _OWN and not _in_passing(reading, one)), None)
    source = source or reading.first_subject(begin)
    if source is None:
        return reading.nobody(at) if link in _AFTER_LINK else None
    if link == "and" or link not in _AFTER_LINK:
        reading.cut(reading.words.starts[begin], source)
    return source


def _in_passing(reading: Reading, one: Attribution) -> bool:
    """Said within a clause that only describes the subject: "the man whose letters show that …"."""
    return reading.text[max(0, one.source[0] - len(_WHOSE)) : one.source[0]] == _WHOSE


def _noun_before(reading: Reading, begin: int) -> Span | None:
    phrase = source_before(reading.words, begin, 0)
    return reading.span(*phrase) if phrase else None


def read_infinitive(reading: Reading, at: int, after: int, cues: tuple[Cue, ...]) -> None:
    """As in "gathered to discuss …": said, if at all, by the subject of the sentence's first verb."""
    said = reading.said(after, cues)
    if said is not None and said[0].sort != "thinks":
        _add_unsaid(reading, (at, after), said)


def _add_unsaid(reading: Reading, cue: tuple[int, int], said: tuple[Cue, Content]) -> None:
    """Named as something to do or done, not said here."""
    if not reading.is_said(cue[0]):
        source = reading.first_subject(cue[0]) or reading.nobody(cue[0])
        reading.unsure = True
        reading.add_content(source, cue, said[1], said[0], "participle")
