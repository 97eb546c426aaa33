"""Dates as the desk writes them: as far as they are known, never further."""

from __future__ import annotations

import re
from datetime import date

from django.utils.dates import MONTHS_3

_KNOWN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def shown_date(stated: str) -> str:
    """`2023-02-28` → 28 Feb 2023, `2023-02` → Feb 2023, `2023` → 2023; anything else as it stands."""
    found = _KNOWN.match(stated or "")
    if not found:
        return stated or ""
    year, month, day = found.groups()
    if not month:
        return year
    try:
        when = date(int(year), int(month), int(day or 1))
    except ValueError:  # a day that no calendar has
        return stated
    name = str(MONTHS_3[when.month]).title()
    return f"{when.day} {name} {when.year}" if day else f"{name} {year}"
