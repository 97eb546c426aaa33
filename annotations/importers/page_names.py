"""What the elements of a page call themselves: the words of class, id and item property that sites use for the parts of an article."""

from __future__ import annotations

import re
from typing import Any

_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ROLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("caption", frozenset({"caption", "credit", "figcaption", "cutline"})),
    ("byline", frozenset({"byline", "author", "authors", "writer"})),
    ("date", frozenset({"date", "datetime", "dateline", "timestamp", "published", "pubdate", "updated", "time"})),
    ("deck", frozenset({"dek", "deck", "standfirst", "subtitle", "subhead", "subheadline", "subline", "summary", "lede"})),
)
_ASIDE_NAMES = """
newsletter newsletters related recirc recirculation promo share sharing social comment comments disqus trending tags
subscribe subscription signup recommended advertisement ads sponsored popular breadcrumb breadcrumbs attribution outbrain
taboola postinfo toolbar
"""
_ASIDE = frozenset(_ASIDE_NAMES.split())


def called(element: Any) -> tuple[str | None, str | None]:
    """The word by which an element is for other things than the story, and the role it claims; None where it says nothing."""
    said = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))[:200]
    words = {word.lower() for word in _TOKEN.findall(said)}
    role = "caption" if element.tag == "figcaption" else next((role for role, names in _ROLES if names & words), None)
    return min(_ASIDE & words, default=None), role
