"""Shares in words and digits: "one in five", "two out of three voters", "two-thirds", "a quarter of", "half of the voters"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.segmentation.quantities.numerals import Numeral, read_numeral
from annotations.segmentation.quantities.units import STOP_WORDS, is_counted

_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
          "tenth": 10, "hundredth": 100}  # fmt: skip
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_FRACTION = re.compile(
    r"(?:(?P<count>a|one|two|three|four|five|six|seven|eight|nine)(?P<join>[- ]))"
    r"(?P<part>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)(?P<many>s)?\b"
    r"(?=(?P<link> of\b| the\b|[,.;)]| [a-z]+))",
    re.IGNORECASE,
)
_HALF = re.compile(r"half(?= of\b| the\b| its\b| their\b| his\b| her\b| our\b| all\b)", re.IGNORECASE)
_ONE_OF_TWO = re.compile(r"\b(?:first|second|other|latter|better)[ -]\Z")
_OUT_OF = re.compile(r" (?:out of(?: every)?|of every|in every|in) ")
_OF = re.compile(
    r"(?P<of> of)?(?P<the> (?:all|the|its|our|their|his|her|every))?(?: (?P<one>[A-Za-z]{3,20}))(?: (?P<two>[A-Za-z]{3,20}))?"
)
_MOST_OF = 100


@dataclass(frozen=True, slots=True)
class Share:
    """One number of another: where it ends, value, both numbers and what is counted, if it is named."""

    end: int
    value: float
    numerator: int
    denominator: int
    of: str | None


def read_fraction(text: str, at: int, end: int) -> Share | None:
    """The fraction in words that begins at a place, or None."""
    fraction = _FRACTION.match(text, at, end)
    if fraction is not None and _is_share(fraction):
        count, part = _COUNTS[fraction["count"].lower()], _PARTS[fraction["part"].lower()]
        return _made(text, fraction.end("many") if fraction["many"] else fraction.end("part"), count, part, end)
    half = _HALF.match(text, at, end)
    if half is not None and not _ONE_OF_TWO.search(text, max(0, at - 8), at):
        return _made(text, half.end(), 1, 2, end)
    return None


def _is_share(fraction: re.Match[str]) -> bool:
    """A plural part or "of" behind it: "two-thirds", "a third of"; not "a third man", "one quarter later"."""
    plural, several = bool(fraction["many"]), _COUNTS[fraction["count"].lower()] > 1
    ended = fraction["link"] in (" of", " the") or fraction["link"] in ",.;)"
    return plural if several else not plural and (ended or fraction["join"] == "-")


def read_one_in(text: str, first: Numeral, end: int) -> Share | None:
    """The share that goes on after its first number: "one | in five", "two | out of three voters"; or None."""
    link = _OUT_OF.match(text, first.end, end)
    second = read_numeral(text, link.end(), end) if link is not None else None
    if second is None or not first.value or not second.value or (first.digits != second.digits and first.value != 1):
        return None
    whole = first.value == int(first.value) and second.value == int(second.value)
    if not whole or first.value > _MOST_OF or not first.value < second.value <= _MOST_OF * 100:
        return None
    if text[second.end : second.end + 1].isalnum() or (link is not None and link.group() == " in " and 1000 <= second.value <= 2100):
        return None
    return _made(text, second.end, int(first.value), int(second.value), end)


def _made(text: str, stop: int, numerator: int, denominator: int, end: int) -> Share:
    counted = _OF.match(text, stop, end)
    of, until = _counted(counted) if counted is not None else (None, stop)
    return Share(until if of else stop, round(numerator / denominator, 4), numerator, denominator, of)


def _counted(match: re.Match[str]) -> tuple[str | None, int]:
    """What the share is of: a plural among the next two words, or any noun after "of the"."""
    one, two = match["one"], match["two"]
    if is_counted(one.lower()) or (match["of"] and match["the"] and not two):
        return one, match.end("one")
    if two and is_counted(two.lower()) and (match["of"] or one[0].islower()) and one.lower() not in STOP_WORDS:
        return two, match.end("two")
    return (one, match.end("one")) if match["of"] and match["the"] else (None, 0)
