"""What each line of an article is, with the reason for it. Lines are marked, never dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotations.segmentation.found import Metadata
from annotations.segmentation.layout.captions import caption_reason
from annotations.segmentation.layout.credits import dated_place, is_outlet, looks_like_name, read_credit
from annotations.segmentation.layout.furniture import furniture_reason, heads_a_list
from annotations.segmentation.layout.headers import header_length, inline_dateline, is_dateline, mark_header
from annotations.segmentation.layout.site_lines import site_reason
from annotations.segmentation.layout.stated import BY_HAND, Stated, lay_over, set_by_hand
from annotations.segmentation.layout.surroundings import mark_surroundings
from annotations.segmentation.lines import Line, ends_like_prose, goes_on, is_prose, read_lines, words_of

_OWN_SITE = re.compile(r"(?P<outlet>[A-Z][\w.&'’ -]{1,60}?) (?:website|web site) (?:contains|is|carries)\b")
_STAFF = re.compile(r" is (?:an? )?(?P<outlet>[A-Z][\w.&-]{1,40}?)['’](?:s)? (?:staff|senior|chief)\b")
_HASHES = re.compile(r"#{1,6} (?=\S)")
_ITEM = re.compile(r"(?:[•*·▪‣-]|\d{1,2}[.)]) (?=\S)")
_NOTE = re.compile(
    r"(?:\(|\[|\*)?(?:(?:correction|clarification|editor['’]s note|editors['’] note|update|berichtigung|korrektur|rectificatif|corrección"
    r"|düzeltme|исправление|уточнение|ուղղում)s?\b ?(?:\([^()]{1,40}\) ?|appended ?|\d[\w ,.:/-]{1,30})?[:—–-]"
    r"|(?:an earlier|a previous) version of this|this (?:story|article|report|post|headline|piece) (?:has been|was|is being) "
    r"(?:updated|corrected|amended|edited))",
    re.IGNORECASE,
)
_HEADER_LINES = 12
_LONGEST_LINK = 140
_LONGEST_KEPT = 400
_LONGEST_TIME = 24
_SHORTEST_REPEATED = 80
"""Shorter lines and questions come again in interviews, tables and lists."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines with their roles, and what they say about the article."""

    lines: tuple[Line, ...]
    metadata: Metadata

    def __len__(self) -> int:
        return len(self.lines)


def read_layout(
    text: str, *, outlet: str | None = None, stated: Sequence[Stated] = (), site_lines: Mapping[str, int] | None = None
) -> Layout:
    """Mark every line of the text and gather the article's metadata from the marked lines.

    ``stated`` is what the file's markup, or who brought it in, says of its passages; ``site_lines`` are the lines that
    stand in several articles of the outlet (see `site_lines`), with the number of those articles.
    """
    lines = _mark_furniture(read_lines(text), site_lines or {}, outlet)
    by_markup = [one for one in stated if one.reason != BY_HAND]
    marked = lay_over(lines, by_markup) if by_markup else mark_surroundings(lines)
    open_lines = [line for line in marked if line.role == "body"]
    top = 0 if any(line.role == "headline" for line in marked) else header_length(open_lines)
    header = mark_header(open_lines[:top])
    rest = _mark_rest([*(line for line in marked if line.role == "headline"), *header], open_lines[top:])
    by_number = {line.number: line for line in [*header, *rest]}
    final = tuple(set_by_hand([by_number.get(line.number, line) for line in marked], stated))
    return Layout(final, _metadata(final, outlet))


def plain_layout(text: str) -> Layout:
    """Every line taken as running text: what is left when the layout could not be read."""
    return Layout(tuple(read_lines(text)), Metadata())


def _mark_furniture(lines: list[Line], site_lines: Mapping[str, int], outlet: str | None) -> list[Line]:
    marked: list[Line] = []
    linking = False
    for at, line in enumerate(lines):
        if goes_on(lines[at - 1] if at else None, line):
            marked.append(line)
            continue
        reason = furniture_reason(line.text)
        if reason is None and site_lines and not (at < _HEADER_LINES and _may_be_header(line.text)):
            reason = site_reason(line.text, site_lines, outlet)
        if reason is None and linking and _may_be_link(line.text):
            reason = "link in a list of other articles"
        linking = reason is not None and (linking or heads_a_list(line.text))
        marked.append(line if reason is None else line.marked("boilerplate", reason))
    return marked


