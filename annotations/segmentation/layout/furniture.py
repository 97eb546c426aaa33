"""Lines that belong to the site, not to the news: each test answers with the reason, or None."""

from __future__ import annotations

import re
from collections.abc import Callable

from annotations.segmentation.layout.furniture_phrases import (
    BEGINNINGS,
    COMMENTS,
    CONTACT,
    COPYRIGHT,
    CREDIT,
    LINK,
    LIST_HEADING,
    LIST_HEADINGS,
    SHARING,
    SOCIAL,
    SUBSCRIPTION,
    WHOLE_LINES,
)
from annotations.segmentation.lines import ends_like_prose

_LONGEST = 600
_LONGEST_BEGINNING = 240
_LONGEST_LABEL = 60
_EDGES = ":.!?…»>› |-–•*"
_PROSE = 60
_TOLD = 45
"""A shorter line than prose may still tell something, if a verb in it says so."""
_BEGIN = tuple(phrase.rstrip("*") for phrase in BEGINNINGS)
_BY_FIRST: dict[str, list[str]] = {}
for _phrase in BEGINNINGS:
    _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)
_OFFERS = ("subscri", "newsletter", "sign up", "free trial", "log in")
_PLAIN_OFFERS = (
    "contact us", "in summarized form", "portion of the news", "paywall", "to continue reading", "your inbox", "subscribe now",
    "unlimited access", "already a subscriber", "for subscribers",
)  # fmt: skip
_SITES = ("twitter", "facebook", "instagram", "telegram", "youtube", "tiktok", "linkedin", "whatsapp", "follow", "threads", "bluesky")
_PLACES = (*(site for site in _SITES if site != "follow"), "social", "channel", " app", "@", " x ", " x.", "www.", "http", ".com", "online")
_ADDRESSES = ("@", "http", "www.", ".com", ".org", "newsletter", "inbox", "all rights")
_DOUBTFUL = frozenset((LINK, LIST_HEADING, CONTACT, SOCIAL, SUBSCRIPTION, CREDIT, COMMENTS, SHARING, "tag list"))
_SAYS = re.compile(
    r"(?<!as )\b(?:said|says|told|tells|wrote|admitted|admits|denied|denies|claimed|warned|warns|announced|insisted|argued|added|urged"
    r"|stated|confirmed|acknowledged|alleged|declared|promised|testified|replied|tweeted|vowed)\b"
)
_DOES = re.compile(
    r"\b(?:(?:was|were|had|has|did) "
    r"|[a-z]{2,20}ed (?:(?:the|an?|that|its|his|her|their|it|him|them|this|these|no|some|about|more)\b|[$£€]?\d))"
)
_READER = re.compile(r"\b(?:you|your|we|our|us)\b")
_RIGHTS = ("all rights reserved", "all right reserved")
_TERMS = ("terms of use", "terms of service", "privacy policy", "cookie policy")
_OPINIONS = ("views expressed", "opinions expressed", "views and opinions")
_OWN = ("author", "do not necessarily", "their own", "not necessarily reflect")
_ADDRESS = re.compile(r"(?:e-?mail:? ?)?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}")
_HASHTAGS = re.compile(r"(?:[#@][\w]{2,60}[ ,|]{0,3}){1,20}")
_COUNT = re.compile(
    r"(?:\d[\d.,]{0,8}[km]? ?|view all |read all )(?:comments?|shares?|views?|likes?|retweets?|replies|min(?:ute)?s? read"
    r"|kommentare|commentaires|yorum|комментари\w{1,3}|просмотр\w{0,3})[ .…]{0,3}"
)
_WROTE = re.compile(
    r"(?:[A-Z][\w.'’-]{1,24} ){1,4}(?:and (?:[A-Z][\w.'’-]{1,24} ){1,4})?(?:\S{1,24} ){0,3}contributed (?:to this|reporting|from)\b"
)


def _counted(low: str) -> str | None:
    return "counter of comments or shares" if len(low) <= _LONGEST_LABEL and _COUNT.fullmatch(low) else None


def _named(low: str) -> str | None:
    return WHOLE_LINES.get(low.strip(_EDGES)) if len(low) <= _LONGEST_LABEL else None


