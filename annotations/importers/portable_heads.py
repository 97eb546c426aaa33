"""Running heads and feet of a paged document: the same line, numbers aside, at the edge of most of its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from annotations.importers.incoming import IncomingRole

_FEWEST_PAGES = 3
_EDGE_LINES = 2
_LONGEST = 160
_ENDS = (".", "!", "?")
_DIGITS = re.compile(r"\d+")


def running_heads(text: str, pages: Sequence[tuple[int, int]]) -> tuple[IncomingRole, ...]:
    """The heads and feet, marked as page furniture; `pages` are the places of the pages in `text`."""
    edges = [edge for page in pages if (edge := list(_edge_lines(text, *page)))]
    seen = Counter(key for edge in edges for key in {_key(text, place) for place in edge})
    enough = max(_FEWEST_PAGES, (len(edges) + 1) // 2)
    found = sorted(place for edge in edges for place in set(edge) if seen[_key(text, place)] >= enough)
    return tuple(
        IncomingRole(start, end, "boilerplate", f"head or foot of the page: stands on {seen[_key(text, (start, end))]} pages")
        for start, end in found
    )


def _edge_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the first and the last lines of a page stand that are not blank."""
    lines, at = [], start
    for line in text[start:end].split("\n"):
        if line.strip() and len(line) <= _LONGEST:
            lines.append((at, at + len(line)))
        at += len(line) + 1
    yield from lines[:_EDGE_LINES]
    yield from lines[max(_EDGE_LINES, len(lines) - _EDGE_LINES) :]


def _key(text: str, place: tuple[int, int]) -> str:
    """A line whatever its case and blanks and, unless it is a sentence, its numbers."""
    line = " ".join(text[slice(*place)].casefold().split())
    return line if line.endswith(_ENDS) else _DIGITS.sub("0", line)
