"""The lines above the running text: which is headline, deck, byline, dateline, date or section label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.segmentation.dates import find_dates
from annotations.segmentation.found import Role
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.lines import Line, capital_share, ends_like_prose, is_prose, words_of

_TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
_ZONE = re.compile(r"\(?\b(?:UTC|GMT)(?P<offset>[+-]\d{1,2}:?\d{2})?\)?|\b(?:EST|EDT|CET|CEST|PST|PDT|MSK)\b")
_CLOCK = re.compile(r"\b(?:[ap]\.?m\b\.?|at\b)", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:date|updated?|published|posted|created|modified|last|on|last updated|time)\b", re.IGNORECASE
)
_TAIL = re.compile(r"\s(?:read more|contributor|correspondent|staff writer|follow)$", re.IGNORECASE)
_BY = re.compile(r"(?:written )?by[ :\u00a0]+(?=\S)", re.IGNORECASE)
_OUTLET_WORDS = lexicon(
    "agency news press reuters afp ap times post daily tv herald tribune gazette journal bbc cnn staff"
    " desk editorial team network online media"
)
_SHORTEST_CREDIT = 5
_PARTICLES = lexicon("de van von al el la bin ibn der den du da di and")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a date or byline line says: when, and who."""

    published: str | None
    name: str | None


def read_credit(line: str) -> Credit | None:
    """A line that holds nothing but dates, labels and at most one name; None for any other line."""
    if len(line) > 120 or len(line) < _SHORTEST_CREDIT:
        return None
    dates = [found for found in find_dates(line, 0, len(line)) if found.granularity == "day" and found.value]
    rest = line
    for found in reversed(dates):
        rest = rest[: found.start] + " " + rest[found.end :]
    by = _BY.match(rest.lstrip())
    tail = _TAIL.search(rest)
    if not (dates or by or tail):
        return None
    for pattern in (_ZONE, _TIME, _CLOCK) if dates else ():
        rest = pattern.sub(" ", rest)
    rest = _TAIL.sub("", rest)
    rest = _LABEL.sub(" ", rest) if dates else rest
    name = _BY.sub("", " ".join(rest.split()), count=1).strip(" |-–—:,;•·/()\u00a0")
    if name and not looks_like_name(name, at_most=7 if by else 4):
        return None
    return Credit(_published(line, [found.value or "" for found in dates]), name or None)


def looks_like_name(written: str, *, at_most: int = 4) -> bool:
    """Two to four capitalised words, particles aside; after "by" a longer list or an agency's name too."""
    words = words_of(written)
    if not words or len(words) > at_most or len(words) < (1 if at_most > 4 else 2):
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES for word in words)


def is_outlet(name: str) -> bool:
    """Does a byline name a news organisation rather than a person?"""
    return any(word.lower() in _OUTLET_WORDS for word in words_of(name))


def _published(line: str, dates: list[str]) -> str | None:
    """The first date of the line; with time and zone only if the line states both."""
    if not dates:
        return None
    time, zone = _TIME.search(line), _ZONE.search(line)
    if time is None or zone is None or zone["offset"] is None:
        return dates[0]
    hour, minute = time.group().split(":")[:2]
    offset = zone["offset"].replace(":", "")
    return f"{dates[0]}T{int(hour):02}:{minute}:00{offset[:-2]}:{offset[-2:]}"


def is_dateline(line: str) -> bool:
    """A place in capitals on a line of its own."""
    words = words_of(line)
    return (
        1 <= len(words) <= 4
        and len(line) <= 40
        and line.upper() == line
        and not line.endswith((".", "?", "!"))
    )


def header_length(lines: list[Line]) -> int:
    """How many lines stand above the running text; 0 when the text begins at once."""
    for at, line in enumerate(lines[:14]):
        if _runs_on(lines, at):
            return at
        if is_prose(line.text) and not _is_deck(lines, at) and not _title_with_stop(lines, at):
            return at
    short = next((at for at, line in enumerate(lines[:14]) if ends_like_prose(line.text)), None)
    if short is not None and short > 0:
        return short
    return 1 if len(lines) > 1 and not ends_like_prose(lines[0].text) else 0


def _runs_on(lines: list[Line], at: int) -> bool:
    """Text wrapped at a fixed width: the next line follows at once and begins with a small letter."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or following.after_blank or not following.text[0].islower():
        return False
    return read_credit(following.text) is None


def _is_deck(lines: list[Line], at: int) -> bool:
    """A full sentence under the headline that is followed by byline, date or dateline."""
    if at != 1 or len(lines) < 4 or len(lines[1].text) > 240:
        return False
    below = lines[2].text
    return read_credit(below) is not None or is_dateline(below)


def _title_with_stop(lines: list[Line], at: int) -> bool:
    """A first line in title case is a headline although it ends with a full stop."""
    return (
        at == 0
        and len(lines) > 1
        and len(lines[0].text) <= 160
        and capital_share(words_of(lines[0].text)) >= 0.75
    )


def mark_header(lines: list[Line]) -> list[Line]:
    """Give each header line its role; the order of lines decides what the signs alone cannot."""
    marked = [_mark_alone(line) for line in lines]
    loose = [at for at, line in enumerate(marked) if line.role == "body"]
    if len(loose) > 1 and _is_section(lines[loose[0]].text, lines[loose[1]].text):
        marked[loose[0]] = lines[loose[0]].marked("section", "short label above the headline")
        loose = loose[1:]
    if not loose and len(lines) == 1 and marked[0].role == "dateline" and len(words_of(lines[0].text)) > 1:
        return [lines[0].marked("headline", "only line above the running text")]
    for order, at in enumerate(loose):
        role, reason = _loose_role(lines, marked, at, order, loose[0])
        marked[at] = lines[at].marked(role, reason)
    return marked


def _mark_alone(line: Line) -> Line:
    credit = read_credit(line.text)
    if credit is not None and credit.name is None and credit.published:
        return line.marked("date", "nothing but a date")
    if credit is not None and credit.name is not None:
        return line.marked(
            "byline", "a name with a date" if credit.published else "a name with a byline mark"
        )
    if is_dateline(line.text):
        return line.marked("dateline", "a place in capitals above the running text")
    return line


def _is_section(first: str, second: str) -> bool:
    words = words_of(first)
    return len(words) <= 5 and capital_share(words) == 1.0 and len(words_of(second)) > len(words)


def _loose_role(
    lines: list[Line], marked: list[Line], at: int, order: int, headline: int
) -> tuple[Role, str]:
    text = lines[at].text
    if order == 0:
        return "headline", "first line above the running text"
    if text.casefold() == lines[headline].text.casefold():
        return "repeated", "repeats the headline"
    if looks_like_name(text) and not ends_like_prose(text):
        return "byline", "a name below the headline"
    if order == 1 and len(words_of(text)) >= 5 and not any(line.role == "body" for line in marked[:at]):
        return "deck", "stands between headline and running text"
    return (
        ("section", "short label") if len(words_of(text)) < 5 else ("deck", "stands above the running text")
    )
