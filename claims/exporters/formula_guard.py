"""Cells that a spreadsheet would run instead of showing get one apostrophe in front (reliability EX-01).

The rule: the first character that is neither white space nor invisible is `=`, `+`, `-`, `@` or a wide or
small form of them; or the cell starts with TAB, CR, LF or an apostrophe. Who takes exactly one leading
apostrophe away gets every string back.
"""

from __future__ import annotations

import unicodedata

_TRIGGERS = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")
_LEADING = frozenset("\t\r\n'")
# Letters and symbols by category that nevertheless show nothing: Hangul fillers and the empty braille cell.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_UNSEEN = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Cn", "Co", "Mn", "Me"))


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet may take this text for a formula, or eat its first character."""
    if not cell:
        return False
    if cell[0] in _LEADING:
        return True
    for character in cell:
        if character in _TRIGGERS:
            return True
        if character not in _BLANKS and unicodedata.category(character) not in _UNSEEN:
            return False
    return False


def guarded(cell: str) -> str:
    """The cell, safe to open."""
    return f"'{cell}" if is_formula(cell) else cell
