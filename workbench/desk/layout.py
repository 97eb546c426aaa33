"""What each paragraph is taken for, and why: the panel's list of the layout, one paragraph of it, and the words both use."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy

from annotations.models import SegmentRole
from workbench.desk.lean import ReadParagraph
from workbench.desk.reading import Reading

ROLES = {
    SegmentRole.BODY: gettext_lazy("Body"),
    SegmentRole.HEADLINE: gettext_lazy("Headline"),
    SegmentRole.DECK: gettext_lazy("Deck"),
    SegmentRole.BYLINE: gettext_lazy("Byline"),
    SegmentRole.DATELINE: gettext_lazy("Dateline"),
    SegmentRole.DATE: gettext_lazy("Date"),
    SegmentRole.SECTION: gettext_lazy("Section label"),
    SegmentRole.CAPTION: gettext_lazy("Caption"),
    SegmentRole.REPEATED: gettext_lazy("Repeated"),
    SegmentRole.BOILERPLATE: gettext_lazy("Boilerplate"),
}
"""What a role is called on the screen."""
ALL = "layout"
"""The key under which the panel lists all paragraphs."""
SHORT = 90
_KEY = re.compile(r"p(\d{1,9})", re.ASCII)


def role_name(role: str) -> str:
    """The role in words; a paragraph before the pipeline came is body."""
    return str(dict(ROLES).get(SegmentRole(role), role)) if role in SegmentRole.values else str(ROLES[SegmentRole.BODY])


def key_of_paragraph(one: ReadParagraph) -> str:
    """The name of a paragraph on the page."""
    return f"p{one.start}"


def layout_panel(reading: Reading, key: str) -> dict[str, Any] | None:
    """Context of the panel for the layout or one paragraph of it; None where the key names neither."""
    if key == ALL:
        rows = [_row(reading, n, one) for n, one in enumerate(reading.paragraphs, 1)]
        return {"selected": "layout", "rows": rows, "taken_out": sum(row["excluded"] != "" for row in rows)}
    found = _KEY.fullmatch(key)
    at = int(found[1]) if found else -1
    for n, one in enumerate(reading.paragraphs, 1):
        if one.start == at:
            return {"selected": "paragraph", "p": _one(reading, n, one)}
    return None


def _row(reading: Reading, number: int, one: ReadParagraph) -> dict[str, Any]:
    words = " ".join(reading.edition.text[one.start : min(one.end, one.start + SHORT)].split())
    return {
        "key": key_of_paragraph(one), "n": number, "role": one.role, "role_name": role_name(one.role), "reason": one.reason,
        "excluded": one.excluded, "words": words + ("…" if one.end > one.start + SHORT else ""), "corrected": one.corrected,
    }  # fmt: skip


def _one(reading: Reading, number: int, one: ReadParagraph) -> dict[str, Any]:
    may = one.segment_id is not None and reading.by.may("mark") and not reading.by.read_only
    return {
        **_row(reading, number, one),
        "start": one.start,
        "end": one.end,
        "segment_id": one.segment_id,
        "version": f'"{one.segment_id}-{one.version}"',
        "roles": [{"value": value, "name": name} for value, name in ROLES.items()] if may else [],
    }
