"""A month and day without a year: which year, and how sure.

A year in the same sentence is nearer than the day of publication; a day that comes again each year ("celebrates on May 9", "the Dec. 7
attack") gets none.
"""

from __future__ import annotations

import re
from datetime import date

from annotations.segmentation.quantities.calendar_words import DAY, MONTH, day_value
from annotations.segmentation.quantities.leanings import leaning

Known = tuple[str, str, str | None, str | None, bool, str]
PUBLICATION = "publication date"
_SENTENCE_YEAR = "year in the sentence"
_NEAR = 160
_RECENT_DAYS = 60
_SOON_DAYS = 300
_YEAR = re.compile(
    rf"\b(?:[Ii]n|[Tt]he|of|during|[Ll]ate|[Ee]arly|{MONTH}|{DAY},?)[ \u00a0](?P<year>(?:1[5-9]|20)\d\d)(?![\w%-]|[.,]\d| people\b)"
)
_STOP = re.compile(r"[.!?\n](?:(?<=\n)|(?<![A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)\s)")
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Aa]|[Tt]his|[Ee]ach|[Ee]very|its|their|his|her)|['’]s) \Z")
_NOUN = re.compile(
    r"[ -](?!(?:and|or|to|at|in|on|for|by|with|from|of|as|that|when|where|after|before|until|which|but|was|is|are|were)\b)[a-z]{3}"
)
_YEARLY = re.compile(
    r"\b(?:celebrat|commemorat|anniversar|remembr|honou?r(?:s|ed|ing)? |mark(?:s|ed|ing)\b|holiday|birthday|annual|(?:each|every) year"
    r"|[Ee]very|[Ee]ach)[^.;]{0,60}\Z"
)
_NAMED = re.compile(r" (?:is|marks|has been) ")


def read_yearless(text: str, span: tuple[int, int], month: int, day: int, bounds: tuple[int, int], published: date | None) -> Known:
    """Value, granularity, anchor, qualifier, certain and doubt of a month and day that stand without a year within ``bounds``."""
    start, stop = span
    floor, end = bounds
    open_year = f"XXXX-{month:02}-{day:02}"
    before = _STOP.split(text[max(floor, start - _NEAR) : start])[-1]
    if _is_yearly(text, before, stop, end):
        return open_year, "day", None, None, False, "may be the day of any year"
    lean = leaning(text, start, stop, floor, end)
    year = _sentence_year(before) if not (lean.ahead and lean.certain) else None
    value = day_value(year, month, day) if year is not None else None
    if value is not None:
        return value, "day", _SENTENCE_YEAR, None, False, "the year is that of another date in the sentence"
    if published is None:
        return open_year, "day", None, None, True, ""
    value = _nearest(month, day, published, ahead=lean.ahead)
    if value is None:
        return open_year, "day", None, None, True, ""
    away = (date.fromisoformat(value) - published).days
    certain = lean.certain and -_RECENT_DAYS <= away <= _SOON_DAYS
    return value, "day", PUBLICATION, None, certain, "" if certain else "the year is not written and may be another"


def _is_yearly(text: str, before: str, stop: int, end: int) -> bool:
    """A day that names a feast or what once happened: "the Dec. 7 attack", "May 9 is Victory Day", "celebrates on Sept. 11"."""
    if _DETERMINED.search(before[-8:]) and _NOUN.match(text, stop, end):
        return True
    return _YEARLY.search(before) is not None or (not before.strip() and _NAMED.match(text, stop, end) is not None)


def _sentence_year(before: str) -> int | None:
    """The last year before the date in its sentence."""
    years = [int(match["year"]) for match in _YEAR.finditer(before)]
    return years[-1] if years else None


def _nearest(month: int, day: int, published: date, *, ahead: bool) -> str | None:
    """The last such day up to publication, or the next one from it; leap days may be years away."""
    for year in range(published.year, published.year + 9) if ahead else range(published.year, published.year - 9, -1):
        value = day_value(year, month, day) if 0 < year < 10_000 else None
        if value is not None and (value >= published.isoformat() if ahead else value <= published.isoformat()):
            return value
    return None
