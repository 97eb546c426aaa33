"""What a file's markup says its passages are, laid over the lines of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotations.segmentation.found import Role
from annotations.segmentation.layout.credits import read_credit
from annotations.segmentation.lines import Line

_BELOW_HEADLINE = 12
BY_HAND = "set by hand when it came in"
"""The reason of what a person said of a passage before it was stored: it stands whatever its lines look like."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A passage ``[start, end)`` with the role its markup gives it, and why."""

    start: int
    end: int
    role: Role
    reason: str


def lay_over(lines: Sequence[Line], stated: Sequence[Stated]) -> list[Line]:
    """The lines, those that nothing has marked yet with the role stated of the passage they stand in.

    ``stated`` is in order and without overlap. A line that the markup leaves out of the story but that reads as
    byline or date right below the headline is one; the page's own headline is one whatever it looks like.
    """
    laid: list[Line] = []
    at, since_headline = 0, _BELOW_HEADLINE
    for line in lines:
        while at < len(stated) and stated[at].end <= line.start:
            at += 1
        over = stated[at] if at < len(stated) and stated[at].start <= line.start else None
        if over is None or (line.role != "body" and over.role != "headline"):
            one = line
        else:
            one = _under(line, over, near=since_headline < _BELOW_HEADLINE)
        since_headline = 0 if one.role == "headline" else _BELOW_HEADLINE if one.role == "body" else since_headline + 1
        laid.append(one)
    return laid


def _under(line: Line, over: Stated, *, near: bool) -> Line:
    if over.role == "boilerplate" and near:
        credit = read_credit(line.text)
        if credit is not None and credit.name:
            return line.marked("byline", "a name with a byline mark or date below the headline")
        if credit is not None:
            return line.marked("date", "nothing but a date, below the headline")
    return line.marked(over.role, over.reason)


def set_by_hand(lines: Sequence[Line], stated: Sequence[Stated]) -> list[Line]:
    """The lines, those that a person has spoken of with the role they gave them."""
    said = [one for one in stated if one.reason == BY_HAND]
    return (
        [next((line.marked(one.role, BY_HAND) for one in said if one.start <= line.start < one.end), line) for line in lines]
        if said
        else [*lines]
    )
