"""Lines that belong to the site, not to the news: each test answers with the reason, or None."""

from __future__ import annotations

from collections.abc import Callable

_EXACT = {
    "you may also like": "heading of a list of other articles",
    "read more": "link to another page",
    "read also": "link to another page",
    "related": "heading of a list of other articles",
    "related articles": "heading of a list of other articles",
    "related stories": "heading of a list of other articles",
    "related topics": "heading of a list of other articles",
    "more from": "heading of a list of other articles",
    "more stories": "heading of a list of other articles",
    "most read": "heading of a list of other articles",
    "recommended": "heading of a list of other articles",
    "trending": "heading of a list of other articles",
    "don't miss": "heading of a list of other articles",
    "see also": "heading of a list of other articles",
    "advertisement": "advertising label",
    "sponsored": "advertising label",
    "ad": "advertising label",
    "share": "share buttons",
    "share this": "share buttons",
    "share this article": "share buttons",
    "print": "share buttons",
    "email": "share buttons",
    "tweet": "share buttons",
    "comments": "comment section",
    "leave a comment": "comment section",
    "loading...": "page widget",
    "back to top": "page widget",
    "sign in": "account link",
    "log in": "account link",
    "subscribe": "subscription note",
    "copy link": "share buttons",
}
LIST_HEADINGS = frozenset(line for line, reason in _EXACT.items() if reason.startswith("heading"))
_PREFIXES = (
    ("follow us", "social media note"),
    ("follow him on", "social media note"),
    ("follow her on", "social media note"),
    ("like us on", "social media note"),
    ("join us on", "social media note"),
    ("find us on", "social media note"),
    ("subscribe to", "subscription note"),
    ("sign up for", "subscription note"),
    ("sign up to", "subscription note"),
    ("get our newsletter", "subscription note"),
    ("download our app", "subscription note"),
    ("click here", "link to another page"),
    ("read more:", "link to another page"),
    ("read also:", "link to another page"),
    ("read the rest here", "link to another page"),
    ("also read:", "link to another page"),
    ("see also:", "link to another page"),
    ("related:", "link to another page"),
    ("watch:", "link to another page"),
    ("copyright", "copyright note"),
    ("©", "copyright note"),
    ("(c) ", "copyright note"),
    ("all rights reserved", "copyright note"),
    ("(reporting by", "agency credit"),
    ("reporting by ", "agency credit"),
    ("(editing by", "agency credit"),
    ("tags:", "tag list"),
    ("topics:", "tag list"),
    ("share on ", "share buttons"),
    ("this article was originally published", "republication note"),
    ("this material may not be published", "copyright note"),
)
_SHORTEST = 12
_ANY_PREFIX = tuple(prefix for prefix, _ in _PREFIXES)
_SUBSCRIPTION = (
    "subscri", "newsletter", "contact us", "in summarized form", "portion of the news", "paywall", "sign up",
    "to continue reading", "free trial", "your inbox",
)  # fmt: skip
_SOCIAL = (
    "twitter",
    "facebook",
    "instagram",
    "telegram",
    "youtube",
    "tiktok",
    "linkedin",
    "whatsapp",
    "follow",
)
_COPYRIGHT = ("all rights reserved", "terms of use", "terms of service", "privacy policy", "cookie policy")


def _named(low: str) -> str | None:
    return _EXACT.get(low.rstrip(":.!… "))


def _prefixed(low: str) -> str | None:
    if len(low) > 240 or not low.startswith(_ANY_PREFIX):
        return None
    return next(reason for prefix, reason in _PREFIXES if low.startswith(prefix))


def _subscription(low: str) -> str | None:
    if not _SHORTEST <= len(low) <= 500:
        return None
    hits = sum(mark in low for mark in _SUBSCRIPTION)
    return "subscription note" if hits >= 2 else None


def _social(low: str) -> str | None:
    if len(low) > 240:
        return None
    at = low.find("@")
    handle = at >= 0 and low[at + 1 : at + 2].isalnum() and (at == 0 or not low[at - 1].isalnum())
    return "social media handle" if handle and any(site in low for site in _SOCIAL) else None


def _copyright(low: str) -> str | None:
    return (
        "copyright note" if _SHORTEST <= len(low) <= 400 and any(mark in low for mark in _COPYRIGHT) else None
    )


def _separator(low: str) -> str | None:
    if any(char.isalnum() for char in low[:200]) or len(low) > 200:
        return None
    return "separator without words" if len(low) <= 40 or len(set(low)) <= 3 else None


_TESTS: tuple[Callable[[str], str | None], ...] = (
    _separator, _named, _prefixed, _subscription, _social, _copyright,
)  # fmt: skip


def furniture_reason(line: str) -> str | None:
    """Why this line is boilerplate, or None when it may be news text."""
    low = line[:600].lower().replace("\u00a0", " ").replace("’", "'")
    return next((reason for test in _TESTS if (reason := test(low)) is not None), None)
