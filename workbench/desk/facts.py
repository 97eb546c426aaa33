"""What the pipeline read in a mark, and why it suggests it, in words: reasons for and against, figures, dates, mended quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.models import Kind, Span
from annotations.services.correct_details import stated
from workbench.desk.dates import shown_date

AGAINST = "less: "
TOLD_ELSEWHERE = ("said by ", "neutral: ", "denies it", "mended: ")
"""Beginnings of reasons that the panel shows in a place of their own."""
COMPARATORS = {
    ">": gettext_lazy("more than"),
    ">=": gettext_lazy("at least"),
    "<": gettext_lazy("less than"),
    "<=": gettext_lazy("at most"),
    "≈": gettext_lazy("about"),
    "≲": gettext_lazy("nearly"),
    "=": gettext_lazy("exactly"),
}
SEASONS = {"21": gettext_lazy("spring"), "22": gettext_lazy("summer"), "23": gettext_lazy("autumn"), "24": gettext_lazy("winter")}
GRANULARITIES = {
    "day": gettext_lazy("to the day"),
    "month": gettext_lazy("to the month"),
    "year": gettext_lazy("to the year"),
    "season": gettext_lazy("to the season"),
    "decade": gettext_lazy("to the decade"),
    "century": gettext_lazy("to the century"),
}


def weighed(span: Span) -> dict[str, Any]:
    """Reasons for the suggestion and against it, its calibrated chance to be worth checking, and its rank in the article."""
    told = [str(reason) for reason in span.reasons if not str(reason).startswith(TOLD_ELSEWHERE)]
    place, chance = span.details.get("percentile"), span.details.get("chance")
    return {
        "for": [reason for reason in told if not reason.startswith(AGAINST)],
        "against": [reason.removeprefix(AGAINST) for reason in told if reason.startswith(AGAINST)],
        "percentile": round(100 * place) if isinstance(place, int | float) else None,
        "score": chance if isinstance(chance, int | float) else None,
    }


def facts(span: Span) -> list[dict[str, Any]]:
    """Rows of name and value for components/facts.html."""
    read = {Kind.QUANTITY: _quantity, Kind.FRAMING: _framing, Kind.QUOTATION: _marks}.get(Kind(span.label.kind))
    return [{"name": name, "value": value} for name, value in read(span.details)] if read else []


def details_form(span: Span) -> dict[str, Any] | None:
    """Context of components/details_form.html; None for kinds without details of their own."""
    kind = Kind(span.label.kind)
    if kind not in {Kind.QUANTITY, Kind.FRAMING}:
        return None
    read, sorts = span.details, {"number": _("Number"), "date": _("Date")}
    if read.get("type") and read["type"] not in sorts:
        sorts[read["type"]] = str(read["type"]).capitalize()
    comparators = {value: str(name) for value, name in COMPARATORS.items()}
    if read.get("comparator"):
        comparators.setdefault(str(read["comparator"]), str(read["comparator"]))
    return {
        "kind": kind,
        "sorts": [{"value": value, "name": name} for value, name in sorts.items()],
        "comparators": [{"value": value, "name": f"{name} ({value})"} for value, name in comparators.items()],
        **stated(span),
    }


def _quantity(read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if read.get("type") == "date":
        yield from _date(read)
        return
    part = _("%(n)s of %(all)s") % {"n": read["numerator"], "all": read["denominator"]} if read.get("denominator") else ""
    yield _("Value"), part or figure(read.get("value")) or _("none is stated")
    if read.get("comparator"):
        written = read.get("comparator_text")
        words = COMPARATORS.get(read["comparator"], read["comparator"])
        yield _("Comparator"), f"{words} (“{written}”)" if written and written != words else str(words)
    yield _("Unit"), str(read.get("unit") or _("none is stated"))
    for name, label in (("currency", _("Currency")), ("period", _("Period"))):
        if read.get(name):
            yield label, when(str(read[name]))


def _date(read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    value, granularity = read.get("value"), str(read.get("granularity") or "")
    known = when(str(value)) if value else _("cannot be known from the text")
    precision = GRANULARITIES.get(granularity, granularity)
    yield _("Date"), f"{known}, {precision}" if value and precision else known
    anchor = read.get("anchor")
    if anchor and anchor != "unresolved":
        yield _("Resolved by"), str(anchor)
    if read.get("qualifier"):
        yield _("Qualifier"), str(read["qualifier"])


def _framing(read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield _("Neutral gloss"), str(read.get("gloss") or _("none yet"))


def _marks(read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if read.get("repair"):
        yield _("Quotation marks"), _("mended: %(how)s") % {"how": read["repair"]}
    elif read.get("mixed_marks"):
        yield _("Quotation marks"), _("opened and closed with different marks")


def when(stated: str) -> str:
    """A date as it is known: `199X` → 1990s, `2020-23` → autumn 2020 (EDTF), others as the desk writes dates."""
    season = SEASONS.get(stated[5:]) if len(stated) == 7 else None
    if season:
        return f"{season} {stated[:4]}"
    return f"{stated[:3]}0s" if len(stated) == 4 and stated.endswith("X") else shown_date(stated)


def figure(value: Any) -> str:
    """A number with its thousands apart; a range by its two ends; anything else as it stands."""
    if isinstance(value, list | tuple):
        return "–".join(figure(one) for one in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    whole = int(value) if float(value).is_integer() else value
    return number_format(whole, use_l10n=True, force_grouping=True)
