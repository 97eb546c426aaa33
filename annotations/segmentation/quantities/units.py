"""What stands around a number: comparator before it; unit, currency and "a year" behind it."""

from __future__ import annotations

import re

from annotations.segmentation.lexicon import lexicon

COMPARATORS = (
    ("no fewer than", ">="), ("no less than", ">="), ("not less than", ">="), ("at least", ">="), ("a minimum of", ">="),
    ("no more than", "<="), ("not more than", "<="), ("at most", "<="), ("up to", "<="), ("as many as", "<="), ("as much as", "<="),
    ("a maximum of", "<="), ("more than", ">"), ("greater than", ">"), ("upwards of", ">"), ("in excess of", ">"), ("well over", ">"),
    ("just over", ">"), ("over", ">"), ("above", ">"), ("exceeding", ">"), ("fewer than", "<"), ("less than", "<"), ("just under", "<"),
    ("under", "<"), ("below", "<"), ("almost", "≲"), ("nearly", "≲"), ("not quite", "≲"), ("close to", "≈"), ("approximately", "≈"),
    ("roughly", "≈"), ("around", "≈"), ("about", "≈"), ("some", "≈"), ("an estimated", "≈"), ("estimated", "≈"), ("exactly", "="),
    ("precisely", "="), ("only", "="), ("just", "="),
)  # fmt: skip
"""Wording and what it says of the value; the longer of two that fit stands first."""
_BY_LAST: dict[str, list[tuple[str, str]]] = {}
for _phrase, _sign in COMPARATORS:
    _BY_LAST.setdefault(_phrase.split()[-1], []).append((_phrase, _sign))
CURRENCIES = {
    "US$": "USD", "USD": "USD", "C$": "CAD", "CA$": "CAD", "CAD": "CAD", "A$": "AUD", "AU$": "AUD", "AUD": "AUD", "NZ$": "NZD",
    "HK$": "HKD", "R$": "BRL", "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "₹": "INR", "₽": "RUB", "RUB": "RUB", "₺": "TRY",
    "₼": "AZN", "AZN": "AZN", "₴": "UAH", "₾": "GEL", "₪": "ILS", "₩": "KRW", "AMD": "AMD", "CHF": "CHF", "euros": "EUR", "euro": "EUR",
    "manats": "AZN", "manat": "AZN", "drams": "AMD", "rubles": "RUB", "roubles": "RUB", "yen": "JPY", "rupees": None, "us dollars": "USD",
    "u.s. dollars": "USD", "pounds sterling": "GBP", "shekels": "ILS", "hryvnia": "UAH",
}  # fmt: skip
"""Sign or word → ISO 4217 code, only where it can be no other country's: "$" and "pounds" have none."""
_LAST_WORD = re.compile(r"(?P<word>[a-z]+) \Z")
_TAKES_OBJECT = re.compile(
    r"\b(?:fight(?:s|ing)?|fought|(?:disput|clash|argu)(?:es?|ed|ing)?|clashes|control|wars?|battles?|power|sovereignty|rights|talk(?:s|ed|ing)?"
    r"|li(?:e|es|ed)|lying|car(?:e|es|ed)|claims?|kn(?:ow|ows|ew)|warn(?:s|ed|ing|ings)?|concern(?:s|ed)?|worr(?:y|ies|ied)|questions?"
    r"|stor(?:y|ies)|complain(?:s|ed|ts?)|lawsuits?|debates?|doubts?|allegations?|rows?|quarrels?|quarrelled|feud) \Z",
    re.IGNORECASE,
)
"""Words whose "over" or "about" belongs to them and not to the number behind it."""
_NEXT_WORD = re.compile(r"[ \u00a0-](?P<word>(?:U\.S\.|[^\W\d_][\w'’-]*))")
_PERCENT = re.compile(r"[ \u00a0-]?%|[ -](?:percentage[ -]points?|basis points?|per ?cent|percent|pct)\b", re.IGNORECASE)
_DEGREES = re.compile(r" ?°[CF]?| degrees(?: (?:Celsius|Fahrenheit|C|F)\b)?")
_OLD = re.compile(r"[ -](?P<unit>year|month|week|day)s?[ -]olds?\b")
_AND_WORD = re.compile(r" and (?P<word>[a-z]+s)\b")
_PER = re.compile(
    r"[ -](?:(?:an?|per|each|every)[ -](?P<per>second|minute|hour|day|night|week|month|quarter|year|decade|person|head|capita|household"
    r"|gallon|barrel|pound|ton|tonne|liter|litre|mile|kilometer|kilometre|share)\b"
    r"|(?P<word>hourly|daily|weekly|monthly|annually|yearly)\b)"
)
_PERIODS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year",
            "capita": "person"}  # fmt: skip
