"""The text and its list as the page shows them; long ones in parts: what is in hand now, the rest as one reads on or rests.

A part that is to come is one element that says where to fetch it; without scripts `?whole=1` brings everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from annotations.http.ids import number_in
from workbench.desk.claim_rows import claim_rows
from workbench.desk.item import Item
from workbench.desk.kept import kept
from workbench.desk.kept_marks import LONG
from workbench.desk.layout import role_name
from workbench.desk.marks import paint_paragraphs
from workbench.desk.reading import SHOWN, Reading
from workbench.language.words import reason

FLAGS = {
    "byline": pgettext_lazy("on a paragraph", "byline"),
    "dateline": "",
    "date": pgettext_lazy("on a paragraph", "date"),
    "deck": "",
    "headline": "",
    "repeated": pgettext_lazy("on a paragraph", "repeats the headline"),
    "caption": pgettext_lazy("on a paragraph", "caption"),
    "section": pgettext_lazy("on a paragraph", "section"),
}
PART = 6_000
"""Characters of one part of a long text."""
ROWS = 50
"""Rows of one part of the list; twice as many are shown at once."""


def text_parts(reading: Reading) -> list[range]:
    """Numbers of the paragraphs of each part."""
    if reading.edition.length <= LONG:
        return [range(1, len(reading.paragraphs) + 1)]
    parts, first = [], 1
    for number, one in enumerate(reading.paragraphs, 1):
        if one.end - reading.paragraphs[first - 1].start >= PART:
            parts.append(range(first, number + 1))
            first = number + 1
    return [*parts, range(first, len(reading.paragraphs) + 1)] if first <= len(reading.paragraphs) else parts


def is_parted(reading: Reading) -> bool:
    """Whether text or list come in parts."""
    return len(text_parts(reading)) > 1 or len(reading.items) > 2 * ROWS


def text_in_hand(reading: Reading, key: str, *, whole: bool) -> list[dict[str, Any]]:
    """All paragraphs; of a long text the part in which the mark or paragraph of that name stands, and what is to come around it."""
    parts = text_parts(reading)
    if whole or len(parts) == 1:
        return paragraphs(reading, range(1, len(reading.paragraphs) + 1))
    here = _part_of(reading, parts, key)
    return [text_part(reading, at, part) if at == here else _to_come(reading, at, part) for at, part in enumerate(parts)]


def _part_of(reading: Reading, parts: Sequence[range], key: str) -> int:
    mark = reading.mark(key)
    number = reading.paragraph_of(mark.start if mark else (number_in(key[1:]) or 0) if key[:1] == "p" else 0)
    return next((at for at, part in enumerate(parts) if number in part), 0)


def _to_come(reading: Reading, at: int, part: range) -> dict[str, Any]:
    return {"later": f"/articles/{reading.article.pk}/text?part={at}", **_place(reading, part)}


def _place(reading: Reading, part: range) -> dict[str, int]:
    return {"start": reading.paragraphs[part[0] - 1].start, "end": reading.paragraphs[part[-1] - 1].end}


def text_part(reading: Reading, at: int, part: range) -> dict[str, Any]:
    """One part with its paragraphs."""
    return {"part": _part(reading, at, part), **_place(reading, part)}


def _part(reading: Reading, at: int, part: range) -> list[dict[str, Any]]:
    """Its paragraphs; their paint is kept until a mark or the cut of the text changes, if it is everybody's."""
    if not reading.common:
        return paragraphs(reading, part)
    cut = hash(tuple(one[:2] for one in reading.paragraphs))
    painted = kept(f"text:{'.'.join(map(str, reading.version))}:{cut}:{at}", lambda: list(_painted(reading, part)))
    return [_paragraph(reading, n, html) for n, html in zip(part, painted, strict=True)]


def filtered(reading: Reading, show: str) -> list[Item]:
    """All claims, those that want something, or those that are done."""
    return [item for item in reading.items if show not in SHOWN or show == "all" or item.done == (show == "done")]


def rows_in_hand(reading: Reading, key: str, show: str, *, whole: bool = False) -> list[dict[str, Any]]:
    """The rows around the one in hand, and what is to come before and after them."""
    items = filtered(reading, show)
    if whole or len(items) <= 2 * ROWS:
        return claim_rows(reading.by, items, key)
    at = next((n for n, item in enumerate(items) if item.key == key), 0)
    first = at // ROWS * ROWS
    before = [_rows_to_come(reading, show, n) for n in range(0, first, ROWS)]
    after = [_rows_to_come(reading, show, n) for n in range(first + ROWS, len(items), ROWS)]
    return [*before, *claim_rows(reading.by, items[first : first + ROWS], key), *after]


def _rows_to_come(reading: Reading, show: str, first: int) -> dict[str, Any]:
    return {"later": f"/articles/{reading.article.pk}/rows?show={show}&from={first}", "first": first + 1, "last": first + ROWS}


def paragraphs(reading: Reading, numbers: Sequence[int]) -> list[dict[str, Any]]:
    """These paragraphs of the text, in order."""
    return [_paragraph(reading, n, html) for n, html in zip(numbers, _painted(reading, numbers), strict=True)]


def _painted(reading: Reading, numbers: Sequence[int]) -> Iterator[SafeString]:
    """Each run of neighbours is painted by itself, with the marks around it."""
    for _apart, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        bounds = [reading.paragraphs[n - 1][:2] for _at, n in run]
        laid = list(reading.laid(bounds[0][0], bounds[-1][1]).values())
        yield from paint_paragraphs(text=reading.edition.text, paragraphs=bounds, laid=laid, badges=reading.badges)


def gap_after(reading: Reading, number: int) -> str:
    """The text between a paragraph and the next."""
    following = reading.paragraphs[number : number + 1]
    return reading.edition.text[reading.paragraphs[number - 1].end : following[0].start] if following else ""


def _paragraph(reading: Reading, number: int, html: SafeString) -> dict[str, Any]:
    """One paragraph for the tag `paragraph`; a gap of line feeds alone goes without saying."""
    one, gap = reading.paragraphs[number - 1], gap_after(reading, number)
    flag = reason(one.excluded) or str(FLAGS.get(one.role, ""))
    return {
        "id": one.start,
        "n": number,
        "role": "" if one.role == "body" else one.role,
        "layout": " · ".join(part for part in (role_name(one.role), _("corrected") if one.corrected else reason(one.reason)) if part),
        "flag": flag,
        "warn": False,
        "excluded": bool(one.excluded),
        "heading": number == reading.headline,
        "html": html,
        "gap": gap if gap.strip("\n") else "",
    }
