"""Noun phrases that can be a source: read backwards from a verb of saying, or forwards after one."""

from __future__ import annotations

from annotations.segmentation.abbreviations import LEADING
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.words import Words

PRONOUNS = lexicon("he she they it i we")
DETERMINERS = lexicon("the a an this his her their its our my some several many two three both another one")
POSTS = lexicon(
    "president minister secretary chancellor premier governor mayor senator ambassador spokesman"
    " spokeswoman spokesperson chief head leader director commissioner commander general colonel chairman"
    " chairwoman chair king queen prince pope deputy vice prime foreign defence defense official diplomat"
    " adviser advisor judge professor doctor analyst lawyer attorney king sheriff captain officer envoy"
    " representative congressman congresswoman lawmaker prosecutor candidate nominee economist author"
    " editor coach manager owner"
)
BODIES = lexicon(
    "statement office ministry service government agency company report study court police army military"
    " service committee council commission party campaign embassy department organization organisation"
    " union parliament kremlin pentagon administration newspaper paper outlet website channel letter"
    " release poll survey document complaint lawsuit group team board bank firm foundation institute"
    " university association state"
)
PEOPLE = lexicon(
    "officials sources police experts critics analysts reporters journalists authorities witnesses"
    " residents scientists researchers lawmakers diplomats activists ecologists supporters opponents"
    " prosecutors lawyers republicans democrats leaders ministers protesters doctors investigators"
    " economists people others many some observers source man woman mother father son daughter friend"
    " student teacher resident voter"
)
NOMINALS = POSTS | BODIES | PEOPLE
_LINKS = lexicon("of for from at in")
_PARTICLES = lexicon("de van von al el la bin ibn der den du da di of")
_PREPOSITIONS = lexicon(
    "of for from by in on at to with about against over under since during after before into between"
    " among through than as if while because when although that and or but"
)
FINITE = lexicon(
    "is are was were has have had will would can could may might must should does do did isn't aren't"
    " wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't doesn't don't didn't"
)
_AFTER_SOURCE = frozenset(
    [
        "on",
        "in",
        "at",
        "during",
        "to",
        "late",
        "early",
        "this",
        "after",
        "before",
        "when",
        "while",
        "as",
        ",",
        ".",
        ";",
        ":",
        "!",
        "?",
        ")",
        "”",
        '"',
        "'",
        "’",
        "-",
        "–",
        "—",
        "who",
        "released",
        "issued",
        "yesterday",
        "today",
        "earlier",
        "later",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "and",
    ]
)
_LONGEST = 16


def source_before(words: Words, at: int, floor: int) -> tuple[int, int] | None:
    """Token range ``[first, last)`` of the noun phrase that ends at token ``at - 1``, not before ``floor``."""
    last = at
    head = at - 1
    if head < floor:
        return None
    if words.low(head) in PRONOUNS:
        return head, last
    if words.form(head) == ")":
        opened = _opening(words, head, floor)
        inner = source_before(words, opened, floor) if opened is not None else None
        return (inner[0], last) if inner else None
    if words.form(head) == ",":
        return _before_apposition(words, head, floor)
    if not words.is_word(head):
        return None
    first = (
        _capital_start(words, head, floor) if words.is_capital(head) else _nominal_start(words, head, floor)
    )
    return (first, last) if first is not None else None


def _opening(words: Words, at: int, floor: int) -> int | None:
    for back in range(at - 1, max(floor, at - 8) - 1, -1):
        if words.form(back) == "(":
            return back
    return None


def _before_apposition(words: Words, comma: int, floor: int) -> tuple[int, int] | None:
    """Of "Elnur Mammadov, the deputy minister, said" the name before the first of the two commas."""
    for back in range(comma - 1, max(floor, comma - _LONGEST) - 1, -1):
        if words.form(back) == "," and back > floor:
            if words.is_capital(back - 1) or words.low(back - 1) in NOMINALS:
                return source_before(words, back, floor)
            return None
        if words.form(back) in '.;:"“”':
            return None
    return None


def _capital_start(words: Words, head: int, floor: int) -> int | None:
    """The first token of a name with its titles: "US Secretary of State Antony Blinken", "president Aliyev"."""
    first = head
    limit = max(floor, head - _LONGEST)
    while first > limit:
        before = words.low(first - 1)
        named = words.is_capital(first - 1) and words.is_word(first - 1) and before not in _PREPOSITIONS
        if named or (before in POSTS and before not in DETERMINERS):
            first -= 1
        elif before in _PARTICLES | {"the", "and", "for", "&"} and _joins(words, first - 2, limit, before):
            first -= 2
        elif before in DETERMINERS:
            first -= 1
            if _linked(words, first, limit):
                first -= 2
                continue
            break
        elif words.form(first - 1) == "." and first - 2 >= limit and is_shortened(words, first - 2):
            first -= 2
        else:
            break
    return first


