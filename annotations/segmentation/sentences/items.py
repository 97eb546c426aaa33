"""Items of a list that runs on in one line: "1.) … 2.) …", "a. … b. …", "• … • …"."""

from __future__ import annotations

import re

from annotations.segmentation.sentences.abbreviations import Habits

BULLETS = "•⁃‣▪●◦"
_FIRST = re.compile(r"\(?(?P<count>[1a])(?:\.\)|\)|\.)\s")
_BEFORE = re.compile(r"[\w°]+\W{0,2}\Z")
_RULE = re.compile(r"([*=_~#])(?<=\s.)\1{2,}+(?=\s)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST = 99


def item_starts(text: str, start: int, end: int, habits: Habits) -> list[int]:
    """Where the second and later items begin, if ``text[start:end]`` begins with the first of a counted list."""
    first = _FIRST.match(text, start, end)
    if first is None:
        return []
    found: list[int] = []
    at = first.end()
    for number in range(2, _MOST):
        count = str(number) if first["count"] == "1" else _LETTERS[number - 1 : number]
        at = _next(text, at, end, first.group().strip().replace(first["count"], count), habits) if count else -1
        if at < 0:
            break
        found.append(at)
        at += 1
    return found


def _next(text: str, at: int, end: int, marker: str, habits: Habits) -> int:
    """Where the marker stands next as a word of its own, not as the object of the word before ("on page 2."); or -1."""
    at = text.find(f" {marker} ", at, end)
    before = _BEFORE.search(text, max(0, at - 24), at + 1) if at >= 0 else None
    word = before.group().strip().strip(".").lower() if before else ""
    if at < 0 or (marker.endswith(".") and (word in habits.before_number or word in habits.openers or word == "page")):
        return -1
    return at + 1


def rule_ends(text: str, start: int, end: int) -> list[int]:
    """Where a drawn rule ("***", "====") ends inside the text."""
    return [match.end() for match in _RULE.finditer(text, start, end)]