def _may_be_link(text: str) -> bool:
    return len(text) <= _LONGEST_LINK and not ends_like_prose(text) and caption_reason(text) is None


def _may_be_header(text: str) -> bool:
    """Authors, places and days come again in an outlet's articles, and are no furniture."""
    return is_dateline(text) or looks_like_name(text) or read_credit(text) is not None


def _mark_rest(header: Sequence[Line], rest: Sequence[Line]) -> list[Line]:
    seen = {line.text.casefold() for line in header if len(words_of(line.text)) >= 3}
    headlines = {line.text.casefold() for line in header if line.role == "headline"}
    marked: list[Line] = []
    for at, line in enumerate(rest):
        after = rest[at + 1].text if at + 1 < len(rest) and rest[at + 1].after_blank else ""
        on = goes_on(rest[at - 1] if at else None, line)
        marked.append(line if on else _mark_body_line(line, after, seen, headlines))
        if _SHORTEST_REPEATED <= len(line.text) <= _LONGEST_KEPT and ends_like_prose(line.text) and line.text[-1] != "?":
            seen.add(line.text.casefold())
    return marked


def _mark_body_line(line: Line, after: str, seen: set[str], headlines: set[str]) -> Line:
    text = line.text
    if len(text) <= _LONGEST_KEPT and text.casefold() in seen:
        what = "the headline" if text.casefold() in headlines else "an earlier line"
        return line.marked("repeated", f"repeats {what}")
    caption = caption_reason(text)
    if caption is not None:
        return line.marked("caption", caption)
    if _NOTE.match(text):
        return line.marked("body", "note of the outlet on its own text")
    hashes = _HASHES.match(text)
    if hashes is not None and len(text) <= _LONGEST_LINK:
        return line.marked("section", "heading with hash signs")
    if _ITEM.match(text):
        return line.marked("body", "item of a list")
    timed = len(text) <= _LONGEST_TIME and text[0].isdigit()
    if len(text) > 120 or (ends_like_prose(text) and not timed) or text[:1] in "–—":
        return line
    return _mark_label(line, after)


def _mark_label(line: Line, after: str) -> Line:
    """A short line without a full stop: a date, a name, a subheading, or a short line of the text."""
    text = line.text
    if dated_place(text) is not None:
        return line.marked("dateline", "a place in capitals with a day")
    credit = read_credit(text)
    if credit is not None and credit.name is None and credit.dated:
        return line.marked("date", "nothing but a date" if credit.published else "nothing but a time or date")
    if credit is not None and credit.name is not None:
        return line.marked("byline", "a name with a byline mark")
    if not ends_like_prose(text) and len(words_of(text)) <= 12 and is_prose(after) and line.after_blank and not text.endswith((",", ";")):
        return line.marked("section", "subheading: short, without full stop, above running text")
    return line


def _metadata(lines: tuple[Line, ...], outlet: str | None) -> Metadata:
    first = {line.role: line for line in reversed(lines)}
    stated = [read_credit(line.text) for line in lines if line.role in ("byline", "date")]
    stated += [read_credit(f"by {line.text}") for line in lines if line.role == "byline"]
    names = [credit.name for credit in stated if credit is not None and credit.name]
    author = next((name for name in names if not is_outlet(name)), None)
    agency = next((name for name in names if is_outlet(name)), None)
    stated += [read_credit(line.text) for line in lines if line.role == "dateline"]
    published = next((credit.published for credit in stated if credit and credit.published), None)
    placed = first["dateline"].text if "dateline" in first else None
    dateline = (dated_place(placed) or placed) if placed is not None else _first_dateline(lines)
    return Metadata(
        title=_HASHES.sub("", first["headline"].text) if "headline" in first else None,
        deck=first["deck"].text if "deck" in first else None,
        author=author,
        outlet=outlet or agency or _outlet_in_notes(lines),
        dateline=dateline,
        published=published,
    )


def _first_dateline(lines: tuple[Line, ...]) -> str | None:
    body = next((line for line in lines if line.role == "body"), None)
    return inline_dateline(body.text) if body is not None else None


def _outlet_in_notes(lines: tuple[Line, ...]) -> str | None:
    """The outlet where a subscription or author note of the site names it."""
    for line in lines:
        if line.role == "boilerplate":
            match = _OWN_SITE.match(line.text) or _STAFF.search(line.text[:200])
            if match:
                return match["outlet"]
    return None
