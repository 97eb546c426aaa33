"""Quantities in running text: value, unit and comparator as written, shares and ranges, and dates with their granularity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from annotations.segmentation.found import Span
from annotations.segmentation.lexicon import any_of, lexicon
from annotations.segmentation.quantities.counts import read_count
from annotations.segmentation.quantities.dates import DateFound, find_dates

_COUNTED = {f"a {word}" for word in lexicon("hundred thousand million billion trillion dozen third quarter fifth tenth")}
_STARTS = _COUNTED | {"several dozen"} | lexicon(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    " thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen scores tens half quarter"
)
_ANCHOR = re.compile(
    rf"[0-9 \n\u00a0(“\"‘—–-](?:(?<=[0-9])[0-9]*|(?<=[^0-9])(?P<word>{any_of([*_STARTS, *(word.capitalize() for word in _STARTS)])}))"
)
_PERIOD = re.compile(r"[^.;:?!\d()]{0,60}?\b(?P<word>since|in|during|between|from|until|by|over|as of)(?: the)? \Z")

_LENGTHS = lexicon("second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries")
_FEW = 12


@dataclass(frozen=True, slots=True)
class QuantityFound:
    """One quantity or date: its extent and what was read in it, ready to be stored.

    ``details`` of a number: ``type`` (number, ordinal, ratio), ``value``, ``unit``, ``comparator`` and its wording, and where written
    ``low`` and ``high``, ``scale``, ``currency`` (ISO 4217), ``per``, ``period``. Of a date: EDTF-like ``value``, ``granularity``,
    ``anchor``, ``qualifier``, ``certain``.
    """

    span: Span
    details: Mapping[str, object]
    reasons: tuple[str, ...]


def find_quantities(text: str, start: int, end: int, *, published: date | None = None) -> list[QuantityFound]:
    """Numbers with unit and comparator, and dates, of ``text[start:end]``, in order, without overlap."""
    dates = find_dates(text, start, end, published=published)
    found = [_date_quantity(found_date) for found_date in dates]
    begun, at = start, 0
    for place in _places(text, start, end):
        while at < len(dates) and dates[at].end <= place:
            at += 1
        if place < max(begun, start) or (at < len(dates) and dates[at].start <= place):
            continue
        ceiling = min(end, dates[at].start) if at < len(dates) else end
        count = read_count(text, place, begun, ceiling)
        if count is not None:
            begun = count.span[1]
            found.append(_with_period(text, QuantityFound(*count), dates[at] if at < len(dates) else None))
    return sorted(found, key=lambda quantity: quantity.span)


def _places(text: str, start: int, end: int) -> Iterator[int]:
    """Where a number may begin: at digits, or at a number word after a blank or an opening mark."""
    if start == 0 and text[:1].isalpha():
        yield 0
    for anchor in _ANCHOR.finditer(text, max(0, start - 1), end):
        yield anchor.start() + (1 if anchor["word"] else 0)


def _date_quantity(found: DateFound) -> QuantityFound:
    details: dict[str, object] = {"type": "date", "value": found.value, "granularity": found.granularity, "anchor": found.anchor}
    reasons = ["date", f"to the {found.granularity}"]
    if found.qualifier:
        details["qualifier"] = found.qualifier
        reasons.append(f"“{found.qualifier}”: not the whole of it")
    if found.value is None:
        reasons.append("names no time that can be computed" if found.anchor == "vague" else "cannot be resolved without a publication date")
    elif found.value.startswith("XXXX"):
        reasons.append("year not written")
    elif found.anchor:
        reasons.append(f"resolved against the {found.anchor}")
    if not found.certain:
        details["certain"] = False
        reasons.append(found.doubt or "may mean another one")
    return QuantityFound((found.start, found.end), details, tuple(reasons))


def _happens(details: Mapping[str, object]) -> bool:
    """A number of things that can come about in a time: not a length of time, and more than the few that merely stand in the sentence."""
    value = details["value"]
    return str(details["unit"]).split(maxsplit=1)[0] not in _LENGTHS and (not isinstance(value, int) or value > _FEW)


def _with_period(text: str, quantity: QuantityFound, following: DateFound | None) -> QuantityFound:
    """The time a number is said to hold for, where a date with "since", "in" and the like follows in the same clause."""
    stop = quantity.span[1]
    if following is None or following.value is None or not 0 <= following.start - stop <= 64 or not _happens(quantity.details):
        return quantity
    link = _PERIOD.fullmatch(text, stop, following.start)
    if link is None:
        return quantity
    known = following.value
    value = {"since": f"{known}/..", "until": f"../{known}", "by": f"../{known}"}.get(link["word"], known)
    return QuantityFound(quantity.span, {**quantity.details, "period": value}, (*quantity.reasons, f"period: {value}"))
