"""Numbers and dates: the share of hand-made expressions from ordinary news that is read as a careful reader reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotations.evaluation.expected_dates import DATES, NO_DATES, PUBLISHED
from annotations.evaluation.expected_numbers import NO_NUMBERS, NUMBERS
from annotations.evaluation.figures import Figure
from annotations.segmentation.quantities.quantities import QuantityFound, find_quantities

_SET = "hand-made expressions"


def measure(_data: Path | None) -> Iterator[Figure]:
    """Share right of the hand-made numbers and dates, sentences without any included; nothing but the repository is needed."""
    numbers = [is_number_right(text, dict(wanted)) for text, wanted in NUMBERS]
    numbers += [not any(one.details["type"] != "date" for one in _read(text)) for text in NO_NUMBERS]
    dates = [is_date_right(text, value, granularity) for text, value, granularity in DATES]
    dates += [not any(one.details["type"] == "date" for one in _read(text)) for text in NO_DATES]
    yield Figure("quantities", f"{_SET} ({len(numbers)})", "numbers right", sum(numbers) / len(numbers), target=1.0)
    yield Figure("quantities", f"{_SET} ({len(dates)})", "dates right", sum(dates) / len(dates), target=1.0)


def is_number_right(marked: str, wanted: dict[str, object]) -> bool:
    """Whether a number stands exactly between the marks and holds what is wanted of it."""
    span, text = unmarked(marked)
    return any(one.span == span and all(one.details.get(key) == value for key, value in wanted.items()) for one in _read(text))


def is_date_right(marked: str, value: str | None, granularity: str) -> bool:
    """Whether a date stands exactly between the marks, with this value and granularity, and no other beside it."""
    span, text = unmarked(marked)
    dates = [one for one in _read(text) if one.details["type"] == "date"]
    return [(one.span, one.details["value"], one.details["granularity"]) for one in dates] == [(span, value, granularity)]


def unmarked(marked: str) -> tuple[tuple[int, int], str]:
    """The extent between ⟦ and ⟧ and the text without them."""
    start = marked.index("⟦")
    return (start, marked.index("⟧") - 1), marked.replace("⟦", "").replace("⟧", "")


def _read(text: str) -> list[QuantityFound]:
    return find_quantities(text, 0, len(text), published=PUBLISHED)
