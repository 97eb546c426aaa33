"""What glyphs of a PDF stand for, where the file does not say it as text does."""

from __future__ import annotations

import re

UNKNOWN = "\ufffd"
"""Stands for a glyph of which the file does not say what character it means; always with a warning."""
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def whole_characters(text: str) -> str:
    """With each character beyond the basic plane in one piece: PDFium may hand it over in two halves."""
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