def is_shortened(words: Words, at: int) -> bool:
    """A title or initial that ends in a full stop: "Mr.", "Rep.", "G.K."."""
    form = words.forms[at]
    return form[0].isupper() and (words.lows[at] in LEADING or len(form) == 1 or "." in form)


def _joins(words: Words, before: int, limit: int, link: str) -> bool:
    if before < limit:
        return False
    if link == "the":
        return False
    named = words.is_capital(before) and words.low(before) not in _PREPOSITIONS
    return named or (link in ("of", "for") and words.low(before) in NOMINALS)


def _linked(words: Words, first: int, limit: int) -> bool:
    """As in "the press service of | the president": a determiner preceded by a link and a nominal."""
    return (
        first - 2 >= limit
        and words.low(first - 1) in _LINKS
        and (words.low(first - 2) in NOMINALS or words.is_capital(first - 2))
    )


def _nominal_start(words: Words, head: int, floor: int) -> int | None:
    """A common noun with its determiner, or a bare plural that names people: "the deputy minister", "officials"."""
    if words.low(head) in _PREPOSITIONS or words.low(head) in DETERMINERS:
        return None
    limit = max(floor, head - _LONGEST)
    for back in range(head - 1, limit - 1, -1):
        low = words.low(back)
        if low in DETERMINERS:
            return _extended(words, back, limit)
        if low in _LINKS and words.low(back - 1) in NOMINALS:
            continue
        if not words.is_word(back) or low in _PREPOSITIONS or (back == head - 1 and low.endswith("ly")):
            break
    if words.low(head) in PEOPLE or words.low(head) in POSTS:
        first = head
        while first > limit and (
            words.is_capital(first - 1) or words.low(first - 1) in POSTS | {"senior", "local"}
        ):
            first -= 1
        return first
    return None


def _extended(words: Words, first: int, limit: int) -> int:
    """Take in what the phrase hangs on: "the press service of | the Azerbaijani president"."""
    while _linked(words, first, limit):
        before = first - 2
        start = (
            _capital_start(words, before, limit)
            if words.is_capital(before)
            else _nominal_start(words, before, limit)
        )
        if start is None:
            return first
        first = start
    return first


def source_after(words: Words, at: int, ceiling: int) -> tuple[int, int] | None:
    """Token range of the noun phrase that begins at ``at`` and is the subject of the verb before it."""
    low = words.low(at)
    if low in PRONOUNS:
        return (at, at + 1) if at + 1 >= ceiling or not words.is_word(at + 1) else None
    if not (words.is_capital(at) or low in DETERMINERS or low in NOMINALS):
        return None
    stop = at + 1
    while (
        stop < ceiling
        and stop - at < _LONGEST
        and (words.is_word(stop) or (words.form(stop) == "." and is_shortened(words, stop - 1)))
    ):
        if words.low(stop) in FINITE:
            return None
        if words.low(stop) in _AFTER_SOURCE and not (
            words.form(stop) == "." and is_shortened(words, stop - 1)
        ):
            break
        stop += 1
    if stop < ceiling and words.is_word(stop) and words.low(stop) not in _AFTER_SOURCE:
        return None
    return _through_issuer(words, at, stop, ceiling)


def _through_issuer(words: Words, at: int, stop: int, ceiling: int) -> tuple[int, int]:
    """The whole of "a statement released late on Monday by Ilham Aliyev's office"."""
    if words.low(stop - 1) in BODIES or words.low(stop) in ("released", "issued"):
        for ahead in range(stop, min(ceiling, stop + 8)):
            if words.low(ahead) in ("by", "from"):
                return at, phrase_end(words, ahead + 1, ceiling)
            if not words.is_word(ahead):
                break
    return at, stop


def phrase_end(words: Words, at: int, ceiling: int) -> int:
    """The first token after a source phrase that runs up to the next mark or relative clause."""
    stop = at
    while stop < ceiling and stop - at < 2 * _LONGEST and (words.is_word(stop) or words.form(stop) in "()&"):
        if stop > at and words.low(stop) in (
            "who",
            "which",
            "that",
            "said",
            "on",
            "and",
            "but",
            "while",
            "as",
        ):
            break
        stop += 1
    return stop
