"""What a block of a page is by its own signs: running text, heading, item of a list of links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from annotations.importers.page_text import BLOCKS, Block

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PROSE = 40
_ALL = 0.95
LINKED = 0.5
"""Share of a block inside links from which it is a link rather than text."""
_FEWEST_LINKS = 3
_ENDS = (".", "!", "?", "…", "”", '"', "»", "。")


def lists_of_links(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks are items of a list of three or more that hold nothing but a link."""
    alone = [block.linked >= _ALL and any(one.tag == "li" for one in line_of(block)) for block in blocks]
    found = [False] * len(blocks)
    begun = 0
    for at in range(len(blocks) + 1):
        if at == len(blocks) or not alone[at]:
            if at - begun >= _FEWEST_LINKS:
                found[begun:at] = [True] * (at - begun)
            begun = at + 1
    return found


def is_prose(block: Block) -> bool:
    """Whether a block ends as a sentence ends, is not short and mostly no link."""
    return block.linked < LINKED and len(block.text) >= _PROSE and block.text.rstrip().endswith(_ENDS)


def plain(text: str) -> str:
    """A text for comparison: in small letters, with single blanks."""
    return " ".join(text.casefold().split())


def line_of(block: Block) -> Iterator[Any]:
    """The elements from a block's own to the one that makes it a block."""
    for element in [block.element, *block.element.iterancestors()]:
        yield element
        if element.tag in BLOCKS:
            return


def is_heading(block: Block) -> bool:
    """Whether the page marks the block as a heading."""
    return any(element.tag in _HEADINGS for element in line_of(block))
