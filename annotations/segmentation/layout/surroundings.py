"""Where the running text stands when a whole web page was pasted as text: menus and teasers around it.

Every line weighs for or against running text; the story is the run of lines with the greatest sum (Kadane's maximal
subarray, one pass). Weights were set on the developers' pages. A text with few short lines is no page and stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from annotations.segmentation.layout.credits import read_credit
from annotations.segmentation.lines import Line, ends_like_prose, goes_on, words_of

_FEWEST_SHORT = 12
_SHARE_SHORT = 3
_SHARE_SMALL, _SHARE_WIDE = 6, 2
_RUN_OF_SHORT = 5
_ABOVE = 15
_AGAINST = -2.0
_COMMENTS = re.compile(
    r"[\[( ]{0,3}(?:\d{1,5} |top rated |most liked |all |read |reader |view )?(?:comments?|kommentare|commentaires|comentários|comentarios"
    r"|yorumlar|şərhlər|rəylər|комментарии|մեկնաբանություններ)(?: ?\(?\d{0,5}\)?)[\]) ]{0,3}",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\d{1,3}[.)] |(?:https?://|www\.)\S")
_ENOUGH_STORY = 5.0
OUTSIDE = "perhaps of the page, not of the story: stands apart from the running text"
AMONG = "perhaps links: one of several short lines in a row"


def mark_surroundings(lines: list[Line]) -> list[Line]:
    """Mark what stands around the running text of a page; any other text comes back as it was."""
    weights = [_weight(line) for line in lines]
    short = sum(weight < 0 for weight in weights)
    if short < _FEWEST_SHORT or short * _SHARE_SHORT < len(lines) or _is_wrapped(lines):
        return lines
    start, end = _heaviest(weights, {at for at, line in enumerate(lines) if len(line.text) <= 40 and _COMMENTS.fullmatch(line.text)})
    first = _headline_above(lines, start)
    marked = [
        line if line.role != "body" or first <= at < end else line.marked("boilerplate", OUTSIDE)
        for at, line in enumerate(lines)
    ]
    for a, b in _runs_against(weights, start, end):
        for at in range(a, b):
            if marked[at].role == "body":
                marked[at] = marked[at].marked("boilerplate", AMONG)
    return marked


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Text wrapped at a fixed width is no page: many of its lines go on on the next, some of them with a small letter."""
    pairs = list(pairwise(lines))
    small = sum(goes_on(before, line) for before, line in pairs)
    wide = sum(not line.after_blank and 45 <= len(before.text) <= 110 and not ends_like_prose(before.text) for before, line in pairs)
    return small * _SHARE_SMALL >= len(lines) or wide * _SHARE_WIDE >= len(lines)


def _weight(line: Line) -> float:
    """Positive where a line reads as running text, negative where it reads as a label or link."""
    length = len(line.text)
    if line.role == "boilerplate":
        return _AGAINST
    if ends_like_prose(line.text):
        if length >= 60:
            return min(length, 300) / 100
        if length >= 25:
            return 0.2
    if length >= 140:
        return 0.5
    if length >= 40 and line.text.lower() == line.text.upper():
        return 0.3  # a script without capitals, and perhaps without full stops
    if _mostly_lower(line.text) or _ITEM.match(line.text):
        return 0.05
    return -1.0 if length >= 25 else -0.6


def _mostly_lower(text: str) -> bool:
    """Labels and headings are written with capitals; list items of a text seldom."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return bool(words) and sum(word[0].islower() for word in words) * 3 >= len(words) * 2


def _heaviest(weights: Sequence[float], comments: Collection[int]) -> tuple[int, int]:
    """The run with the greatest sum; readers' comments are running text too and end it, once there is a story above them."""
    best, extent, current, begun = 0.0, (0, 0), 0.0, 0
    for at, weight in enumerate(weights):
        if at in comments and best >= _ENOUGH_STORY:
            break
        if current <= 0:
            current, begun = 0.0, at
        current += weight
        if current > best:
            best, extent = current, (begun, at + 1)
    return extent


def _headline_above(lines: Sequence[Line], start: int) -> int:
    """The nearest line above the running text that may be its headline; else where that begins."""
    for at in range(start - 1, max(-1, start - 1 - _ABOVE), -1):
        text = lines[at].text
        if lines[at].role == "body" and 20 <= len(text) <= 200 and len(words_of(text)) >= 4 and read_credit(text) is None:
            return at
    return start


def _runs_against(weights: Sequence[float], start: int, end: int) -> list[tuple[int, int]]:
    """Runs of more than a few lines in a row that read as labels."""
    runs: list[tuple[int, int]] = []
    begun = start
    for at in range(start, end + 1):
        if at == end or weights[at] > 0:
            if at - begun > _RUN_OF_SHORT:
                runs.append((begun, at))
            begun = at + 1
    return runs
