"""Dates in running text, with the granularity that is written and no more.

Values are EDTF-like (ISO 8601-2): ``2022-12-12``, ``2021-01``, ``2020``, ``2020-23`` (autumn), ``2021-34`` (second quarter), ``199X``,
``2020/2022``, ``{2022-12-03,2022-12-07}``, ``XXXX-12-12`` where the year is not written. A weekday, "last month" or a date without a year
is resolved only against a publication date, and says so in ``anchor``. What is written out is
read by ``written_dates``, what leans on the publication date by ``moments``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.quantities.calendar_words import DAY, MONTH, MONTH_ALONE, SEASON, SPACE, WEEKDAY
from annotations.segmentation.quantities.moments import LEAD, Moment, read_ago, read_moment, read_month_alone, read_month_day, read_weekday
from annotations.segmentation.quantities.written_dates import WRITTEN

_DATE = re.compile(
    rf"(?P<iso>\d{{4}}-\d\d-\d\d(?![\d-]))"
    rf"|(?P<dotted>\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b)"
    rf"|(?P<slashed>\d{{1,2}}/\d{{1,2}}/\d{{4}}\b)"
    rf"|(?P<pair>{MONTH}{SPACE}{DAY}(?:{SPACE}(?:and|to){SPACE}|,{SPACE}|[-–])(?:{MONTH}{SPACE})?{DAY},?{SPACE}\d{{4}}\b)"
    rf"|(?P<mdy>(?:{WEEKDAY},?{SPACE})?{MONTH}{SPACE}{DAY}\b(?!,\d{{3}})(?:,?{SPACE}\d{{4}}\b)?)"
    rf"|(?P<dmy>(?:{WEEKDAY},?{SPACE}(?:the{SPACE})?)?{DAY}{SPACE}(?:of{SPACE})?{MONTH}(?!\w)(?:,?{SPACE}\d{{4}}\b)?)"
    rf"|(?P<my>{MONTH},?{SPACE}(?:of{SPACE})?\d{{4}}\b)"
    rf"|(?P<season>{SEASON}(?:{SPACE}of)?{SPACE}\d{{4}}\b(?:[-–]\d\d\b)?)"
    rf"|(?P<quarter>(?:(?:first|second|third|fourth){SPACE}quarter{SPACE}of{SPACE}|Q[1-4]{SPACE})\d{{4}}\b)"
    rf"|(?P<decade>(?:(?:1[5-9]|20)\d|['’]\d)0s\b)"
    rf"|(?P<century>(?:[12]?\d(?:st|nd|rd|th)|nineteenth|twentieth|twenty-first){SPACE}[Cc]entury\b)"
    rf"|(?P<range>(?:1[5-9]|20)\d\d[-–](?:(?:1[5-9]|20)\d\d|\d\d)(?![\d-]))"
    rf"|(?P<year>(?:1[5-9]|20)\d\d(?!\w|,\d|\.\d|%|-\d))"
    rf"|(?P<weekday>{WEEKDAY}(?!\w))"
    rf"|(?P<month>{MONTH_ALONE}(?!\w))"
    rf"|(?P<moment>(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow"
    rf"|(?:[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Pp]revious|[Cc]oming|[Ff]ollowing) (?:week|month|year|decade|century|weekend"
    rf"|spring|summer|fall|autumn|winter|quarter)(?!\w|-)"
    rf"|(?:[Ll]ast|[Pp]ast|[Nn]ext|[Rr]ecent|[Cc]oming)(?: (?:\d{{1,3}}|[a-z]{{2,9}}))? (?:days|weeks|months|years|decades)(?!\w)))"
)
_UNITS = "week|month|year|decade|century|quarter|spring|summer|fall|autumn|winter|days|weeks|months|years|decades"
_ANCHOR = re.compile(
    r"[0-9JFMASONDTWYPRCLQ'’ \n\u00a0(“\"‘](?:(?<=[0-9])[0-9]*|(?<=Q)(?=[1-4] )|(?<=['’])(?=\d0s)"
    r"|(?<=[A-Z])(?:a(?:n|r[. c]|y|t|st |ll |l)|e(?:b|p|c|d|s|xt |cent )|u(?:n|l|g|e|m|t)|p[rn]|ri|ct|o[vndm]|hu|hi|in)"
    r"|(?<=[ \n\u00a0(“\"‘])(?P<word>yesterday|to(?:day|night|morrow)|(?:spring|summer|fall|autumn|winter)(?= (?:of )?\d)|ago\b"
    r"|(?:first|second|third|fourth)(?= q)|(?:nine|twen)t(?:eenth|ieth|y-first)(?= c)"
    rf"|(?:last|this|next|past|previous|coming|following|recent)(?= (?:[a-z0-9]{{1,9}} )?(?:{_UNITS}))))"
)  # begins with a set of characters, so that the search skips the others
_YEAR_BEFORE = lexicon(
    "in since from until till by of during before after between and the early late mid around fiscal year or to through election summer"
    " back spring fall winter autumn circa mid-"
)
_YEAR_ALWAYS = _YEAR_BEFORE - lexicon("the of around to and or")
_COUNTED = lexicon("people men women children percent per feet miles hours million thousand and")
_COMPARING = lexicon("than over about some nearly almost least up approximately roughly")
_EVENTS = lexicon("elections games olympics primaries protests attacks riots figures levels")
_QUALIFIER = re.compile(
    r"(?P<word>[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater|(?:[Tt]he )?(?:end|beginning|start|middle|close|first half|second half|turn) of)"
    r"(?:[ -]| in )(?P<the>the |this )?\Z"
)
_AROUND = re.compile(r"(?:circa|around|about|c\.) \Z")
_INSTEAD = re.compile(r"\b(?:rather|later|earlier|sooner) than \Z")
_NAMED_DAY = re.compile(r"\b(?:Super|Black|Cyber|Good|Ash|Palm|Giving|Fat) \Z")
_PAPER = re.compile(r" (?:Times|Mirror|Telegraph|Post|Mail|Express|Herald|Tribune|World|Independent|Sun|Star|Night Live)\b")
_FROM_YEAR = re.compile(r"\b(?:[Ff]rom|[Bb]etween) \Z")
_TO_YEAR = re.compile(r" (?:to|and|through|until) (?P<year>(?:1[5-9]|20)\d\d)(?![\w-])")
_FOLLOWING = re.compile(r" (?P<word>[^\W\d]+)")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date as written: its place, EDTF-like value (None if it cannot be known), granularity and anchor.

    ``qualifier`` is a word that narrows or blurs it ("early", "end of", "around"); ``certain`` is False, with a ``doubt`` in words, where
    another reading is as good.
    """

    start: int
    end: int
    value: str | None
    granularity: str
    anchor: str | None = None
    qualifier: str | None = None
    certain: bool = True
    doubt: str = ""


