"""Word lists written as running text."""

from __future__ import annotations


def lexicon(listing: str) -> frozenset[str]:
    """The set of the words in a listing, separated by blanks."""
    return frozenset(listing.split())
