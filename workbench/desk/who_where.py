"""People, places and bodies of an article with their other names: what the pipeline tied together, each tie with its reason."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy

from workbench.desk.reading import Reading

KINDS = {"person": gettext_lazy("People"), "body": gettext_lazy("Bodies"), "place": gettext_lazy("Places")}
MOST = 60
"""Entities shown of a kind; a book of names belongs in an export."""


def who_where(reading: Reading) -> list[dict[str, Any]]:
    """Groups for components/who_where.html, the most mentioned first; empty where no run found any."""
    found = reading.segmentation.found.get("entities", []) if reading.segmentation else []
    starts = [one.start for one in reading.paragraphs]
    groups = []
    for kind, name in KINDS.items():
        rows = sorted((one for one in found if one.get("kind") == kind), key=lambda one: -len(one["mentions"]))
        if rows:
            shown = [_entity(one, starts) for one in rows[:MOST]]
            groups.append({"kind": kind, "name": name, "entities": shown, "count": len(rows), "more": len(rows) - len(shown)})
    return groups


def _entity(one: Mapping[str, Any], starts: Sequence[int]) -> dict[str, Any]:
    """One entity; each paragraph that mentions it is named once."""
    mentions = [(int(start), int(end)) for start, end in one["mentions"]]
    places: dict[int, dict[str, int]] = {}
    for start, end in mentions:
        number = bisect_right(starts, start)
        if number:
            places.setdefault(number, {"start": start, "end": end, "paragraph": number, "anchor": starts[number - 1]})
    return {
        "name": one["name"],
        "count": len(mentions),
        "places": list(places.values()),
        "all": " ".join(f"{start} {end}" for start, end in mentions),
        "aliases": list(one.get("aliases", [])),
        "reasons": list(one.get("reasons", [])),
        "certain": one.get("certain", True),
    }
