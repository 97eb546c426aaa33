"""What two texts have in common, by the prints of their longer paragraphs: wire copy, a text brought in twice with another head.

A print is a number made of a paragraph's words whatever their case and blanks, so that texts are compared without
being read again. Short lines say little: bylines, links and subheadings stand in texts that have nothing in common.
"""

from __future__ import annotations

from hashlib import blake2b

from annotations.segmentation.lines import read_lines

SHORTEST = 60
MOST = 400
"""Paragraphs of one text that are printed: the first ones."""
NEAR = 0.5
"""The share of a text's prints that must stand in another one for it to be called a near-duplicate."""


def print_of(paragraph: str) -> int:
    """Sixty-four bits of a paragraph, signed as PostgreSQL's bigint is."""
    words = " ".join(paragraph.casefold().split())
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)


def paragraph_prints(text: str) -> dict[int, tuple[int, int]]:
    """The prints of a text's longer paragraphs, each with where it stands first."""
    found: dict[int, tuple[int, int]] = {}
    for line in read_lines(text):
        if len(line.text) >= SHORTEST:
            found.setdefault(print_of(line.text), (line.start, line.end))
            if len(found) == MOST:
                break
    return found
