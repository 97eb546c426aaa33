"""The text of a WordprocessingML part, gathered element by element."""

from __future__ import annotations

from collections.abc import Mapping

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_UNREAD = frozenset(
    {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr"}
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


class DocumentText:
    """Takes the events of a document part and writes its blocks.

    Of a drawing stored twice (as new and as old markup) only the first is read. A text box inside a
    paragraph becomes blocks of its own, before that paragraph.
    """

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._paragraphs: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._cells: list[list[str]] = []
        self._tables: list[list[str]] = []
        self._unread = 0
        self._in_text = 0

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        """An element opens."""
        tag = _local(name)
        if self._unread or tag in _UNREAD or name == _COMPATIBILITY + "Fallback":
            self._unread += 1
        elif tag == "p":
            self._paragraphs.append([])
        elif tag == "t":
            self._in_text += 1
        elif tag in _SIGNS and self._paragraphs:
            self._paragraphs[-1].append(_SIGNS[tag])
        elif tag == "tbl":
            self._tables.append([])
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc":
            self._cells.append([])

    def end(self, name: str) -> None:
        """An element closes."""
        if self._unread:
            self._unread -= 1
            return
        tag = _local(name)
        if tag == "t":
            self._in_text -= 1
        elif tag == "p" and self._paragraphs:
            self._put("".join(self._paragraphs.pop()))
        elif tag == "tc" and self._cells and self._rows:
            self._rows[-1].append("\n".join(self._cells.pop()))
        elif tag == "tr" and self._rows and self._tables:
            self._tables[-1].append("\t".join(self._rows.pop()))
        elif tag == "tbl" and self._tables:
            self._put("\n".join(self._tables.pop()))

    def text(self, data: str) -> None:
        """Characters; only those in a text run count, white space between elements does not."""
        if self._in_text and not self._unread and self._paragraphs:
            self._paragraphs[-1].append(data)

    def written(self) -> str:
        """All blocks, parted by blank lines."""
        return "\n\n".join(self._blocks) + "\n" if self._blocks else ""

    def _put(self, block: str) -> None:
        """A finished block goes to the cell it stands in, else to the document; empty ones vanish."""
        if block.strip():
            (self._cells[-1] if self._cells else self._blocks).append(block)


def _local(name: str) -> str:
    """The name without its namespace, or "" where it is not a word-processing element."""
    return next((name[len(prefix) :] for prefix in _WORD if name.startswith(prefix)), "")
