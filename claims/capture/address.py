"""Which addresses may be named at all (RELIABILITY §4, 1–2): parsed once, strictly, without asking the network."""

from __future__ import annotations


def canonical_url(url: str) -> str:
    """The URL in its one spelling; refuses what is no public web address."""
    return url