def _begun(low: str) -> str | None:
    """A tell-tale beginning; on a line that tells something only where no news sentence begins so."""
    if len(low) > _LONGEST_BEGINNING or not low.startswith(_BEGIN):
        return None
    phrase = max((one for one in _BY_FIRST[low[0]] if _begins(low, one)), key=len, default=None)
    if phrase is None:
        return None
    reason = BEGINNINGS[phrase]
    if len(low) < _TOLD or not ends_like_prose(low):
        return reason
    careful = reason in (LINK, LIST_HEADING, CONTACT) and not phrase.endswith(":") and len(low) >= _PROSE
    elsewhere = reason == SOCIAL and phrase.endswith(("us", "us on")) and not any(place in low for place in _PLACES)
    return None if careful or elsewhere or (reason in _DOUBTFUL and not phrase.startswith("(") and _tells(low)) else reason


def _tells(low: str) -> bool:
    """A full sentence in which somebody says or did something, and no reader is addressed: `More: the mayor admitted it`."""
    if low.endswith("?") or any(mark in low for mark in _ADDRESSES):
        return False
    return _SAYS.search(low) is not None or (_DOES.search(low) is not None and _READER.search(low) is None)


def _begins(low: str, phrase: str) -> bool:
    if phrase.endswith("*"):
        return low.startswith(phrase[:-1])
    return low.startswith(phrase) and not (phrase[-1].isalpha() and low[len(phrase) : len(phrase) + 1].isalpha())


def _subscription(low: str) -> str | None:
    """Two words of an offer, in a longer line one of them such as no news sentence has."""
    plain = sum([mark in low for mark in _PLAIN_OFFERS])
    if plain == 0 and len(low) > _LONGEST_LABEL * 2:
        return None
    return SUBSCRIPTION if plain + sum([mark in low for mark in _OFFERS]) >= 2 else None


def _social(low: str) -> str | None:
    if len(low) > _LONGEST_BEGINNING:
        return None
    at = low.find("@")
    handle = at >= 0 and low[at + 1 : at + 2].isalnum() and (at == 0 or not low[at - 1].isalnum())
    told = len(low) >= _PROSE and ends_like_prose(low) and "follow" not in low
    if handle and not told and any(site in low for site in _SITES):
        return "social media handle"
    return "hashtags and handles alone" if low[0] in "#@" and _HASHTAGS.fullmatch(low) else None


def _address(low: str) -> str | None:
    return "nothing but an address" if "@" in low and len(low) <= _LONGEST_LABEL and _ADDRESS.fullmatch(low) else None


def _legal(low: str) -> str | None:
    """Rights, terms and disclaimers; one mention of terms in a sentence of news is none."""
    terms = sum([mark in low for mark in _TERMS])
    if any(mark in low for mark in _RIGHTS) or terms >= 2 or (terms and not (len(low) >= _PROSE and ends_like_prose(low))):
        return COPYRIGHT
    if any(mark in low for mark in _OPINIONS) and any(mark in low for mark in _OWN):
        return "disclaimer of the outlet"
    return None


_TESTS: tuple[Callable[[str], str | None], ...] = (
    _named, _begun, _subscription, _social, _legal, _counted, _address,
)  # fmt: skip


def heads_a_list(line: str) -> bool:
    """Whether the line is the heading of a list of other articles."""
    return len(line) <= _LONGEST_LABEL and _folded(line).strip(_EDGES) in LIST_HEADINGS


def furniture_reason(line: str) -> str | None:
    """Why this line is boilerplate, or None when it may be news text."""
    if not any(char.isalnum() for char in line[:12]) and _is_separator(line):
        return "separator without words"
    if len(line) > _LONGEST:
        return None
    if _WROTE.match(line) and len(line) <= _LONGEST_BEGINNING:
        return "agency credit"
    low = _folded(line)
    return next((reason for test in _TESTS if (reason := test(low)) is not None), None)


def _folded(line: str) -> str:
    """In lower case, a Turkish İ as i, with one kind of blank and apostrophe."""
    return line.lower().replace("i\u0307", "i").replace("\u00a0", " ").replace("’", "'")


def _is_separator(line: str) -> bool:
    if len(line) > 200 or any(char.isalnum() for char in line):
        return False
    return len(line) <= 40 or len(set(line)) <= 3
