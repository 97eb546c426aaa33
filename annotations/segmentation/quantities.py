"""Quantities in running text: value, unit and comparator as written, and dates with their granularity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from annotations.segmentation.dates import DateFound, find_dates
from annotations.segmentation.found import Span
from annotations.segmentation.lexicon import lexicon

_SMALL = dict(
    zip(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        range(2, 21),
        strict=True,
    )
)
_TENS = dict(
    zip(["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(30, 100, 10), strict=True)
)
_SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9,
    "mn": 10**6, "dozen": 12,
}  # fmt: skip
_WORD_VALUES = {**_SMALL, **_TENS}
_NUMBER = re.compile(
    r"(?<![\w.,/:])(?P<currency>(?:US|C|A)?[$€£¥₹] ?)?(?P<digits>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)"
    r"(?P<percent> ?%)?(?P<ordinal>st|nd|rd|th)?(?![\d:/])(?!\w)(?!\.\d)"
    rf"|\b(?P<word>{'|'.join([*_WORD_VALUES, 'dozens', 'hundreds', 'thousands', 'millions'])})\b"
    r"(?:-(?P<tail>two|three|four|five|six|seven|eight|nine)\b)?",
    re.IGNORECASE,
)
_SCALE_AFTER = re.compile(rf"[- ](?P<scale>{'|'.join(_SCALES)})\b", re.IGNORECASE)
_COMPARATORS = (
    ("no fewer than", ">="), ("no less than", ">="), ("not less than", ">="), ("at least", ">="),
    ("a minimum of", ">="), ("no more than", "<="), ("not more than", "<="), ("at most", "<="), ("up to", "<="),
    ("as many as", "<="), ("as much as", "<="), ("a maximum of", "<="), ("more than", ">"), ("upwards of", ">"),
    ("in excess of", ">"), ("over", ">"), ("above", ">"), ("exceeding", ">"), ("fewer than", "<"),
    ("less than", "<"), ("under", "<"), ("below", "<"), ("almost", "≲"), ("nearly", "≲"), ("close to", "≈"),
    ("approximately", "≈"), ("roughly", "≈"), ("around", "≈"), ("about", "≈"), ("some", "≈"), ("an estimated", "≈"),
    ("estimated", "≈"), ("exactly", "="), ("only", "="), ("just", "="),
)  # fmt: skip
_NEXT_WORD = re.compile(r"[ -](?P<word>[^\W\d_][\w'’-]*)")
_AND_WORD = re.compile(r" and (?P<word>[a-z]+s)\b")
_UNITS = lexicon(
    "people men women children percent per-cent km kg tons tonnes day week month year hour minute mile"
    " meter metre decade century degree dollar euro troops police personnel staff cattle hectare barrel"
    " person kilometer"
)
_NO_UNIT = lexicon(
    "was is has his this its as thus plus minus versus us across towards besides always perhaps yes does"
    " goes says vs previous various serious religious indigenous famous"
)
_STOP_WORDS = lexicon(
    "of to in on at by for from with and or but the a an that which who were are had have been than into"
    " over while when where after before since until belonged"
)


@dataclass(frozen=True, slots=True)
class QuantityFound:
    """One quantity or date: its extent and what was read in it, ready to be stored."""

    span: Span
    details: Mapping[str, object]
    reasons: tuple[str, ...]


def find_quantities(text: str, start: int, end: int, *, published: date | None = None) -> list[QuantityFound]:
    """Numbers with unit and comparator, and dates, of ``text[start:end]``, in order."""
    dates = find_dates(text, start, end, published=published)
    found = [_date_quantity(found_date) for found_date in dates]
    at = 0
    for match in _NUMBER.finditer(text, start, end):
        while at < len(dates) and dates[at].end <= match.start():
            at += 1
        if at < len(dates) and dates[at].start < match.end():
            continue
        quantity = _read_number(text, match, start, end)
        if quantity is not None:
            found.append(quantity)
    return sorted(found, key=lambda quantity: quantity.span)


def _date_quantity(found: DateFound) -> QuantityFound:
    details = {"type": "date", "value": found.value, "granularity": found.granularity, "anchor": found.anchor}
    reasons = ["date", f"to the {found.granularity}"]
    if found.value is None:
        reasons.append("cannot be resolved without a publication date")
    elif found.value.startswith("XXXX"):
        reasons.append("year not written")
    elif found.anchor:
        reasons.append(f"resolved against the {found.anchor}")
    return QuantityFound((found.start, found.end), details, tuple(reasons))


def _read_number(text: str, match: re.Match[str], floor: int, end: int) -> QuantityFound | None:
    value, stop = _value(text, match, end)
    unit, stop = _unit(text, match, stop, end)
    if match["ordinal"] and unit is None:
        return None
    if unit is None and value is not None and value <= 12 and not match["digits"]:
        return None
    begin, phrase, sign = _comparator(text, match.start(), floor)
    details: dict[str, object] = {
        "type": "ordinal" if match["ordinal"] else "number",
        "value": int(value) if value is not None and value == int(value) else value,
        "unit": unit,
        "comparator": sign,
        "comparator_text": phrase,
    }
    reasons = ["ordinal" if match["ordinal"] else "number"]
    reasons += [f"“{phrase}”: {_WORDING[sign]}"] if phrase and sign else []
    reasons += [f"unit: {unit}" if unit else "no unit stated"]
    return QuantityFound((begin, stop), details, tuple(reasons))


_WORDING = {">=": "a lower bound", "<=": "an upper bound", ">": "more than stated", "<": "less than stated",
            "≲": "slightly less than stated", "≈": "approximate", "=": "exact"}  # fmt: skip


def _value(text: str, match: re.Match[str], end: int) -> tuple[float | None, int]:
    """The number with its scale; None for "dozens" and the like, which state none."""
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        word = match["word"].lower()
        if word not in _WORD_VALUES:
            return None, match.end()
        value = float(_WORD_VALUES[word] + _WORD_VALUES.get((match["tail"] or "").lower(), 0))
    stop = match.end()
    scale = _SCALE_AFTER.match(text, stop, end)
    if scale is not None and not match["ordinal"]:
        value, stop = value * _SCALES[scale["scale"].lower()], scale.end()
    return value, stop


def _unit(text: str, match: re.Match[str], stop: int, end: int) -> tuple[str | None, int]:
    """Currency, percent, or the first plural noun among the next three words."""
    if match["currency"]:
        return match["currency"].strip(), stop
    if match["percent"]:
        return "%", stop
    at = stop
    for _ in range(3):
        following = _NEXT_WORD.match(text, at, end)
        if following is None or following["word"].lower() in _STOP_WORDS:
            break
        word, at = following["word"], following.end()
        low = word.lower()
        if low in _UNITS or (
            len(low) > 3 and low.endswith("s") and low not in _NO_UNIT and not low.endswith("ss")
        ):
            more = _AND_WORD.match(text, at, end)
            return (word + more.group(), more.end()) if more else (word, at)
        if match["ordinal"] and low.isalpha():
            return word, at
    return None, stop


def _comparator(text: str, at: int, floor: int) -> tuple[int, str | None, str | None]:
    """The comparator that stands directly before the number."""
    before = text[max(floor, at - 16) : at].replace("\u00a0", " ").lower()
    if not before[-2:-1].isalpha():
        return at, None, None
    for phrase, sign in _COMPARATORS:
        if before.endswith(phrase + " ") and not before[: -len(phrase) - 1][-1:].isalnum():
            return at - len(phrase) - 1, phrase, sign
    return at, None, None
