"""Whether a new passage has the origin of one that is there: the same page, the same publisher, or the same words (a wire copy)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

RUN = 4
SHARED = 0.5
"""Passages are one statement where half of the shorter one's runs of four words stand in the other."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A passage: the page and publisher it is known by (empty: unknown), and the name of the group that it counts with."""

    page: str
    publisher: str
    quote: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The group of a passage that is there, and why the new one counts with it: same_page, same_publisher, same_words."""

    group: str
    reason: str


def shared_origin(piece: Piece, known: Sequence[Piece]) -> Origin | None:
    """The first known passage of one origin, the surest reason first; None for an origin of its own."""
    for reason, same in (("same_page", _page), ("same_publisher", _publisher), ("same_words", _words)):
        found = next((other for other in known if same(piece, other)), None)
        if found is not None:
            return Origin(found.group, reason)
    return None


def from_claimant(publisher: str, names: Iterable[str]) -> bool:
    """Whether the publisher is the claimant by any of these names."""
    return bool(publisher.strip()) and publisher.strip().casefold() in {name.strip().casefold() for name in names}


def _page(one: Piece, other: Piece) -> bool:
    return bool(one.page) and one.page == other.page


def _publisher(one: Piece, other: Piece) -> bool:
    return bool(one.publisher.strip()) and one.publisher.strip().casefold() == other.publisher.strip().casefold()


def _words(one: Piece, other: Piece) -> bool:
    runs = [_runs(one.quote), _runs(other.quote)]
    return all(runs) and len(runs[0] & runs[1]) >= SHARED * min(len(found) for found in runs)


def _runs(quote: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(quote)]
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
