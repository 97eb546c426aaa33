"""Correcting what was read in a mark: value, comparator and unit of a quantity, a date, the neutral gloss of a framing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db import transaction

from annotations.access import Access
from annotations.errors import Conflict, Invalid
from annotations.models import Kind, Origin, Span
from annotations.services.change_span import open_span, save_span
from annotations.undoing import remember

COMPARATORS = (">", ">=", "<", "<=", "≈", "≲", "=")
SORTS = ("number", "date")
GRANULARITIES = {4: "year", 7: "month", 10: "day"}
"""How precise a date is, by its length; decades (199X) and seasons (2020-23, the autumn) say so themselves, as in EDTF."""
OWN = ("unit", "gloss", "comparator")
"""Details that are corrected each by itself; all others make up the value."""
LONGEST = 300
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_RANGE = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)[–-]([0-9]{1,15}(?:\.[0-9]{1,6})?)")
_DECADE = re.compile(r"[0-9]{3}X")
_SEASON = re.compile(r"[0-9]{4}-2[1-4]")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@transaction.atomic
def correct_details(
    *, by: Access, span: Span, sort: str | None = None, value: str | None = None, comparator: str | None = None,
    unit: str | None = None, gloss: str | None = None,
) -> Span:  # fmt: skip
    """Say what a quantity or framing means: None leaves a field, "" says that nothing is stated.

    `sort` is number or date; `value` a number ("12850", "2.5"), a range ("12–15") or a date as precise as it is known ("199X", "2022",
    "2022-12", "2022-12-09"); `comparator` one of COMPARATORS. What stands there already is taken as it is,
    and the value that the pipeline had read brings back all that it had read of it.
    What the pipeline had read stays in `details["suggested"]`.
    """
    span = open_span(by, span)
    given = {"sort": sort, "value": value, "comparator": comparator, "unit": unit, "gloss": gloss}
    wanted = {name: one for name, one in given.items() if one is not None}
    allowed = {Kind.QUANTITY: {"sort", "value", "comparator", "unit"}, Kind.FRAMING: {"gloss"}}.get(Kind(span.label.kind), set())
    if set(wanted) - allowed:
        raise Conflict("A mark of this kind has no such details.", reason="no_such_details")
    read = _read(span.details, wanted)
    changed = {name: one for name, one in read.items() if span.details.get(name) != one}
    if not changed:
        return span
    before = {name: span.details.get(name) for name in changed}
    if span.origin == Origin.MACHINE:
        changed["suggested"] = {**before, **span.details.get("suggested", {})}
    was = stated(span)
    span.details = {**span.details, **changed}
    remember(by=by, verb="span.details", obj=f"span:{span.pk}", before=was, after=stated(span))
    return save_span(by, span, "span.details", fields=sorted(before))


def stated(span: Span) -> dict[str, str]:
    """The details as they are given here; given again, they bring back what was."""
    if span.label.kind == Kind.FRAMING:
        return {"gloss": str(span.details.get("gloss") or "")}
    said = {"sort": str(span.details.get("type") or "number"), "value": _written(span.details)}
    return said | {name: str(span.details.get(name) or "") for name in ("comparator", "unit")}


def _read(stored: dict[str, Any], wanted: dict[str, str]) -> dict[str, Any]:
    """The details as they are stored."""
    for name in ("unit", "gloss"):
        if len(wanted.get(name, "")) > LONGEST:
            raise Invalid(f"At most {LONGEST} characters.", field=name, reason="too_long", limit=LONGEST)
    found: dict[str, Any] = {name: wanted[name].strip() or None for name in ("unit", "gloss") if name in wanted}
    suggested = stored.get("suggested", {})
    if "sort" in wanted or "value" in wanted:
        sort, value = wanted.get("sort") or stored.get("type") or "number", wanted.get("value", _written(stored)).strip()
        if (sort, value) == _meant({**stored, **suggested}):
            found |= {name: one for name, one in suggested.items() if name not in OWN}
        elif (sort, value) != _meant(stored):
            found |= _value(sort, value, stored)
    if "comparator" in wanted:
        if wanted["comparator"] not in {"", *COMPARATORS, stored.get("comparator"), suggested.get("comparator")}:
            raise Invalid(f"A comparator is one of {' '.join(COMPARATORS)}.", field="comparator", reason="unknown_value")
        found["comparator"] = wanted["comparator"] or None
    return found


def _meant(details: dict[str, Any]) -> tuple[str, str]:
    return details.get("type") or "number", _written(details)


def _written(details: dict[str, Any]) -> str:
    """The value as a form holds it."""
    return "" if details.get("value") is None else str(details["value"])


def _value(sort: str, value: str, stored: dict[str, Any]) -> dict[str, Any]:
    if sort not in {*SORTS, stored.get("type")}:
        raise Invalid("A quantity is a number or a date.", field="sort", reason="unknown_value")
    plain = re.sub(r"[,\s]", "", value)
    if sort == "date":
        return _date(value)
    ends = _RANGE.fullmatch(plain)
    if ends:
        return {"type": sort, "value": f"{ends[1]}–{ends[2]}", "low": _number(ends[1]), "high": _number(ends[2])}
    return {"type": sort, "value": _number(plain), **{name: None for name in ("low", "high", "numerator", "denominator") if name in stored}}


def _number(plain: str) -> int | float | None:
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain):
        raise Invalid("A number in digits, e.g. 12850 or 2.5, or a range, 12–15.", field="value", reason="wrong_type")
    return float(plain) if "." in plain else int(plain)


def _date(value: str) -> dict[str, Any]:
    """A date as precise as it is written, never further; what a person says needs no anchor."""
    if not value:
        return {"type": "date", "value": None}
    rough = "decade" if _DECADE.fullmatch(value) else "season" if _SEASON.fullmatch(value) else ""
    if rough:
        return {"type": "date", "value": value, "granularity": rough, "anchor": None}
    if not (_DATE.fullmatch(value) and _in_calendar(value + "0000-01-01"[len(value) :])):
        raise Invalid("A date as far as it is known: 2022, 2022-12 or 2022-12-09.", field="value", reason="wrong_type")
    return {"type": "date", "value": value, "granularity": GRANULARITIES[len(value)], "anchor": None}


def _in_calendar(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
