"""Attributions that name nobody, or name the speaker last: "is expected to", "seems to", "reportedly", "was asked by X"."""

from __future__ import annotations

from annotations.segmentation.attribution.contents import content_after
from annotations.segmentation.attribution.cues import Cue
from annotations.segmentation.attribution.extents import content_end
from annotations.segmentation.attribution.reading import Reading
from annotations.segmentation.attribution.sources import source_before
from annotations.segmentation.attribution.sources_after import phrase_end
from annotations.segmentation.lexicon import lexicon

SEEMING = lexicon("seem seems seemed appear appears appeared")
DOUBTS = lexicon("reportedly allegedly supposedly purportedly")
_BEHIND = lexicon("to by of for as over about on")
_HELD = lexicon("expect believe think say report allege project estimate consider know see anticipate assume accuse criticize praise")


def seeming(reading: Reading, at: int) -> None:
    """The whole clause seems so, to nobody named."""
    words = reading.words
    first = reading.group(at)
    if words.low(at + 1) in ("on", "in", "at", "before", "with", ",", ".") or words.low(first - 1) == "to":
        return
    _whole_clause(reading, first, (at, at + 1), "seems")


def doubted(reading: Reading, at: int) -> None:
    """The whole clause is somebody's word, nobody says whose."""
    _whole_clause(reading, reading.group(at), (at, at + 1), "says")


def passive(reading: Reading, first: int, at: int, cues: tuple[Cue, ...]) -> None:
    """As in "is expected to", "it is believed that", "was asked about": the one who says it comes after "by", or not at all."""
    words = reading.words
    cue = cues[0]
    low = words.low(at + 1)
    after = at + 1
    source = (words.starts[at], words.starts[at])
    if low == "by":
        stop = phrase_end(words, at + 2, len(words))
        if stop == at + 2:
            return
        source, after = reading.span(at + 2, stop), stop
    if cue.lemma in ("ask", "tell") or (low == "that" and words.low(first - 1) == "it"):
        content = next((found for one in cues if (found := content_after(words, after, one, closed=first == at))), None)
        if content is not None:
            reading.add_content(source, (at, at + 1), content, cue, "before")
    elif low in _BEHIND and (cue.lemma in _HELD or any("o" in one.frames for one in cues)):
        _whole_clause(reading, first, (at, at + 1), cue.sort, source)


def _whole_clause(reading: Reading, first: int, cue: tuple[int, int], sort: str, source: tuple[int, int] | None = None) -> None:
    """The clause around an impersonal cue, from its subject to its end."""
    words = reading.words
    place = words.starts[cue[0]]
    relative = words.low(first - 1) in ("who", "which", "that")
    subject = (first - 1, first) if relative else source_before(words, first, 0)
    if subject is None:
        return
    stop = content_end(words, cue[1], "clause")
    stop = next((at for at in range(cue[1], stop) if words.forms[at] == ":"), stop)
    reading.add(source or (place, place), cue, reading.span(subject[0], stop), sort, "around")

