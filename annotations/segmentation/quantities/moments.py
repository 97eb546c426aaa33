"""Times that lean on the day of publication: "Friday", "last month", "three days ago", "Dec. 12" without a year.

Without that day nothing is computed. A day or month without a year is the last such before publication, or the next one where the words
around it look ahead ("will meet on Friday"). What could as well be another one is marked as not certain.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from annotations.segmentation.quantities.calendar_words import SEASONS, WEEKDAYS, day_value, month_number
from annotations.segmentation.quantities.leanings import leaning
from annotations.segmentation.quantities.numerals import read_numeral
from annotations.segmentation.quantities.yearless import PUBLICATION, read_yearless

Moment = (
    tuple[str | None, str]
    | tuple[str | None, str, str | None]
    | tuple[str | None, str, str | None, str | None, bool]
    | tuple[str | None, str, str | None, str | None, bool, str]
)
"""Value, granularity, anchor, qualifier, certain, doubt; the later ones may be left out."""

_UNRESOLVED = "unresolved"
_OTHER_SIDE = "the sentence leaves open whether it lies before or after publication"
LEAD = re.compile(r"(?P<word>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Pp]revious|[Cc]oming|[Ff]ollowing) \Z")
_MONTH_LEAD = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Oo]f|[Ff]rom|[Tt]hrough|[Tt]ill|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate|[Mm]id"
    r"|[Bb]etween|[Tt]o|[Aa]nd)[ -]\Z"
)
_AGO = re.compile(
    r"(?P<many>an?(?: few| couple of)?|\d{1,4}|[a-z]+(?:-[a-z]+)?) (?P<unit>minute|hour|day|week|month|year|decade|century)s? \Z",
    re.IGNORECASE,
)
_SPAN_DAYS = {"day": 1, "week": 7}


def read_month_day(text: str, match: re.Match[str], bounds: tuple[int, int], published: date | None) -> Moment | None:
    """A month and day with or without a year."""
    numbers, month = [int(number) for number in re.findall(r"\d+", match.group())], month_number(match.group())
    if len(numbers) > 1:
        value = day_value(numbers[1], month, numbers[0])
        return (value, "day") if value else None
    if day_value(2024, month, numbers[0]) is None:
        return None
    return read_yearless(text, match.span(), month, numbers[0], bounds, published)


def read_weekday(text: str, match: re.Match[str], bounds: tuple[int, int], published: date | None) -> Moment | None:
    """A weekday: the last one, the day itself included; the next one where the words look ahead; "last" and "next" as they say."""
    if published is None:
        return None, "day", _UNRESOLVED
    back = (published.weekday() - WEEKDAYS.index(match.group().lower())) % 7
    lead = LEAD.search(text, max(bounds[0], match.start() - 12), match.start())
    word = lead["word"].lower() if lead else ""
    if word in ("next", "coming", "following"):
        return (published + timedelta(days=(7 - back) % 7 or 7)).isoformat(), "day", PUBLICATION
    if word in ("last", "past", "previous"):
        return (published - timedelta(days=back or 7)).isoformat(), "day", PUBLICATION
    lean = leaning(text, match.start(), match.end(), *bounds)
    day = published + timedelta(days=(7 - back) % 7 if lean.ahead else -back)
    certain = lean.certain and not (lean.ahead and not back)
    return day.isoformat(), "day", PUBLICATION, None, certain, "" if certain else _OTHER_SIDE


def read_month_alone(text: str, match: re.Match[str], bounds: tuple[int, int], published: date | None) -> Moment | None:
    """A month without day and year, only after a word that takes one: "in September", "early March", "last May"."""
    before = text[max(bounds[0], match.start() - 12) : match.start()]
    lead = _MONTH_LEAD.search(before)
    if lead is None or (match.group() in ("May", "March") and lead.group().strip().lower() in ("to", "and", "from", "of")):
        return None
    month = month_number(match.group())
    if published is None:
        return f"XXXX-{month:02}", "month"
    word = lead.group().strip(" -").lower()
    if word in ("last", "this", "next"):
        year = published.year + {"last": -(month >= published.month), "this": 0, "next": month <= published.month}[word]
        return f"{year:04}-{month:02}", "month", PUBLICATION
    lean = leaning(text, match.start(), match.end(), *bounds)
    year = published.year + (month < published.month if lean.ahead else -(month > published.month))
    return f"{year:04}-{month:02}", "month", PUBLICATION, None, lean.certain, "" if lean.certain else _OTHER_SIDE


def read_moment(_text: str, match: re.Match[str], _bounds: tuple[int, int], published: date | None) -> Moment | None:
    """A word or two such as "yesterday", "last year", "the past two years" or "recent months"."""
    words = match.group().lower().split()
    unit = words[-1].removesuffix("s")
    if words[0] == "recent":
        return None, unit, "vague"
    if published is None:
        return None, unit if len(words) > 1 else "day", _UNRESOLVED
    if len(words) == 1:
        return (published + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(words[0], 0))).isoformat(), "day", PUBLICATION
    if words[-1].endswith("s"):
        return _stretch(words, unit, published)
    steps = {"last": -1, "past": -1, "previous": -1, "this": 0}.get(words[0], 1)
    sure = words[0] not in ("previous", "following", "past")
    value, granularity = _shifted(published, unit, steps)
    return value, granularity, PUBLICATION, None, sure, "" if sure else "may lean on another time in the text"


def read_ago(text: str, at: int, floor: int, published: date | None) -> tuple[int, Moment] | None:
    """Where "three days ago" begins, for an "ago" at a place, and what it means: as coarse as its unit."""
    match = _AGO.search(text, max(floor, at - 32), at)
    if match is None:
        return None
    numeral = read_numeral(text, match.start("many"), match.end("many"))
    word, unit = match["many"].lower(), match["unit"].lower()
    many = 1 if word in ("a", "an") else int(numeral.value) if numeral and numeral.value and not numeral.scale else None
    if many is None:
        return (match.start(), (None, unit, "vague")) if word.split()[-1] in ("several", "few", "some", "many", "of") else None
    if published is None:
        return match.start(), (None, unit, _UNRESOLVED)
    if unit in ("minute", "hour"):
        return match.start(), (published.isoformat(), "day", PUBLICATION, None, False, "hours before publication")
    value, granularity = _shifted(published, unit, -many)
    return match.start(), (value, granularity, PUBLICATION, None, unit == "day", "" if unit == "day" else "counted back from publication")


def _stretch(words: list[str], unit: str, published: date) -> Moment:
    """The past or next so many days, weeks, months or years, ends no finer than the unit."""
    numeral = read_numeral(words[1], 0, len(words[1])) if len(words) > 2 else None
    if numeral is None or numeral.value is None:
        return None, unit, "vague"
    many, ahead = int(numeral.value), words[0] in ("next", "coming")
    if unit in _SPAN_DAYS:
        other, now = (published + timedelta(days=many * _SPAN_DAYS[unit] * (1 if ahead else -1))).isoformat(), published.isoformat()
    else:
        other, now = _shifted(published, unit, many if ahead else -many)[0] or "", _shifted(published, unit, 0)[0] or ""
    return "/".join(sorted((other, now))), "interval", PUBLICATION, None, False, "counted from publication"


def _shifted(published: date, unit: str, steps: int) -> tuple[str | None, str]:
    """The day, week, month, season, year or decade that lies some steps from the one of publication; None outside the calendar."""
    try:
        if unit == "day":
            return (published + timedelta(days=steps)).isoformat(), "day"
        if unit in ("week", "weekend"):
            monday = published + timedelta(days=7 * steps - published.weekday())
            first = monday + timedelta(days=5) if unit == "weekend" else monday
            return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", unit
    except OverflowError:
        return None, unit
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 + steps, 12)
        return (f"{year:04}-{month + 1:02}" if year > 0 else None), "month"
    if unit == "quarter":
        year, quarter = divmod(published.year * 4 + (published.month - 1) // 3 + steps, 4)
        return (f"{year:04}-{33 + quarter}" if year > 0 else None), "quarter"
    if unit in SEASONS:
        return f"{published.year + _season_years(published, unit, steps):04}-{SEASONS[unit]}", "season"
    size = {"decade": 10, "century": 100}.get(unit, 1)
    year = published.year + steps * size
    if year <= 0:
        return None, unit
    return {"decade": f"{year // 10}X", "century": f"{year // 100}XX"}.get(unit, f"{year:04}"), unit if size > 1 else "year"


def _season_years(published: date, unit: str, steps: int) -> int:
    """Years from publication to last, this or next summer and the like (northern half of the year's seasons)."""
    begins = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}[unit]
    if steps < 0:
        return 0 if published.month >= begins + 3 else -1
    return 1 if steps > 0 and published.month >= begins else 0
