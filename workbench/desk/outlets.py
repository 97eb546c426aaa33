"""The outlets of a project, for lists to choose from: those of its newest articles, so that it is one short look."""

from __future__ import annotations

from annotations.access import Access

LOOKED_AT = 1_000
MOST = 60


def outlets(by: Access) -> list[str]:
    """In alphabetical order."""
    newest = by.articles().order_by("-created_at", "-id").values_list("outlet", flat=True)[:LOOKED_AT]
    return sorted({name for name in newest if name}, key=str.casefold)[:MOST]
