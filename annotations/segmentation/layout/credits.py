"""Lines that hold nothing but dates, labels and at most one name: bylines and date lines, in several languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.lines import words_of
from annotations.segmentation.quantities.dates import find_dates

_TIME = re.compile(r"\b\d{1,2}(?::\d{2}(?::\d{2})?|h\d{2}| ?[ap]\.?m\b\.?)(?: ?[ap]\.?m\b\.?)?", re.IGNORECASE)
_ZONE = re.compile(
    r"\(?\b(?:UTC|GMT)(?P<offset>[+-]\d{1,2}:?\d{2})?\)?|\b(?:E[SD]?T|C[SD]T|P[SD]?T|MS?K|CES?T|BST|IST|Uhr|AZT|TSİ|МСК)\b"
)
_LABEL = re.compile(
    r"\b(?:dated?|updated?|first|originally|published|posted|created|modified|last|on|at|time|ago|published by"
    r"|publiée?|le|mis|mise|à|jour|modifié|veröffentlicht|aktualisiert|am|um|stand|vom|publicado|actualizado|atualizado|em|el|a|las|às"
    r"|pubblicato|aggiornato|il|alle|yayınlanma|yayın|güncelleme|güncellenme|tarihi|son|dərc|olunub|yenilənib|tarix"
    r"|опубликовано|обновлено|дата|публикации|в|г|года|հրապարակվել|թարմացվել|է|թ"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|wed|sat|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|(?:segunda|terça|quarta|quinta|sexta)-feira|sábado|domingo)\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(?:\d{1,3}|an?|one) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b", re.IGNORECASE)
_TAIL = re.compile(r"\s(?:read more|contributor|correspondent|staff writer|follow)$", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?i:(?:written |story |words |text |reported )?by(?:line)?)[ :\u00a0]+(?=\S)"
    r"|(?i:par|von|por|di|da|yazan|haber|müəllif|автор|текст|հեղինակ)[ :՝\u00a0]+(?=[^\W\d_a-zà-ÿа-яёա-և][^\W\d_]+[ .]))"
)
_OFFICE = re.compile(r"\s*[,|/–—·-]\s*(?P<rest>[^,|]{2,60})$")
_PLACE = re.compile(r"(?P<place>[^\W\d_][\w.'’ -]{2,40}),[ ,\u00a0]{0,4}(?:\([A-Z][\w ./-]{1,24}\))?[ –—-]{0,4}")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")
_WORDED = re.compile(
    r"\b(\d{1,2})(?:\.|er|º|-(?:го|е))?[ \u00a0](?:de |d['’])?([^\W\d_]{3,12})\.?,?[ \u00a0](?:de )?(\d{4})\b"
)
_MONTH_NAMES = (
    "januar janvier enero janeiro gennaio ocak yanvar января հունվարի",
    "februar février febrero fevereiro febbraio şubat fevral февраля փետրվարի",
    "märz mars marzo março mart марта մարտի",
    "april avril abril aprile nisan aprel апреля ապրիլի",
    "mai mayo maio maggio mayıs may мая մայիսի",
    "juni juin junio junho giugno haziran iyun июня հունիսի",
    "juli juillet julio julho luglio temmuz iyul июля հուլիսի",
    "august août agosto ağustos avqust августа օգոստոսի",
    "september septembre septiembre setembro settembre eylül sentyabr сентября սեպտեմբերի",
    "oktober octobre octubre outubro ottobre ekim oktyabr октября հոկտեմբերի",
    "november novembre noviembre novembro kasım noyabr ноября նոյեմբերի",
    "dezember décembre diciembre dezembro dicembre aralık dekabr декабря դեկտեմբերի",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_OUTLET_WORDS = lexicon(
    "agency news press reuters afp ap times post daily tv herald tribune gazette journal bbc cnn staff"
    " desk editorial team network online media"
)
_OFFICES = lexicon(
    "staff writer reporter correspondent editor senior chief political special contributor columnist foreign"
    " business health science sports national world associate deputy bureau"
)
_PARTICLES = lexicon("de van von al el la bin ibn der den du da di and und et y e ve və и և mac")
_SHORTEST, _LONGEST = 3, 120


@dataclass(frozen=True, slots=True)
class Credit:
    """What a date or byline line says: when, who, and whether it is dated at all (the day may be ambiguous)."""

    published: str | None
    name: str | None
    dated: bool


def read_credit(line: str) -> Credit | None:
    """A line that holds nothing but dates, labels and at most one name; None for any other line."""
    if not _SHORTEST <= len(line) <= _LONGEST:
        return None
    rest, days = _without_dates(line)
    dated = rest != line
    by = _BY.match(rest.lstrip(" |-–—•"))
    timed = not dated and not by and (_TIME.search(line) or _AGO.search(line)) is not None
    if not (dated or by or timed or _TAIL.search(rest)):
        return None
    for pattern in (_AGO, _ZONE, _TIME) if dated or timed else ():
        rest = pattern.sub(" ", rest)
    rest = _TAIL.sub("", rest)
    rest = _LABEL.sub(" ", rest) if dated or timed else rest
    name = _BY.sub("", " ".join(rest.split()).lstrip(" |-–—•"), count=1).strip(" |-–—:,;•·/().\u00a0")
    name = _without_office(name)
    if name and (timed or not looks_like_name(name, at_most=7 if by else 4)):
        return None
    return Credit(_published(line, days), name or None, dated or timed)


def dated_place(line: str) -> str | None:
    """The place of a line that holds a place in capitals, a comma and a day: "BAKU, January 2 -"; else None."""
    if not _SHORTEST <= len(line) <= _LONGEST or "," not in line or not line[:3].isupper():
        return None
    rest, _ = _without_dates(line)
    match = _PLACE.fullmatch(rest) if rest != line else None
    return match["place"] if match is not None and match["place"].isupper() else None


def looks_like_name(written: str, *, at_most: int = 4) -> bool:
    """Two to four capitalised words, particles aside; after "by" a longer list or an agency's name too; no row of a table."""
    words = [] if "\t" in written else words_of(written)
    if not words or len(words) > at_most or len(words) < (1 if at_most > 4 else 2):
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES for word in words) and any(word[0].isupper() for word in words)