_UNITS = lexicon(
    "people men women children police personnel staff cattle troops km kg cm mm mph mw gw kwh gb mb tb sq m day week month year hour minute"
    " second mile meter metre decade century degree dollar euro hectare barrel person kilometer kilometre tonne ton foot feet inch acre"
    " gallon pound liter litre yen manat percent percentage point vote seat fatality hryvnia cent page member country nation fold time"
)
_NO_UNIT = lexicon(
    "mars was is has his this its as thus plus minus versus us across towards besides always perhaps yes does goes says vs previous various"
    " serious religious indigenous famous years' days' unless whereas afterwards sometimes nevertheless less"
)
STOP_WORDS = lexicon(
    "of to in on at by for from with and or but the a an that which who were are had have been than into over while when where after before"
    " since until belonged he she it they we you i his her their our my your if as not will would can could may be being so because"
    " according more now about under said told during each per between all were"
)
_LOOKED_AT = 4


def comparator_before(text: str, at: int, floor: int) -> tuple[int, str | None, str | None]:
    """Where the comparator directly before a number begins, its wording and its sign."""
    before = text[max(floor, at - 18) : at].replace("\u00a0", " ").lower()
    last = _LAST_WORD.search(before)
    if last is None or last["word"] in ("a", "an", "the"):
        return at, None, None
    for phrase, sign in _BY_LAST.get(last["word"], ()):
        if before.endswith(phrase + " ") and not before[: -len(phrase) - 1][-1:].isalnum():
            start = at - len(phrase) - 1
            if phrase in ("over", "about") and _TAKES_OBJECT.search(text, max(floor, start - 20), start):
                return at, None, None
            return start, phrase, sign
    return at, None, None


def read_unit(text: str, at: int, end: int, *, any_noun: bool = False) -> tuple[str | None, int]:
    """Percent, degrees, an age, or the first plural noun among the next words; its wording and where it ends."""
    percent = _PERCENT.match(text, at, end)
    if percent is not None:
        word = percent.group().strip(" -\u00a0").lower()
        return ("percentage points" if "percentage" in word else "basis points" if "basis" in word else "%"), percent.end()
    old = _OLD.match(text, at, end)
    if old is not None:
        return f"{old['unit']}s old", old.end()
    degrees = _DEGREES.match(text, at, end)
    if degrees is not None:
        return degrees.group().strip(), degrees.end()
    return _noun(text, at, end, any_noun=any_noun)


def _noun(text: str, at: int, end: int, *, any_noun: bool) -> tuple[str | None, int]:
    stop, first = at, True
    for _ in range(_LOOKED_AT):
        following = _NEXT_WORD.match(text, stop, end)
        if following is None or following["word"].lower() in STOP_WORDS:
            break
        word, stop = following["word"], following.end()
        low = word.lower()
        if low in ("square", "cubic") and (area := _NEXT_WORD.match(text, stop, end)) is not None:
            return f"{word} {area['word']}", area.end()
        if is_counted(low):
            more = _AND_WORD.match(text, stop, end)
            whole = "US dollars" if low == "dollars" and text[at:stop].strip().startswith(("US", "U.S.")) else word
            return (word + more.group(), more.end()) if more and low not in _UNITS else (whole, stop)
        if any_noun and low.isalpha() and (not first or low not in _ADJECTIVES):
            return word, stop
        first = False
    return None, at


_ADJECTIVES = lexicon("annual straight consecutive largest biggest highest lowest most presidential congressional")


def is_counted(low: str) -> bool:
    """A word for things counted: a listed one, or one that looks like a plural."""
    if low in _UNITS or low.split("-", maxsplit=1)[0] in ("square", "cubic") or low.removesuffix("s") in _UNITS:
        return True
    return len(low) > 3 and low.endswith("s") and low not in _NO_UNIT and not low.endswith(("ss", "'s", "’s", "ous"))


def read_per(text: str, at: int) -> tuple[str | None, int]:
    """What a number is per, as "a year", "per day" or "annually" behind a number and its unit say, and where that ends."""
    match = _PER.match(text, at, at + 24)
    if match is None:
        return None, at
    word = match["per"] or match["word"]
    return _PERIODS.get(word, word), match.end()
