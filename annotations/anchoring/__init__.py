"""Anchoring: where a span stands on a text, how it is found again, how overlaps are drawn. Pure."""

from annotations.anchoring.reanchor import Anchored, Orphaned, Reanchoring, reanchor
from annotations.anchoring.selectors import Selector, describe
from annotations.anchoring.slices import LaidSpan, MarkedSpan, Piece, lay_out, slice_paragraphs, slice_range
from annotations.anchoring.utf16 import InsideSurrogatePair, OutsideText, Utf16Map, utf16_index

__all__ = [
    "Anchored",
    "InsideSurrogatePair",
    "LaidSpan",
    "MarkedSpan",
    "Orphaned",
    "OutsideText",
    "Piece",
    "Reanchoring",
    "Selector",
    "Utf16Map",
    "describe",
    "lay_out",
    "reanchor",
    "slice_paragraphs",
    "slice_range",
    "utf16_index",
]
