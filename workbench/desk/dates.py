"""Dates as the desk writes them: as far as they are known, never further."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

MONTHS = (
    pgettext_lazy("short month", "Jan"), pgettext_lazy("short month", "Feb"), pgettext_lazy("short month", "Mar"),
    pgettext_lazy("short month", "Apr"), pgettext_lazy("short month", "May"), pgettext_lazy("short month", "Jun"),
    pgettext_lazy("short month", "Jul"), pgettext_lazy("short month", "Aug"), pgettext_lazy("short month", "Sep"),
    pgettext_lazy("short month", "Oct"), pgettext_lazy("short month", "Nov"), pgettext_lazy("short month", "Dec"),
)  # fmt: skip
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
    return _day(when) if day else pgettext("a month", "%(month)s %(year)s") % {"month": MONTHS[when.month - 1], "year": year}


def day(moment: date | None) -> str:
    """A day, or a moment as its day; nothing for none."""
    return _day(moment) if moment else ""


def day_and_time(moment: datetime) -> str:
    """A moment to the minute, in UTC as everywhere on the desk."""
    return _("%(day)s, %(time)s") % {"day": _day(moment), "time": f"{moment:%H:%M}"}


def _day(when: date) -> str:
    return pgettext("a day", "%(day)s %(month)s %(year)s") % {"day": when.day, "month": MONTHS[when.month - 1], "year": when.year}
