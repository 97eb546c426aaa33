"""Carry spans from one edition of a text to the next, or say openly that it cannot be done.

A span is moved only where there is one place it can have gone to. Articles repeat whole paragraphs,
so a quote that merely occurs again is no proof. The two proofs accepted are

1. the text is unchanged from its beginning up to past the span, or from before the span to its end;
2. quote and context stand exactly once in the old text and exactly once in the new one.

Everything else is an orphan for a person to place, with the reason why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from annotations.anchoring.selectors import CONTEXT, Selector, describe

Fragment = tuple[int, int]
Reason = Literal["quote_gone", "context_changed", "ambiguous", "fragments_disordered"]


@dataclass(frozen=True, slots=True)
class Anchored:
    """The span's fragments on the new text; `moved` when any offset differs from the old one."""

    fragments: tuple[Fragment, ...]
    moved: bool


@dataclass(frozen=True, slots=True)
class Orphaned:
    """The span has no certain place on the new text; `fragment` is the number of the first lost one.

    `quote_gone`: the words are no longer there. `context_changed`: they are, once, but in other
    surroundings. `ambiguous`: they fit more than one place. `fragments_disordered`: each fragment has
    a place, but no longer in order.
    """

    reason: Reason
    fragment: int


def reanchor(*, old_text: str, new_text: str, fragments: Sequence[Fragment]) -> Anchored | Orphaned:
    """Carry one span over. For many spans of one text build a `Reanchoring` once."""
    return Reanchoring(old_text, new_text).carry(fragments)


class Reanchoring:
    """Two editions of a text, compared once: how much of the beginning and of the end they share."""

    __slots__ = ("_head", "_new", "_old", "_tail")

    def __init__(self, old_text: str, new_text: str) -> None:
        self._old = old_text
        self._new = new_text
        self._head = _shared_head(old_text, new_text)
        self._tail = _shared_tail(old_text, new_text)

    def carry(self, fragments: Sequence[Fragment]) -> Anchored | Orphaned:
        """Carry one span's fragments over, all of them or none."""
        placed: list[Fragment] = []
        for number, (start, end) in enumerate(fragments):
            place = self._place(describe(self._old, start, end))
            if isinstance(place, str):
                return Orphaned(place, number)
            if placed and place < placed[-1][1]:
                return Orphaned("fragments_disordered", number)
            placed.append((place, place + end - start))
        return Anchored(tuple(placed), moved=tuple(placed) != tuple(fragments))

    def _place(self, selector: Selector) -> int | Reason:
        """The certain new start of one fragment, or why there is none."""
        if self._old == self._new:
            return selector.start
        unchanged = self._in_unchanged_text(selector)
        if unchanged is not None:
            return unchanged
        return self._by_quote(selector)

    def _in_unchanged_text(self, selector: Selector) -> int | Literal["ambiguous"] | None:
        """Proof 1. None if the span, with its context, lies in neither unchanged end of the text.

        Where both unchanged ends cover one place (a repeated paragraph was added or taken out) nobody
        can say which of the two stayed, so a span that lies wholly there has no certain place.
        """
        shift = len(self._new) - len(self._old)
        first = selector.start - len(selector.prefix)
        last = selector.end + len(selector.suffix)
        in_head = last <= self._head and self._same_edges(selector, selector.start)
        in_tail = first >= len(self._old) - self._tail and self._same_edges(selector, selector.start + shift)
        if not in_head and not in_tail:
            return None
        if shift:
            place = selector.start if in_head else selector.start + shift
            overlap = (len(self._new) if shift < 0 else len(self._old)) - self._tail
            measured = place if shift < 0 else selector.start
            if measured >= overlap and measured + len(selector.exact) <= self._head:
                return "ambiguous"
        return selector.start if in_head else selector.start + shift

    def _by_quote(self, selector: Selector) -> int | Reason:
        """Proof 2, with the full context or, for a quote that is unique by itself, with one side of it."""
        found = _occurrences(self._new, selector.exact)
        if not found:
            return "quote_gone"
        framed = selector.prefix + selector.exact + selector.suffix
        places = [place + len(selector.prefix) for place in _occurrences(self._new, framed)]
        places = [place for place in places if self._same_edges(selector, place)]
        if places:
            certain = len(places) == 1 and len(_occurrences(self._old, framed)) == 1
            return places[0] if certain else "ambiguous"
        if len(found) > 1 or len(_occurrences(self._old, selector.exact)) > 1:
            return "ambiguous"
        return found[0] if self._one_side_stands(selector, found[0]) else "context_changed"

    def _one_side_stands(self, selector: Selector, place: int) -> bool:
        """Whether half a context or more still stands unchanged before, or after, the quote."""
        end = place + len(selector.exact)
        before = len(selector.prefix) >= CONTEXT // 2 and self._new[:place].endswith(selector.prefix)
        after = len(selector.suffix) >= CONTEXT // 2 and self._new.startswith(selector.suffix, end)
        return (before or after) and self._same_edges(selector, place)

    def _same_edges(self, selector: Selector, place: int) -> bool:
        """Whether the span ends where a word ends in the new text if it did in the old ("no" | "nothing")."""
        end = place + len(selector.exact)
        if place < 0 or end > len(self._new) or self._new[place:end] != selector.exact:
            return False
        starts_alike = _inside_word(self._old, selector.start) == _inside_word(self._new, place)
        return starts_alike and _inside_word(self._old, selector.end) == _inside_word(self._new, end)


def _inside_word(text: str, offset: int) -> bool:
    """Whether a cut at `offset` has a letter or digit on both sides."""
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()


def _occurrences(text: str, quote: str) -> list[int]:
    """Where `quote` stands in `text`: the first two places are enough to know whether it is unique."""
    first = text.find(quote)
    if first < 0:
        return []
    second = text.find(quote, first + 1)
    return [first] if second < 0 else [first, second]


def _shared_head(one: str, other: str) -> int:
    """How many code points both texts begin with, by halving: each step compares slices in C."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_tail(one: str, other: str) -> int:
    """How many code points both texts end with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
