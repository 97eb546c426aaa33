"""An HTML tree written as text: a block ends with a blank line, `<br>` with a line feed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml.etree import iterwalk

FURNITURE = (
    ".//nav | .//aside | .//footer | .//header | .//form"
    " | .//*[@role='navigation' or @role='banner' or @role='contentinfo' or @role='search']"
)

_UNREAD_NAMES = """
script style noscript template head title svg math iframe object embed audio video canvas map select
option datalist textarea button input meter progress dialog
"""
_BLOCK_NAMES = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary
table tbody tfoot thead tr ul
"""
_UNREAD = frozenset(_UNREAD_NAMES.split())
BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = frozenset({"td", "th"})
_SPACES = re.compile("[ \t\n\f\r]+")
_INVISIBLE_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """One block as it is read: its text, the innermost element in which that begins, the share of it inside links."""

    text: str
    element: Any
    linked: float


def blocks_of(root: Any, left_out: frozenset[Any] = frozenset()) -> list[Block]:
    """The blocks of `root`. White space folds as on screen, except in `<pre>`; cells are parted by a TAB."""
    writer = _Writer()
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and (element in left_out or _unread(element)):
            walk.skip_subtree()
            writer.skipped.add(element)
        elif event == "start":
            writer.open(element)
        else:
            writer.close(element, is_root=element is root)
    return writer.written()


def joined(blocks: Sequence[Block]) -> str:
    """All blocks as one text, parted by blank lines."""
    return _BETWEEN.join(block.text for block in blocks) + "\n" if blocks else ""


def places(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where each block stands in the joined text."""
    found, at = [], 0
    for block in blocks:
        found.append((at, at + len(block.text)))
        at += len(block.text) + len(_BETWEEN)
    return found


def standing(element: Any) -> Any:
    """The nearest element that is a block, itself included."""
    return next((one for one in [element, *element.iterancestors()] if one.tag in BLOCKS), element)


def _unread(element: Any) -> bool:
    """Whether a reader of the page would not see this element as text."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD or element.get("hidden") is not None:
        return True
    return _INVISIBLE_STYLE.search(element.get("style") or "") is not None


class _Writer:
    """Gathers blocks while the tree is walked without recursion."""

    def __init__(self) -> None:
        self.skipped: set[Any] = set()
        self._blocks: list[Block] = []
        self._line: list[str] = []
        self._path: list[Any] = []
        self._first: Any = None
        self._ink = self._linked = self._links = self._preserving = 0

    def open(self, element: Any) -> None:
        """Begin an element: what stood before a block is a block of its own."""
        if element.tag in BLOCKS:
            self._end_block()
        elif element.tag == "br":
            self._line.append("\n")
        elif element.tag in _CELLS and self._first is not None:
            self._line.append("\t")
        self._path.append(element)
        self._links += element.tag == "a"
        self._preserving += element.tag == "pre"
        self._add(element.text)

    def close(self, element: Any, *, is_root: bool) -> None:
        """End an element; the text that follows it belongs to its parent."""
        if element not in self.skipped:
            if element.tag in BLOCKS:
                self._end_block()
            self._path.pop()
            self._links -= element.tag == "a"
            self._preserving -= element.tag == "pre"
        if not is_root:
            self._add(element.tail)

    def written(self) -> list[Block]:
        """All blocks, in order."""
        self._end_block()
        return self._blocks

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not text.isspace():
            self._first = self._path[-1] if self._first is None else self._first
            self._ink += len(text)
            self._linked += len(text) if self._links else 0
        self._line.append(text if self._preserving else _SPACES.sub(" ", text))

    def _end_block(self) -> None:
        """Fold the spaces that touch each other or a line's edge; a preserved block keeps its own."""
        text = "".join(self._line)
        self._line.clear()
        if self._preserving:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        else:
            text = re.sub(" *([\t\n]) *", r"\1", re.sub(" {2,}", " ", text))
        text = text.strip("\n" if self._preserving else " \n\t")
        if text.strip():
            self._blocks.append(Block(text, self._first, self._linked / self._ink if self._ink else 0.0))
        self._first, self._ink, self._linked = None, 0, 0
