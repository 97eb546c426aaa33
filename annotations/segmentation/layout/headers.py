"""The lines above the running text: which is headline, deck, byline, dateline, date or section label."""

from __future__ import annotations

import re

from annotations.segmentation.found import Role
from annotations.segmentation.layout.credits import dated_place, looks_like_name, read_credit
from annotations.segmentation.lines import Line, capital_share, ends_like_prose, is_prose, words_of

_NARROW, _WIDE = 45, 110
_INLINE_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]{2,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3})(?:, [A-Z0-9][\w. ]{1,24}){0,3}"
    r"(?: ?\([A-Z][\w ./-]{1,24}\))? ?(?:— ?|–[ ]|--?[ ])(?=\S)"
)
_LONGEST_DATELINE = 160


def inline_dateline(line: str) -> str | None:
    """The place with which running text begins: "GENEVA, Switzerland (AP) — "."""
    match = _INLINE_DATELINE.match(line)
    return match["place"] if match else None


def news_start(text: str, start: int, end: int) -> int:
    """Where the news of the sentence ``[start, end)`` begins: behind an inline dateline, if a capital or a number follows it."""
    match = _INLINE_DATELINE.match(text, start, min(end, start + _LONGEST_DATELINE))
    if match is None:
        return start
    bare = text[match.end() : match.end() + 3].lstrip("\"'“‘«")
    return match.end() if bare[:1].isupper() or bare[:1].isdigit() else start


def is_dateline(line: str) -> bool:
    """A place in capitals on a line of its own, with or without a day."""
    words = words_of(line)
    return dated_place(line) is not None or (
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
    """Text wrapped at a fixed width: the next line follows at once, with a small letter or, below the headline, as wide."""
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if following is None or following.after_blank or read_credit(following.text) is not None:
        return False
    if following.text[0].islower():
        return True
    wide = all(_NARROW <= len(one.text) <= _WIDE for one in (line, following))
    return at > 0 and wide and not ends_like_prose(line.text) and read_credit(line.text) is None


def _is_deck(lines: list[Line], at: int) -> bool:
    """A full sentence under the headline that is followed by byline, date or dateline."""
    if at != 1 or len(lines) < 4 or len(lines[1].text) > 240:
        return False
    below = read_credit(lines[2].text)
    return is_dateline(lines[2].text) or (below is not None and (below.name or below.published) is not None)


def _title_with_stop(lines: list[Line], at: int) -> bool:
    """A first line in title case, or one above a dateline, is a headline although it ends with a full stop."""
    if at != 0 or len(lines) < 2 or len(lines[0].text) > 160:
        return False
    return capital_share(words_of(lines[0].text)) >= 0.75 or inline_dateline(lines[1].text) is not None


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
    if dated_place(line.text) is not None:
        return line.marked("dateline", "a place in capitals with a day")
    credit = read_credit(line.text)
    if credit is not None and credit.name is None and credit.dated:
        return line.marked("date", "nothing but a date")
    if credit is not None and credit.name is not None:
        return line.marked(
            "byline", "a name with a date" if credit.dated else "a name with a byline mark"
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
