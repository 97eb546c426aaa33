"""Numbers as news writes them, in digits and in words: "1,250,000", "forty-four", "two hundred and fifty", "half a million"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNDER_TWENTY = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SINGLE = {word: value for value, word in enumerate(_UNDER_TWENTY)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6, "bn": 10**9, "B": 10**9, "tn": 10**12}
_PLURALS = "(?:tens|hundreds) of (?:thousands|millions|billions)|dozens|scores|hundreds|thousands|millions|billions"
_ALL = "|".join(sorted([*_SINGLE, *_SCALES], key=len, reverse=True))
_DIGITS = re.compile(
    r"(?:(?P<comma>\d{1,3},\d{1,2}(?!\d|[,.]\d))"
    r"|\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d)){1,5}|\d{1,3}(?:\.\d{3}){2,5}|\d{1,15})(?:\.\d{1,6}(?!\.?\d))?"
)
_WORDS = re.compile(
    rf"(?:(?P<vague>{_PLURALS})|(?P<half>half|a quarter|three quarters) (?:of )?an? (?P<of>hundred|thousand|million|billion|trillion|dozen)"
    rf"|(?P<dozens>(?:an?|one|two|three|four|five|six|several|half a) dozen)"
    rf"|(?P<counted>(?:an? (?=hundred|thousand|million|billion|trillion)|(?={_ALL}))(?:{_ALL})"
    rf"(?:(?:-| and | )(?:{_ALL})){{0,8}}(?: and a half)?))"
    r"(?![\w])",
    re.IGNORECASE,
)
_OTHER_SCALES = {
    "тыс": 10**3, "млн": 10**6, "млрд": 10**9, "millions d": 10**6, "milliard": 10**9, "milliards": 10**9, "Millionen": 10**6, "Mio": 10**6,
    "Milliarden": 10**9, "Mrd": 10**9, "millones": 10**6, "milhões": 10**6, "milioni": 10**6, "miliardi": 10**9, "milyon": 10**6,
    "milyar": 10**9,
}  # fmt: skip
"""Scale words of other languages that mean the same wherever they stand."""
_SCALE = re.compile(
    r"(?:[ \u00a0]|-(?=\w+-))?(?P<long>hundred|thousand|million|billion|trillion|dozen)\b"
    r"|[ \u00a0]?(?P<blank>bn|mn|tn)\b(?![’'.]\w|-(?!an?-|per-)\w)"
    r"|(?P<short>[kKmMB])\b(?![’'.]\w|-(?!an?-|per-)\w)"
    rf"|[ \u00a0](?P<other>{'|'.join(sorted(_OTHER_SCALES, key=len, reverse=True))})(?![^\W\d_]{{2}})\.?"
)
_MILLIONS_OF = re.compile(
    r" (?:tonnes|tons|people|barrels|jobs|homes|pounds|euros|dollars|users|customers|voters|workers|households|doses|votes)\b"
)
_PERCENT_BEHIND = re.compile(r"[ \u00a0\u202f]?%")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DOZENS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "half a": 0.5}
_PARTS = {"half": 0.5, "a quarter": 0.25, "three quarters": 0.75}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: where it ends, its value (None where it states none, as "dozens"), its scale, and whether in digits."""

    end: int
    value: float | None
    scale: int | None
    digits: bool
    doubt: str = ""
    """Why the value may be another one; empty where it may not."""


def read_numeral(text: str, at: int, end: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at a place; ``money`` lets "m", "k" and "bn" follow as scales. None if none begins there."""
    match = _DIGITS.match(text, at, end)
    if match is not None:
        return _scaled(text, match, end, money=money)
    match = _WORDS.match(text, at, end)
    return _worded(text, match) if match is not None else None


def _scaled(text: str, match: re.Match[str], end: int, *, money: bool) -> Numeral:
    """Digits with the scale behind them; a comma before one or two last digits, or a stop before three of money, may be read two ways."""
    scale = _SCALE.match(text, match.end(), end)
    if scale is not None and scale["short"] and not money and not (scale["short"] == "m" and _MILLIONS_OF.match(text, scale.end(), end)):
        scale = None
    value, doubt = _value(match, scaled=scale is not None, money=money)
    if scale is None:
        percent = match["comma"] and text[match.end() : match.end() + 1] != "%" and _PERCENT_BEHIND.match(text, match.end(), end)
        return Numeral(match.end(), value, None, digits=True, doubt="" if percent else doubt)
    long, short = scale["long"], scale["short"] or scale["blank"]
    times = 12 if long == "dozen" else _SCALES[long] if long else _SHORT_SCALES[short] if short else _OTHER_SCALES[scale["other"]]
    return Numeral(scale.end(), round(value * times, 6), times, digits=True, doubt="" if scale["other"] else doubt)


def _value(match: re.Match[str], *, scaled: bool, money: bool) -> tuple[float, str]:
    """The number of the digits alone, and why it may be another."""
    written = match.group()
    if match["comma"]:
        return float(written.replace(",", ".")), "the comma is read as a decimal one"
    bare = re.sub("[, \u00a0\u202f]", "", written)
    if money and not scaled and _THOUSANDS.fullmatch(written):
        return float(bare.replace(".", "")), "the stop is read as one of thousands"
    return float(bare.replace(".", "") if bare.count(".") > 1 else bare), ""


def _worded(text: str, match: re.Match[str]) -> Numeral:
    if match["vague"]:
        return Numeral(match.end(), None, None, digits=False)
    if match["half"]:
        low = match["of"].lower()
        times = 12 if low == "dozen" else _SCALES[low]
        return Numeral(match.end(), _PARTS[match["half"].lower()] * times, times, digits=False)
    if match["dozens"]:
        count = _DOZENS.get(match["dozens"].lower().removesuffix(" dozen").replace("an", "a"))
        return Numeral(match.end(), None if count is None else 12 * count, 12, digits=False)
    words = re.split(r"[- ]", match["counted"].lower())
    value, scale = _sum(words)
    return Numeral(match.end(), value, scale, digits=False)


def _sum(words: list[str]) -> tuple[float, int | None]:
    """Value of number words by the usual rule: a scale multiplies what was counted since the last larger one."""
    total, part, scale = 0.0, 0.0, None
    half = words[-2:] == ["a", "half"]
    for word in words[:-3] if half else words:
        if word in _SINGLE:
            part += _SINGLE[word]
        elif word == "hundred":
            part, scale = (part or 1) * 100, scale or 100
        elif word in _SCALES:
            total, part, scale = total + (part or 1) * _SCALES[word], 0.0, _SCALES[word]
    value = total + part
    return (value + (scale or 1) / 2 if half else value), scale
