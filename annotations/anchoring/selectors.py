"""Selectors: what a span says of itself so that it can be found again.

A position alone is lost with the first edit, a quote alone is ambiguous as soon as a text repeats
itself. So a span carries its place, its quote and up to 32 code points on either side, as in the
W3C Web Annotation model (TextPositionSelector and TextQuoteSelector).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

CONTEXT = 32

_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class Selector:
    """Place, quote and surroundings of one fragment; offsets are code points, half-open."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def describe(text: str, start: int, end: int) -> Selector:
    """The selector of `text[start:end]`. ValueError if that is empty or reaches outside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no span {start}-{end} in a text of {len(text)} code points")
    first = max(0, start - CONTEXT)
    while first < start and _cuts_character(text, first):
        first += 1
    last = min(len(text), end + CONTEXT)
    while last > end and _cuts_character(text, last):
        last -= 1
    return Selector(start, end, text[start:end], text[first:start], text[end:last])


def _cuts_character(text: str, offset: int) -> bool:
    """Whether a cut here would part a letter from its marks, a joined emoji or a surrogate pair."""
    if offset in {0, len(text)}:
        return False
    after = text[offset]
    return (
        unicodedata.category(after).startswith("M")
        or "\udc00" <= after <= "\udfff"
        or _JOINER in {after, text[offset - 1]}
        or ord(after) in _SKIN_TONES
    )
