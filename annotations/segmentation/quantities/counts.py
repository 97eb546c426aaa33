"""One number in running text: what is counted, compared, shared or ranged over, and what only names ("page 12") left out."""

from __future__ import annotations

import re
from typing import NamedTuple

from annotations.segmentation.found import Span
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.quantities.numerals import Numeral, read_numeral
from annotations.segmentation.quantities.shares import Share, read_fraction, read_one_in
from annotations.segmentation.quantities.units import CURRENCIES, comparator_before, read_per, read_unit

_CURRENCY = re.compile(r"(?:(?:US|AU|CA|NZ|HK|C|A|R)?[$€£¥₹₽₺₼₴₾₪₩]|(?:USD|EUR|GBP|AZN|RUB|AMD|CHF|CAD|AUD)) ?\Z")
_LINK = re.compile(r"(?P<unit> ?%)?(?P<link> ?[-–—] ?| to | and | or )(?P<currency>[$€£¥₹₽]?)")
_FROM = re.compile(r"(?P<word>between the ages of|(?:anywhere )?(?:between|from)) [$€£]?\Z", re.IGNORECASE)
_NAMED = re.compile(r"\b[A-Z][a-z]+ \Z")
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|grew|grown|grow|jumped|dropped|declined|increased|climbed|slipped|sank|went|up"
    r"|down|moved|(?:cut|raised|lowered|reduced|lifted)(?: [a-z]+){0,4}) \Z"
)
_CLOCK = re.compile(r" ?(?:[ap]\.?m\b|o['’]clock)|:\d\d", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_WORDING = {">=": "a lower bound", "<=": "an upper bound", ">": "more than stated", "<": "less than stated",
            "≲": "slightly less than stated", "≈": "approximate", "=": "exact", "between": "a range"}  # fmt: skip



class Count(NamedTuple):
    """A number with its extent, what was read in it and the reasons; ``QuantityFound`` says what the details hold."""

    span: Span
    details: dict[str, object]
    reasons: tuple[str, ...]


def read_count(text: str, at: int, floor: int, end: int) -> Count | None:
    """The number that begins at a place, with what stands around it, not before ``floor``; None where nothing is counted."""
    digits = text[at].isdigit()
    fraction = None if digits else read_fraction(text, at, end)
    if fraction is not None:
        return _share(text, fraction, at, floor)
    if text[at - 1 : at] in (".", ",", "/", ":", "#", "@") and at > floor and (text[at - 2 : at - 1].isalnum() or text[at - 1] in "#@"):
        return None
    if at > floor and (text[at - 1].isalnum() or text[at - 1] == "_") and not _CURRENCY.search(text, max(floor, at - 5), at):
        return None
    currency = _CURRENCY.search(text, max(floor, at - 5), at) if digits else None
    numeral = read_numeral(text, at, end, money=currency is not None)
    if numeral is None or _CLOCK.match(text, numeral.end, end):
        return None
    if text[numeral.end : numeral.end + 1] in ("/", ":") and text[numeral.end + 1 : numeral.end + 2].isdigit():
        return None
    named = text[at].isupper() and _NAMED.search(text, max(floor, at - 24), at) is not None
    share = None if currency or named else read_one_in(text, numeral, end)
    return _share(text, share, at, floor) if share else _number(text, at, currency, numeral, floor, end)


def _number(
    text: str, at: int, currency: re.Match[str] | None, first: Numeral, floor: int, end: int
) -> Count | None:
    """One number, or the two ends of a range, with what stands before and after."""
    begin = currency.start() if currency else at
    ordinal = _ORDINAL.match(text, first.end, end) if first.digits and first.scale is None else None
    if ordinal is not None:
        unit, stop = read_unit(text, ordinal.end(), end, any_noun=True)
        return _found(text, (begin, stop), first.value, unit, (None, None), floor, sort="ordinal") if unit else None
    last = _range_end(text, first, begin, floor, end)
    high = last if last is not None else first
    glued = text[high.end : high.end + 1]
    if (glued.isalnum() or glued == "_") or (glued == "." and text[high.end + 1 : high.end + 2].isdigit()):
        return None
    behind = high.end + 3 if first.value is None and text.startswith(" of ", high.end) else high.end
    unit, stop = (currency.group().strip(), high.end) if currency else read_unit(text, behind, end)
    stop = stop if unit else high.end
    if unit is None and first.digits and _is_label(text, begin, floor, high.end):
        return None
    if unit is None and not first.digits and (first.value is None or first.value <= 12):
        return None
    if first.value == 1 and not first.digits and unit not in _LASTING:
        return None
    ends = _ends(first, last)
    found = _found(text, (begin, stop), first.value, unit, ends, floor, scale=high.scale, currency=currency.group() if currency else "")
    doubt = first.doubt or high.doubt
    return Count(found.span, {**found.details, "certain": False}, (*found.reasons, doubt)) if doubt else found


def _is_label(text: str, at: int, floor: int, end: int) -> bool:
    """A number that names and does not count: "page 12", "Boeing 737", "401(k)", or one of a score, "24-17"."""
    if text[end : end + 1] == "(" or (end - at > _LONGEST_PLAIN and text[at:end].isdigit()):
        return True
    if text[end : end + 1] in _DASHES and text[end + 1 : end + 2].isdigit():
        return True
    if at > floor and text[at - 1] in _DASHES and text[at - 2 : at - 1].isdigit():
        return True
    label = _LABEL.search(text, max(floor, at - 24), at)
    if label is None:
        return False
    return label["word"].lower().rstrip(".") in _LABELS or (label["word"][0].isupper() and label["before"] is not None)


_LONGEST_PLAIN = 8
_DASHES = frozenset("-–")
_LABEL = re.compile(r"(?P<before>[A-Za-z,’'] )?(?P<word>[^\W\d_][\w.-]*) \Z")
_LABELS = lexicon("page pages room article section chapter no number highway route interstate flight channel title proposition line item")
_LASTING = frozenset(["day", "week", "month", "year", "hour", "decade", "century", "percent", "%"])


def _ends(first: Numeral, last: Numeral | None) -> tuple[float | None, float | None]:
    """Low and high of a range; a scale behind the second belongs to both: "5 to 10 million"."""
    if last is None or first.value is None or last.value is None:
        return None, None
    low = first.value * last.scale if last.scale and not first.scale and first.value * last.scale <= last.value else first.value
    return low, last.value


def _range_end(text: str, first: Numeral, begin: int, floor: int, end: int) -> Numeral | None:
    """The second number of "between 5 and 10", "5 to 10" or "5-10"; None where it does not rise or "and" merely lists."""
    link = _LINK.match(text, first.end, end)
    if link is None or first.value is None:
        return None
    opened = _FROM.search(text, max(floor, begin - 24), begin)
    if link["link"] == " and " and not (opened and "between" in opened["word"].lower()):
        return None
    if link["link"] == " or ":
        return None
    if opened and opened["word"].lower() == "from" and _CHANGED.search(text, max(floor, opened.start() - 40), opened.start()):
        return None
    last = read_numeral(text, link.end(), end, money=bool(link["currency"]))
    if last is None or last.value is None or last.digits != first.digits or _CLOCK.match(text, last.end, end):
        return None
    return last if last.value > first.value else None


def _found(
    text: str, span: Span, value: float | None, unit: str | None, ends: tuple[float | None, float | None], floor: int,
    *, sort: str = "number", scale: int | None = None, currency: str = "",
) -> Count:  # fmt: skip
    begin, phrase, sign = comparator_before(text, span[0], floor)
    details: dict[str, object] = {"type": sort, "value": _plain(value), "unit": unit, "comparator": sign, "comparator_text": phrase}
    low, high = ends
    if low is not None and high is not None:
        opened = _FROM.search(text, max(floor, span[0] - 24), span[0])
        begin, phrase = (opened.start(), opened["word"].lower()) if opened else (begin, phrase)
        details |= {"value": f"{_plain(low)}–{_plain(high)}", "low": _plain(low), "high": _plain(high)}
        details |= {"comparator": sign if sign and not opened else "between", "comparator_text": phrase}
    code = CURRENCIES.get(currency.strip() or (unit or "").lower())
    per, stop = read_per(text, span[1])
    more = {"scale": scale, "currency": code, "per": per}
    details |= {key: one for key, one in more.items() if one is not None}
    sign, phrase = details["comparator"], details["comparator_text"]  # type: ignore[assignment]
    reasons = [sort]
    reasons += [f"“{phrase}”: {_WORDING[sign]}" if phrase else _WORDING[sign]] if sign else []
    reasons += [f"unit: {unit}" if unit else "no unit stated"]
    return Count((begin, stop), details, tuple(reasons))


def _share(text: str, share: Share, at: int, floor: int) -> Count:
    begin, phrase, sign = comparator_before(text, at, floor)
    details = {"type": "ratio", "value": share.value, "unit": share.of, "comparator": sign, "comparator_text": phrase,
               "numerator": share.numerator, "denominator": share.denominator}  # fmt: skip
    reasons = ["a share", f"{share.numerator} of {share.denominator}", *([f"“{phrase}”: {_WORDING[sign]}"] if phrase and sign else [])]
    return Count((begin, share.end), details, tuple(reasons))


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