def find_dates(text: str, start: int, end: int, *, published: date | None = None) -> list[DateFound]:
    """All dates in ``text[start:end]``, in order, without overlap."""
    found: list[DateFound] = []
    begun = start
    for at in _places(text, start, end):
        if at < begun or (at > start and (text[at - 1].isalnum() or text[at - 1] in "_@#$€£")):
            continue
        one = _ago(text, at, begun, published) if text.startswith("ago", at) else _read(text, at, start, end, published)
        if one is not None:
            one = _qualified(text, _led(text, one, begun), begun)
            begun = one.end
            found.append(one)
    return found


def _places(text: str, start: int, end: int) -> Iterator[int]:
    """Where a date may begin: at digits, the first letters of a calendar word, or a word of time after a blank."""
    if start == 0 and text[:1].isalpha():
        yield 0
    for anchor in _ANCHOR.finditer(text, max(0, start - 1), end):
        yield anchor.start() + (1 if anchor["word"] else 0)


def _ago(text: str, at: int, floor: int, published: date | None) -> DateFound | None:
    read = read_ago(text, at, floor, published)
    return DateFound(read[0], at + 3, *read[1]) if read else None


def _read(text: str, at: int, floor: int, end: int, published: date | None) -> DateFound | None:
    match = _DATE.match(text, at, end)
    if match is None:
        return None
    sort = match.lastgroup or ""
    if sort == "year" and not _is_year(text, match, floor, end):
        return None
    if sort == "weekday" and (_NAMED_DAY.search(text, max(floor, at - 8), at) or _PAPER.match(text, match.end(), end)):
        return None
    if sort == "year":
        last = _TO_YEAR.match(text, match.end(), end) if _FROM_YEAR.search(text, max(floor, match.start() - 10), match.start()) else None
        if last is not None and last["year"] > match.group():
            return DateFound(match.start(), last.end(), f"{match.group()}/{last['year']}", "interval")
    read = WRITTEN[sort](match.group()) if sort in WRITTEN else _LEANING[sort](text, match, (floor, end), published)
    return DateFound(match.start(), match.end(), *read) if read is not None else None


def _is_year(text: str, match: re.Match[str], floor: int, end: int) -> bool:
    """A four-digit number is a year after a word that takes one, or where nothing is counted behind it."""
    before = text[max(floor, match.start() - 16) : match.start()]
    if _INSTEAD.search(before):
        return True
    word = before.split()[-1].lower().strip('(,“"') if before.split() else ""
    following = _FOLLOWING.match(text, match.end(), end)
    behind = following["word"].lower() if following else ""
    counted = behind.endswith("s") and behind not in _EVENTS and not behind.endswith(("ss", "us", "is", "as"))
    if behind in _COUNTED or (counted and word != "the"):
        return word in _YEAR_ALWAYS and not counted
    if word in _COMPARING:
        return False
    modern = match.group()[:2] in ("19", "20")
    return word in _YEAR_BEFORE or (modern and (word[:1].isalpha() or before.endswith(("(", ", "))))


def _qualified(text: str, one: DateFound, floor: int) -> DateFound:
    """With the word before it that narrows or blurs it: "early March", "the end of 2022", "around 1990"."""
    if one.granularity == "day":
        return one
    before = text[max(floor, one.start - 24) : one.start]
    match = _QUALIFIER.search(before)
    if match is not None and (match.start() == 0 or not before[match.start() - 1].isalnum()):
        word = match["word"].lower().removeprefix("the ").removesuffix(" of").strip()
        return replace(one, start=one.start - len(before) + match.start(), qualifier=word)
    around = _AROUND.search(before)
    if around is not None and one.value and one.granularity in ("year", "decade"):
        return replace(one, start=one.start - len(before) + around.start(), value=f"{one.value}~", qualifier=around.group().strip())
    return one


def _led(text: str, one: DateFound, floor: int) -> DateFound:
    """With the "last", "this" or "next" before a weekday or month, which was read with it."""
    if one.granularity not in ("day", "month") or text[one.start].isdigit():
        return one
    lead = LEAD.search(text, max(floor, one.start - 12), one.start)
    return replace(one, start=lead.start()) if lead else one


_LEANING: dict[str, Callable[[str, re.Match[str], tuple[int, int], date | None], Moment | None]] = {
    "mdy": read_month_day, "dmy": read_month_day, "weekday": read_weekday, "month": read_month_alone, "moment": read_moment,
}  # fmt: skip
