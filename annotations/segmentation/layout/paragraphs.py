"""Paragraphs: each line is one, except where running text was wrapped at a fixed width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotations.segmentation.found import Role
from annotations.segmentation.lines import Line, ends_like_prose


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its role, the reason for it and why it is excluded, if it is."""

    index: int
    start: int
    end: int
    role: Role
    reason: str
    excluded: str | None


def read_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Paragraphs in order; hard-wrapped body lines are joined, everything else stays a line each."""
    found: list[Paragraph] = []
    for block in _blocks(lines):
        for group in [block] if _is_wrapped(block) else [[line] for line in block]:
            head = group[0]
            reason = "running text wrapped at a fixed width" if len(group) > 1 else head.reason
            found.append(Paragraph(len(found), head.start, group[-1].end, head.role, reason, head.excluded))
    return found


def _blocks(lines: Iterable[Line]) -> Iterable[list[Line]]:
    """Runs of lines of one role without a blank line between them."""
    block: list[Line] = []
    for line in lines:
        if block and (line.after_blank or line.role != block[-1].role or line.role != "body"):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_wrapped(block: list[Line]) -> bool:
    """Lines of nearly one width that mostly do not end where sentences end."""
    if len(block) < 2 or block[0].role != "body":
        return False
    widths = [line.end - line.start for line in block[:-1]]
    even = min(widths) >= 45 and max(widths) <= 110 and max(widths) - min(widths) <= 25
    open_ended = sum(not ends_like_prose(line.text) for line in block[:-1])
    return even and open_ended * 2 > len(widths)
