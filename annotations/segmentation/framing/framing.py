"""Loaded wording, tagged with a neutral gloss. It judges no claim; it shows where words take a side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotations.segmentation.found import Span
from annotations.segmentation.framing.glossary import DEFAULTS, WORD, Phrases, phrases_for

ENGLISH = phrases_for(DEFAULTS, "en")


@dataclass(frozen=True, slots=True)
class FramingFound:
    """A loaded word or phrase and its neutral gloss; ``own``: from the desk's entries; ``note``: what they say of it."""

    span: Span
    term: str
    gloss: str
    note: str = ""
    own: bool = False


def find_framing(text: str, start: int, end: int, phrases: Phrases = ENGLISH) -> list[FramingFound]:
    """The loaded words of ``text[start:end]`` in order, the longest phrase first, without overlap.

    Most paragraphs have none: that is seen from the set of their words, before any place is looked at.
    """
    if phrases.lengths.keys().isdisjoint(map(str.lower, WORD.findall(text, start, end))):
        return []
    matches = list(WORD.finditer(text, start, end))
    words = [match.group().lower() for match in matches]
    found: list[FramingFound] = []
    free = 0
    for at, word in enumerate(words):
        if at < free or word not in phrases.lengths:
            continue
        for length in phrases.lengths[word]:
            phrase = tuple(words[at : at + length])
            entry = phrases.entries.get(phrase)
            if entry is not None and _unbroken(text, matches[at : at + length]):
                free = at + len(phrase)
                span = (matches[at].start(), matches[free - 1].end())
                found.append(FramingFound(span, " ".join(phrase), entry.gloss, entry.note, entry.own))
                break
    return found


def _unbroken(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Only blanks lie between the words of a phrase: "… took the land. Grab a coffee" is no land grab."""
    return all(text[one.end() : after.start()].isspace() for one, after in pairwise(words))
