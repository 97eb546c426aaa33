"""Months, weekdays and seasons as words and patterns, and days that the calendar has."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SEASONS = {"spring": "21", "summer": "22", "fall": "23", "autumn": "23", "winter": "24"}
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
MONTH_ALONE = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter)"
SPACE = r"[ \t\u00a0]{1,3}"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WORD = re.compile(MONTH)


def month_number(written: str) -> int:
    """1 to 12 for the first month named."""
    match = _WORD.search(written)
    return _MONTHS.index(match.group()[:3].lower()) + 1 if match else 0


def day_value(year: int, month: int, day: int) -> str | None:
    """The day in ISO form, or None if the calendar has none such."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
