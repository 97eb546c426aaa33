"""Dates in running text, with the granularity that is written and no more.

Values are EDTF-like: ``2022-12-12``, ``2021-01``, ``2020``, ``2020-23`` (autumn), ``2020/2022``,
``{2022-12-03,2022-12-07}``, ``XXXX-12-12`` where the year is not written. A weekday or a date without a year is
resolved only against a publication date, and says so in ``anchor``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from annotations.segmentation.lexicon import lexicon

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_SEASON = {"spring": "21", "summer": "22", "fall": "23", "autumn": "23", "winter": "24"}
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_M = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_S = r"[ \t\u00a0]{1,3}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d\d-\d\d\b)"
    rf"|(?P<dotted>\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b)"
    rf"|(?P<pair>\b{_M}{_S}{_DAY}(?:{_S}and{_S}|,{_S}|[-–]){_DAY},?{_S}\d{{4}}\b)"
    rf"|(?P<mdy>\b{_M}{_S}{_DAY}\b(?:,?{_S}\d{{4}}\b)?)"
    rf"|(?P<dmy>\b{_DAY}{_S}{_M}(?!\w)(?:,?{_S}\d{{4}}\b)?)"
    rf"|(?P<my>\b{_M},?{_S}\d{{4}}\b)"
    rf"|(?P<season>\b(?:[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter)(?:{_S}of)?{_S}\d{{4}}\b)"
    rf"|(?P<range>\b(?:1[5-9]|20)\d\d[-–](?:1[5-9]|20)\d\d\b)"
    rf"|(?P<year>\b(?:1[5-9]|20)\d\d\b)"
    rf"|(?P<weekday>\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
    rf"|(?P<relative>\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Ll]ast (?:week|month|year))\b)"
)
_YEAR_BEFORE = lexicon(
    "in since from until till by of during before after between and the early late mid around fiscal year"
    " or to through election summer back"
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date as written: its place, EDTF-like value (None if it cannot be known), granularity and anchor."""

    start: int
    end: int
    value: str | None
    granularity: str
    anchor: str | None = None


def find_dates(text: str, start: int, end: int, *, published: date | None = None) -> list[DateFound]:
    """All dates in ``text[start:end]``, in order, without overlap."""
    found: list[DateFound] = []
    for match in _DATE.finditer(text, start, end):
        sort = match.lastgroup or ""
        if sort == "year" and not _is_year(text, match.start(), start):
            continue
        read = _READERS[sort](match.group(), published)
        if read is not None:
            value, granularity, anchor = read
            found.append(DateFound(match.start(), match.end(), value, granularity, anchor))
    return found


_Reading = tuple[str | None, str, str | None]


def _is_year(text: str, at: int, floor: int) -> bool:
    """A bare four-digit number is a year only after a word that takes one."""
    before = text[max(floor, at - 16) : at].split()
    return bool(before) and before[-1].lower().strip("(,") in _YEAR_BEFORE


def _numbers(written: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", written)]


def _month(written: str) -> int:
    word = re.search(r"[A-Za-z]{3,}", written)
    return _MONTH_NUMBER[word.group()[:3].lower()] if word else 0


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _iso(written: str, _published: date | None) -> _Reading | None:
    value = _day(*_numbers(written))
    return (value, "day", None) if value else None


def _dotted(written: str, _published: date | None) -> _Reading | None:
    day, month, year = _numbers(written)
    value = _day(year, month, day)
    return (value, "day", None) if value else None


def _pair(written: str, _published: date | None) -> _Reading | None:
    first, second, year = _numbers(written)
    one, two = (_day(year, _month(written), day) for day in (first, second))
    if one is None or two is None:
        return None
    if "-" in written or "–" in written:
        return f"{one}/{two}", "interval", None
    return f"{{{one},{two}}}", "day", None


def _month_day(written: str, published: date | None) -> _Reading | None:
    numbers, month = _numbers(written), _month(written)
    if len(numbers) == 2:
        value = _day(numbers[1], month, numbers[0])
        return (value, "day", None) if value else None
    if _day(2024, month, numbers[0]) is None:
        return None
    if published is None:
        return f"XXXX-{month:02}-{numbers[0]:02}", "day", None
    return _nearest_past(month, numbers[0], published), "day", "publication date"


def _nearest_past(month: int, day: int, published: date) -> str:
    for year in range(published.year, published.year - 9, -1):
        value = _day(year, month, day)
        if value is not None and value <= published.isoformat():
            return value
    return f"XXXX-{month:02}-{day:02}"


def _month_year(written: str, _published: date | None) -> _Reading | None:
    return f"{_numbers(written)[0]:04}-{_month(written):02}", "month", None


def _season(written: str, _published: date | None) -> _Reading | None:
    return f"{written[-4:]}-{_SEASON[written.split(maxsplit=1)[0].lower()]}", "season", None


def _range(written: str, _published: date | None) -> _Reading | None:
    return f"{written[:4]}/{written[-4:]}", "interval", None


def _year(written: str, _published: date | None) -> _Reading | None:
    return written, "year", None


def _weekday(written: str, published: date | None) -> _Reading | None:
    if published is None:
        return None, "day", "unresolved"
    back = (published.weekday() - _WEEKDAYS.index(written.lower())) % 7
    return (published - timedelta(days=back)).isoformat(), "day", "publication date"


def _relative(written: str, published: date | None) -> _Reading | None:
    word = written.lower()
    if published is None:
        return None, word.removeprefix("last ") if word.startswith("last") else "day", "unresolved"
    if word == "last year":
        return str(published.year - 1), "year", "publication date"
    if word == "last month":
        return (published.replace(day=1) - timedelta(days=1)).isoformat()[:7], "month", "publication date"
    if word == "last week":
        return None, "week", "unresolved"
    shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[word]
    return (published + timedelta(days=shift)).isoformat(), "day", "publication date"


_READERS: dict[str, Callable[[str, date | None], _Reading | None]] = {
    "iso": _iso,
    "dotted": _dotted,
    "pair": _pair,
    "mdy": _month_day,
    "dmy": _month_day,
    "my": _month_year,
    "season": _season,
    "range": _range,
    "year": _year,
    "weekday": _weekday,
    "relative": _relative,
}
