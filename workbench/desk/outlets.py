"""Outlets and languages of a project, for lists to choose from: those of its newest articles, so that it is one short look."""

from __future__ import annotations

from annotations.access import Access

LOOKED_AT = 1_000
MOST = 60


def outlets(by: Access) -> list[str]:
    """In alphabetical order."""
    return _newest(by, "outlet")


def languages(by: Access) -> list[str]:
    """As the articles state them."""
    return _newest(by, "language")


def _newest(by: Access, name: str) -> list[str]:
    newest = by.articles().order_by("-created_at", "-id").values_list(name, flat=True)[:LOOKED_AT]
    return sorted({value for value in newest if value}, key=str.casefold)[:MOST]