def is_outlet(name: str) -> bool:
    """Does a byline name a news organisation rather than a person?"""
    return any(word.lower() in _OUTLET_WORDS for word in words_of(name))


def _without_dates(line: str) -> tuple[str, list[str]]:
    """The line without its dates, and the days that are certain, in order."""
    found: list[tuple[int, int, str | None]] = [
        (one.start, one.end, one.value) for one in find_dates(line, 0, len(line)) if one.granularity == "day" and one.value
    ]
    taken = [(start, end) for start, end, _ in found]
    for pattern, read in ((_WORDED, _worded_day), (_SLASHED, _slashed_day)):
        for match in pattern.finditer(line):
            known, day = read(match)
            if known and all(match.end() <= start or end <= match.start() for start, end in taken):
                found.append((match.start(), match.end(), day))
    found.sort()
    rest = line
    for start, end, _ in reversed(found):
        rest = rest[:start] + " " + rest[end:]
    return rest, [day for _, _, day in found if day and day[0].isdigit()]


def _worded_day(match: re.Match[str]) -> tuple[bool, str | None]:
    month = _MONTHS.get(match[2].lower())
    return month is not None, _day(int(match[3]), month or 0, int(match[1]))


def _slashed_day(match: re.Match[str]) -> tuple[bool, str | None]:
    """Which number is the month is certain only when the other cannot be one."""
    first, second, year = int(match[1]), int(match[2]), int(match[3]) + (2000 if len(match[3]) == 2 else 0)
    if first > 12 or first == second:
        return True, _day(year, second, first)
    return True, _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _without_office(name: str) -> str:
    """Without the outlet or the office behind a name: "Ann Lee, BBC News", "Ann Lee | Staff Writer"."""
    match = _OFFICE.search(name)
    if match is None:
        return name
    rest = [word.lower() for word in words_of(match["rest"])]
    return name[: match.start()].rstrip() if any(word in _OUTLET_WORDS or word in _OFFICES for word in rest) else name


def _published(line: str, days: list[str]) -> str | None:
    """The first day of the line; with time and zone only if the line states both."""
    if not days:
        return None
    time, zone = re.search(r"\b\d{1,2}:\d{2}", line), _ZONE.search(line)
    if time is None or zone is None or zone["offset"] is None:
        return days[0]
    hour, minute = time.group().split(":")
    offset = zone["offset"].replace(":", "")
    return f"{days[0]}T{int(hour):02}:{minute}:00{offset[0]}{offset[1:-2]:0>2}:{offset[-2:]}"
