"""Two texts beside each other, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any

_WORDS = re.compile(r"\s*\S+\s*")


def own_parts(words: str, other: str) -> list[dict[str, Any]]:
    """A text cut into what only it says (`own`) and what the other says too."""
    mine, theirs = _WORDS.findall(words), _WORDS.findall(other)
    matcher = SequenceMatcher(a=mine, b=theirs, autojunk=False)
    parts = [(tag != "equal", "".join(mine[a:b])) for tag, a, b, _c, _d in matcher.get_opcodes() if b > a]
    return [{"text": text, "own": own} for own, text in parts]


def merged(mine: str, theirs: str) -> str:
    """Everything that either says, once: where they differ mine first. For a person to edit, never to be stored unseen."""
    mine_words, their_words = _WORDS.findall(mine), _WORDS.findall(theirs)
    said: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(a=mine_words, b=their_words, autojunk=False).get_opcodes():
        pieces = mine_words[a:b] if tag == "equal" else [*mine_words[a:b], *their_words[c:d]]
        for piece in pieces:
            said.append(piece if not said or said[-1][-1:].isspace() or piece[:1].isspace() else f" {piece}")
    return "".join(said).strip()
