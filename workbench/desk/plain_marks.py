"""A text with plain marks read into blocks: headings, lists, paragraphs, strong and emphasised words, addresses.

What comes out are words with a kind, printed escaped by a template like everything else: no markup of anybody's is let
through, so nothing has to be made harmless (decision 0020).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADING = re.compile(r"(#{1,3})\s+(.*)")
ITEM = re.compile(r"\s{0,3}(?:([-*•])|(\d{1,3})[.)])\s+(.*)")
INLINE = re.compile(r"\*\*(?P<strong>[^*\n]+)\*\*|\*(?P<em>[^*\n]+)\*|`(?P<code>[^`\n]+)`|(?P<link>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]])")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one look: "", strong, em, code or link."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, or a list with its items; `lines` are its parts."""

    kind: str  # h | p | ul | ol
    lines: tuple[tuple[Words, ...], ...]


def blocks(text: str) -> list[Block]:
    """In the order of the text."""
    return list(_blocks(text.replace("\r\n", "\n").split("\n")))


def _blocks(lines: list[str]) -> Iterator[Block]:
    kind, held = "", list[str]()
    for line in [*lines, ""]:
        now, words = _line(line)
        if held and (now != kind or now == "h"):
            yield _block(kind, held)
            held = []
        if now == "p" and held:
            held[-1] = f"{held[-1]} {words}"
        elif now:
            held.append(words)
        kind = now


def _line(line: str) -> tuple[str, str]:
    """What a line begins or goes on with: "" for a blank one."""
    if not line.strip():
        return "", ""
    if found := HEADING.match(line):
        return "h", found[2].strip()
    if found := ITEM.match(line):
        return ("ul" if found[1] else "ol"), found[3].strip()
    return "p", line.strip()


def _block(kind: str, held: list[str]) -> Block:
    return Block(kind, tuple(tuple(_inline(words)) for words in held))


def _inline(words: str) -> Iterator[Words]:
    at = 0
    for found in INLINE.finditer(words):
        if found.start() > at:
            yield Words(words[at : found.start()])
        look = str(found.lastgroup)
        yield Words(found[look], look)
        at = found.end()
    if at < len(words):
        yield Words(words[at:])
