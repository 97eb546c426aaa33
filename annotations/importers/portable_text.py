"""One PDF page as lines and paragraphs, in the order in which the file draws them."""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise

from pypdfium2 import PdfTextPage
from pypdfium2 import raw as pdfium

from annotations.importers.portable_glyphs import UNKNOWN

_LINE = re.compile("[^\n\ufffe\x02]*(?:[\ufffe\x02]\r?\n?|\n)|[^\n]+")
_HYPHENS = "\ufffe\x02"
_PARAGRAPH_GAP = 0.4


def page_text(page: PdfTextPage) -> str:
    """Lines joined by LF, paragraphs by a blank line where the distance of two lines shows one.

    A distance is that of a paragraph when it exceeds the page's usual one by 0.4 of a line's height. A
    word divided at a line's end keeps its hyphen and the line end: joining it would be a guess.
    """
    lines: list[str] = []
    extents: list[tuple[float, float] | None] = []
    position = 0
    for line in _lines(page):
        divided = line.rstrip("\r\n").endswith(tuple(_HYPHENS))
        lines.append(line.rstrip("\r\n" + _HYPHENS) + ("-" if divided else ""))
        extents.append(_extent(page, position, line))
        position += len(line)
    written = lines[:1]
    for gap, line in zip(_wide_gaps(extents), lines[1:], strict=True):
        written += ["", line] if gap else [line]
    return "\n".join(written)


def _wide_gaps(extents: list[tuple[float, float] | None]) -> list[bool]:
    """For each two neighbouring lines, whether more than the usual space lies between them."""
    heights = sorted(top - bottom for bottom, top in filter(None, extents))
    gaps = [above[0] - below[1] if above and below else None for above, below in pairwise(extents)]
    height = heights[len(heights) // 2] if heights else 0.0
    downward = sorted(gap for gap in gaps if gap is not None and gap > -height / 2)
    if not downward:
        return [False] * len(gaps)
    threshold = downward[len(downward) // 4] + _PARAGRAPH_GAP * height
    return [gap is not None and gap > threshold for gap in gaps]


def _lines(page: PdfTextPage) -> list[str]:
    """The page's characters, one for one with PDFium's own count, cut after each line end.

    At a divided word PDFium gives a mark in place of hyphen and line end.
    """
    count = page.count_chars()
    characters = (_character(pdfium.FPDFText_GetUnicode(page, index)) for index in range(count))
    return [match[0] for match in _LINE.finditer("".join(characters))]


def _character(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF and code != 0xFFFF else UNKNOWN


def _extent(page: PdfTextPage, position: int, line: str) -> tuple[float, float] | None:
    """Bottom and top of a line, after the box of its first visible character."""
    first = next((index for index, character in enumerate(line) if not character.isspace()), None)
    box = pdfium.FS_RECTF()
    if first is None or not pdfium.FPDFText_GetLooseCharBox(page, position + first, ctypes.byref(box)):
        return None
    return float(box.bottom), float(box.top)
