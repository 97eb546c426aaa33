"""Word lists written as running text."""

from __future__ import annotations


def lexicon(listing: str) -> frozenset[str]:
    """The set of the words in a listing, separated by blanks."""
    return frozenset(listing.split())


def phrases(listing: str) -> frozenset[str]:
    """The set of the phrases in a listing, separated by bars; lines may be broken at a bar."""
    return frozenset(phrase.strip() for phrase in listing.replace("\n", " ").split("|"))
