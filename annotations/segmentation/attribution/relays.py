"""Chains of sources in one phrase: "according to X, reporting Y, citing a statement by Z"."""

from __future__ import annotations

from dataclasses import replace

from annotations.segmentation.attribution.cues import RELAYING
from annotations.segmentation.attribution.extents import content_end
from annotations.segmentation.attribution.reading import Reading
from annotations.segmentation.attribution.sources_after import phrase_end
from annotations.segmentation.attribution.spoken import Relay
from annotations.segmentation.grammar import has_verb
from annotations.segmentation.words import Words

_REACH = 40


def according(reading: Reading, at: int) -> None:
    """What stands before, or after a phrase that opens the sentence, is said by the last source of the chain."""
    words = reading.words
    stop = phrase_end(words, at + 2, len(words))
    if words.low(at + 1) != "to" or stop == at + 2:
        return
    relays = [Relay(reading.span(at + 2, stop), reading.span(at, at + 2))]
    while words.form(stop) == "," and words.low(stop + 1) in RELAYING:
        ahead = phrase_end(words, stop + 2, len(words))
        if ahead == stop + 2:
            break
        relays.append(Relay(reading.span(stop + 2, ahead), reading.span(stop + 1, stop + 2)))
        stop = ahead
    reading.done = stop
    if at <= 1 or words.form(at - 1) in ";:":
        first = min(stop + 1 if words.form(stop) == "," else stop, len(words) - 1)
        content = reading.span(first, max(first + 1, content_end(words, first, "clause")))
    else:
        last = reading.found[-1] if reading.found else None
        tagged = last is not None and last.placed == "after"
        begun = last.content[0] if last is not None and tagged else words.starts[_clause_before(words, reading.floor, at)]
        content = (begun, words.starts[at])
        reading.cut(words.starts[at])
    size = len(reading.found)
    reading.add(relays[-1].source, (at, at + 2), content, "says", "according")
    if len(reading.found) > size and len(relays) > 1:
        reading.found[-1] = replace(reading.found[-1], relays=tuple(relays))


def _clause_before(words: Words, floor: int, at: int) -> int:
    """Where the last main clause before "according to" begins: after ", and", ", but" or a semicolon."""
    for back in range(at - 2, max(floor, at - _REACH), -1):
        if words.lows[back] == ";":
            return back + 1
        if words.lows[back] == "," and words.lows[back + 1] in ("and", "but") and has_verb(words, back + 2, at):
            return back + 2
    return floor
