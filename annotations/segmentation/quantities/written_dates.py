"""Dates that are written out: nothing but the words themselves is needed to read them."""

from __future__ import annotations

import re
from collections.abc import Callable

from annotations.segmentation.quantities.calendar_words import MONTH, SEASONS, day_value, month_number
from annotations.segmentation.quantities.moments import Moment


def _numbers(written: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", written)]


def _day(year: int, month: int, day: int) -> Moment | None:
    value = day_value(year, month, day)
    return (value, "day") if value else None


def _iso(written: str) -> Moment | None:
    return _day(*_numbers(written))


def _dotted(written: str) -> Moment | None:
    day, month, year = _numbers(written)
    return _day(year, month, day)


def _slashed(written: str) -> Moment | None:
    """Day and month in the order that is possible; only the year where both are."""
    one, other, year = _numbers(written)
    if one == other or one > 12 or other > 12:
        return _day(year, other, one) if one > 12 or one == other else _day(year, one, other)
    return str(year), "year", None, None, False, "day and month may stand in either order"


def _pair(written: str) -> Moment | None:
    first, second, year = _numbers(written)
    months = [month_number(word) for word in re.findall(rf"{MONTH}", written)]
    one, two = day_value(year, months[0], first), day_value(year, months[-1], second)
    if one is None or two is None or one > two:
        return None
    return (f"{one}/{two}", "interval") if re.search(r"[-–]| to ", written) else (f"{{{one},{two}}}", "day")


def _month_year(written: str) -> Moment | None:
    return f"{_numbers(written)[-1]:04}-{month_number(written):02}", "month"


def _season(written: str) -> Moment | None:
    return f"{_numbers(written)[0]:04}-{SEASONS[written.split(maxsplit=1)[0].lower()]}", "season"


def _quarter(written: str) -> Moment | None:
    order = ["first", "second", "third", "fourth"]
    word = written.split(maxsplit=1)[0]
    return f"{written[-4:]}-{33 + (order.index(word) if word in order else int(word[1]) - 1)}", "quarter"


def _decade(written: str) -> Moment | None:
    if len(written) == len("1990s"):
        return f"{written[:3]}X", "decade"
    return f"19{written[1]}X", "decade", None, None, False, "the century is not written"


def _century(written: str) -> Moment | None:
    words = {"nineteenth": 19, "twentieth": 20, "twenty-first": 21}
    return f"{(words.get(written.split(maxsplit=1)[0]) or _numbers(written)[0]) - 1}XX", "century"


def _range(written: str) -> Moment | None:
    first, last = written[:4], written[5:]
    last = last if len(last) == len(first) else first[:2] + last
    return (f"{first}/{last}", "interval") if first < last else None


def _year(written: str) -> Moment | None:
    return written, "year"


WRITTEN: dict[str, Callable[[str], Moment | None]] = {
    "iso": _iso, "dotted": _dotted, "slashed": _slashed, "pair": _pair, "my": _month_year, "season": _season, "quarter": _quarter,
    "decade": _decade, "century": _century, "range": _range, "year": _year,
}  # fmt: skip
"""Sort of date → reader of its words."""
