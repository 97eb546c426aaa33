"""Two texts compared word by word: beside each other, merged, or one as a change of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

MOST_COMPARED = 4_000
"""Words of both texts together; of more, none are compared: that costs the product of their numbers."""
_WORDS = re.compile(r"\s*\S+\s*")
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


def own_parts(words: str, other: str) -> list[dict[str, Any]]:
    """A text cut into what only it says (`own`) and what the other says too."""
    mine, theirs = _WORDS.findall(words), _WORDS.findall(other)
    if len(mine) + len(theirs) > MOST_COMPARED:
        return [{"text": words, "own": words != other}] if words else []
    matcher = SequenceMatcher(a=mine, b=theirs, autojunk=False)
    parts = [(tag != "equal", "".join(mine[a:b])) for tag, a, b, _c, _d in matcher.get_opcodes() if b > a]
    return [{"text": text, "own": own} for own, text in parts]


def merged(mine: str, theirs: str) -> str:
    """Everything that either says, once: where they differ mine first. For a person to edit, never to be stored unseen."""
    mine_words, their_words = _WORDS.findall(mine), _WORDS.findall(theirs)
    if len(mine_words) + len(their_words) > MOST_COMPARED:
        return mine.strip() if mine == theirs else f"{mine}\n\n{theirs}".strip()
    said: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(a=mine_words, b=their_words, autojunk=False).get_opcodes():
        pieces = mine_words[a:b] if tag == "equal" else [*mine_words[a:b], *their_words[c:d]]
        for piece in pieces:
            said.append(piece if not said or said[-1][-1:].isspace() or piece[:1].isspace() else f" {piece}")
    return "".join(said).strip()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they stay (`same`), go (`del`) or come (`ins`)."""

    how: str
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """The pieces in order: without what comes they are the text before, without what goes the text after."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) + len(new) > MOST_COMPARED:
        return [Piece(how, text) for how, text in (("del", before), ("ins", after)) if text]
    return list(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[i:j]))
            continue
        if i < j:
            yield Piece("del", "".join(old[i:j]))
        if k < m:
            yield Piece("ins", "".join(new[k:m]))
