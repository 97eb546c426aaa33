"""Where the marks lie in the text: one path a look, however many marks there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbench.desk.painted import is_parted
from workbench.desk.reading import Reading

HEIGHT = 1000
LEAST = 4
"""The map is so many units high, and no mark lower than this."""


def minimap(reading: Reading, key: str) -> dict[str, Any]:
    """Context of components/minimap.html: claims and quotations by their place in the text, and the one in hand.

    After an act the map of a text in parts is fetched `again`, so that the answer need not wait for it.
    """
    length = max(reading.edition.length, 1)
    found: dict[str, list[tuple[int, int]]] = {"quote": [], "sug": [], "ok": []}
    for mark in reading.marks:
        if mark.kind in {"claim", "quotation"}:
            look = "quote" if mark.kind == "quotation" else "sug" if mark.suggested else "ok"
            found[look].append(_place(mark.start, mark.end, length))
    now = reading.mark(key)
    top, bottom = _place(now.start, now.end, length) if now else (0, 0)
    paths = [{"look": look, "d": path(places, 4 if look == "quote" else 11)} for look, places in found.items() if places]
    again = f"/articles/{reading.article.pk}/map" if is_parted(reading) else ""
    return {"paths": paths, "now": {"y": top, "height": bottom - top}, "again": again}


def _place(start: int, end: int, length: int) -> tuple[int, int]:
    top, bottom = HEIGHT * start // length, -(-HEIGHT * end // length)
    return top, max(bottom, top + LEAST)


def path(places: Iterable[tuple[int, int]], width: int) -> str:
    """Boxes from top to bottom as one path; those that touch are one box."""
    boxes: list[tuple[int, int]] = []
    for top, bottom in sorted(places):
        if boxes and top <= boxes[-1][1]:
            boxes[-1] = (boxes[-1][0], max(bottom, boxes[-1][1]))
        else:
            boxes.append((top, bottom))
    return "".join(f"M4 {top}h{width}V{bottom}h-{width}z" for top, bottom in boxes)
