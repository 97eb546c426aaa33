"""What each line of an article is, with the reason for it. Lines are marked, never dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.segmentation.found import Metadata
from annotations.segmentation.furniture import LIST_HEADINGS, furniture_reason
from annotations.segmentation.headers import header_length, is_outlet, mark_header, read_credit
from annotations.segmentation.lines import Line, ends_like_prose, is_prose, read_lines, words_of

_CAPTION = re.compile(
    r"(?:\[|\()?(?:file )?(?:photo|image|picture|pic|caption|video|graphic)s?\b ?[:/(\]]", re.IGNORECASE
)
_CREDIT = re.compile(r"[(\[](?:photo|image|ap|afp|reuters|getty)[^()\[\]]{0,60}[)\]]$", re.IGNORECASE)
_INLINE_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]{2,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3})(?:, [A-Z][\w. ]{1,24})?"
    r"(?: ?\([A-Z][\w ./-]{1,24}\))? ?(?:—|–|--?) ?(?=\S)"
)
_OWN_SITE = re.compile(r"(?P<outlet>[A-Z][\w.&'’ -]{1,60}?) (?:website|web site) (?:contains|is|carries)\b")
_STAFF = re.compile(r" is (?:an? )?(?P<outlet>[A-Z][\w.&-]{1,40}?)['’](?:s)? (?:staff|senior|chief)\b")


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines with their roles, and what they say about the article."""

    lines: tuple[Line, ...]
    metadata: Metadata

    def __len__(self) -> int:
        return len(self.lines)


def read_layout(text: str, *, outlet: str | None = None) -> Layout:
    """Mark every line of the text and gather the article's metadata from the marked lines."""
    lines = read_lines(text)
    marked = _mark_furniture(lines)
    open_lines = [line for line in marked if line.role == "body"]
    top = header_length(open_lines)
    header = mark_header(open_lines[:top])
    rest = _mark_rest(open_lines[top:], header)
    by_number = {line.number: line for line in [*header, *rest]}
    final = tuple(by_number.get(line.number, line) for line in marked)
    return Layout(final, _metadata(final, outlet))


def plain_layout(text: str) -> Layout:
    """Every line taken as running text: what is left when the layout could not be read."""
    return Layout(tuple(read_lines(text)), Metadata())


def _mark_furniture(lines: list[Line]) -> list[Line]:
    marked: list[Line] = []
    linking = False
    for line in lines:
        reason = furniture_reason(line.text)
        if reason is None and linking and len(line.text) <= 140 and not ends_like_prose(line.text):
            reason = "link in a list of other articles"
        linking = reason is not None and (linking or line.text.lower().rstrip(": ") in LIST_HEADINGS)
        marked.append(line if reason is None else line.marked("boilerplate", reason))
    return marked


def _mark_rest(lines: list[Line], header: list[Line]) -> list[Line]:
    seen = {line.text.casefold() for line in header if len(words_of(line.text)) >= 4}
    headlines = {line.text.casefold() for line in header if line.role == "headline"}
    marked: list[Line] = []
    for at, line in enumerate(lines):
        after = lines[at + 1].text if at + 1 < len(lines) and lines[at + 1].after_blank else ""
        marked.append(_mark_body_line(line, after, seen, headlines))
        if len(line.text) <= 400 and len(line.text) > 24:
            seen.add(line.text.casefold())
    return marked


def _mark_body_line(line: Line, after: str, seen: set[str], headlines: set[str]) -> Line:
    text = line.text
    if len(text) <= 400 and text.casefold() in seen:
        what = "the headline" if text.casefold() in headlines else "an earlier line"
        return line.marked("repeated", f"repeats {what}")
    if len(text) <= 300 and (_CAPTION.match(text) or _CREDIT.search(text[-80:])):
        return line.marked("caption", "picture caption or credit")
    if len(text) > 120 or ends_like_prose(text) or text[:1] in "-•*–—·":
        return line
    credit = read_credit(text)
    if credit is not None and credit.published and credit.name is None:
        return line.marked("date", "nothing but a date")
    if credit is not None and credit.name is not None:
        return line.marked("byline", "a name with a byline mark")
    if len(words_of(text)) <= 12 and is_prose(after) and line.after_blank and not text.endswith((",", ";")):
        return line.marked("section", "subheading: short, without full stop, above running text")
    return line


def _metadata(lines: tuple[Line, ...], outlet: str | None) -> Metadata:
    first = {line.role: line for line in reversed(lines)}
    stated = [read_credit(line.text) for line in lines if line.role in ("byline", "date")]
    stated += [read_credit(f"by {line.text}") for line in lines if line.role == "byline"]
    names = [credit.name for credit in stated if credit is not None and credit.name]
    author = next((name for name in names if not is_outlet(name)), None)
    agency = next((name for name in names if is_outlet(name)), None)
    published = next((credit.published for credit in stated if credit and credit.published), None)
    dateline = first["dateline"].text if "dateline" in first else _inline_dateline(lines)
    return Metadata(
        title=first["headline"].text if "headline" in first else None,
        deck=first["deck"].text if "deck" in first else None,
        author=author,
        outlet=outlet or agency or _outlet_in_notes(lines),
        dateline=dateline,
        published=published,
    )


def _inline_dateline(lines: tuple[Line, ...]) -> str | None:
    body = next((line for line in lines if line.role == "body"), None)
    match = _INLINE_DATELINE.match(body.text) if body is not None else None
    return match["place"] if match else None


def _outlet_in_notes(lines: tuple[Line, ...]) -> str | None:
    """The outlet where a subscription or author note of the site names it."""
    for line in lines:
        if line.role == "boilerplate":
            match = _OWN_SITE.match(line.text) or _STAFF.search(line.text[:200])
            if match:
                return match["outlet"]
    return None
