"""Word lists written as running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def lexicon(listing: str) -> frozenset[str]:
    """The set of the words in a listing, separated by blanks."""
    return frozenset(listing.split())


def phrases(listing: str) -> frozenset[str]:
    """The set of the phrases in a listing, separated by bars; lines may be broken at a bar."""
    return frozenset(phrase.strip() for phrase in listing.replace("\n", " ").split("|"))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, grouped by first letter: where none begins, that is soon known."""
    ordered = sorted(set(words), key=lambda word: (word[0], -len(word), word))
    groups = ((first, [re.escape(word[1:]) for word in group]) for first, group in groupby(ordered, key=lambda word: word[0]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups)
