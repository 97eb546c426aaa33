"""Names as they stand in running text: every run of capitalised words, cut into pieces and sorted into persons, places and bodies.

A piece whose kind its words do not tell has none: its context decides, or nobody. Each distinct run is read once, so that the work
grows with the text and not with what it repeats.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotations.segmentation.entities.bodies import BODY_HEADS, HEADS_BEFORE_OF, KNOWN_BODIES, is_acronym
from annotations.segmentation.entities.gazetteer import DEMONYMS, DIRECTIONS, PLACE_FIRST, PLACE_HEADS, PLACES
from annotations.segmentation.entities.given import is_given
from annotations.segmentation.entities.name_words import LOOSE_TITLES, NEVER_NAMES, NO_PERSON, NOT_FIRST, TITLES
from annotations.segmentation.entities.posts import POSTS
from annotations.segmentation.found import EntityKind
from annotations.segmentation.layout.paragraphs import Paragraph

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚƏΑ-ΩА-Я]"
_TITLE = r"(?:(?<=M)(?:rs?|s|t)|(?<=D)r|(?<=G)(?:ov|en)|(?<=S)(?:en|t|gt)|(?<=R)e[pv]|(?<=C)(?:ol|apt)|(?<=L)t|(?<=P)rof)\."
_REST = rf"(?:\.(?:{_UPPER}\.){{0,4}}|{_TITLE}|[\w’'-]*(?:&{_UPPER})?)"
_LINK = r" (?:(?:of|for|on|de|van|von|al|bin|el|da|del|der|ibn) (?:the |la )?)?"
_RUN = re.compile(rf"{_UPPER}(?<![\w@#]{_UPPER}){_REST}(?:{_LINK}{_UPPER}{_REST}){{0,24}}")
_TOKEN = re.compile(r"\S+")
_INTRODUCED = re.compile(r"(?:\A|[.?!]['”\"]? |\n)[A-Z][a-z]{1,14}(?: [a-z]{1,14}){0,3}, \Z")
_STOPS = frozenset(".?!:")
_OF_SEVERAL = tuple(f"{head} {link} " for head in ("Ministry", "Department", "Committee", "Centers", "Office") for link in ("of", "for"))


class NameFound(NamedTuple):
    """One capitalised name: its extent, words without possessive, kind where the words tell it, why, and the title before it.

    A tuple, as a text of a megabyte has tens of thousands.
    """

    start: int
    end: int
    words: str
    kind: EntityKind | None
    reason: str
    title: str
    opens: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    words: str
    kind: EntityKind | None
    reason: str
    title: str


def find_names(text: str, paragraphs: Sequence[Paragraph]) -> list[NameFound]:
    """Every name in body, deck and caption, in order. ``opens`` marks one that stands first in its sentence."""
    read: dict[str, tuple[_Piece, ...]] = {}
    found: list[NameFound] = []
    for paragraph in paragraphs:
        if paragraph.role not in ("body", "deck", "caption"):
            continue
        for match in _RUN.finditer(text, paragraph.start, paragraph.end):
            run, at = match.group(), match.start()
            pieces = read.get(run)
            if pieces is None:
                pieces = read[run] = _pieces(run)
            if not pieces:
                continue
            opens = at == paragraph.start or text[at - 1] in "“\"‘'«" or _opens(text, at, paragraph.start)
            for one in pieces:
                name = NameFound(at + one.start, at + one.end, one.words, one.kind, one.reason, one.title, opens and one.start == 0)
                if found and found[-1].kind == "body" and _goes_on(text, found[-1], name):
                    before = found.pop()
                    name = NameFound(before.start, name.end, text[before.start : name.end], *before[3:])
                found.append(name)
    return found


def _opens(text: str, at: int, floor: int) -> bool:
    """Whether a sentence begins here, or a few words before as in "Ultimately, | Mr. Clarke hopes"."""
    before = text[max(at - 2, 0) : at - 1]
    return before in _STOPS or (before == "," and _INTRODUCED.search(text, max(floor, at - 48), at) is not None)


def _goes_on(text: str, before: NameFound, name: NameFound) -> bool:
    """As in "Ministry of Ecology | and Natural Resources"."""
    return (
        text[before.end : name.start] == " and "
        and before.words.startswith(_OF_SEVERAL)
        and name.kind in (None, "person")
        and not name.title
    )


def _pieces(run: str) -> tuple[_Piece, ...]:
    """The names in one run: cut after possessives and before an "of" that joins two names."""
    if " " not in run:
        low = run.lower()
        return () if low in NOT_FIRST or low in TITLES or low.rstrip(".") in TITLES else tuple(_named([(run, 0)], ""))
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(run)]
    while tokens and tokens[0][0].lower().rstrip(",") in NOT_FIRST and len(tokens[0][0].rstrip(".")) == len(tokens[0][0]):
        tokens = tokens[1:]
    pieces: list[_Piece] = []
    begun = 0
    for at, (word, _) in enumerate(tokens):
        owns = word.endswith(("'s", "’s", "’", "'"))
        if owns or at == len(tokens) - 1 or (_parts(tokens, at) and at >= begun):
            pieces += _read(tokens[begun : at + 1])
            begun = at + 1
            while begun < len(tokens) and tokens[begun][0] in ("of", "for", "on", "the"):
                begun += 1
    return tuple(pieces)


def _parts(tokens: Sequence[tuple[str, int]], at: int) -> bool:
    """Does a name end here because the "of" that follows only joins it to another?"""
    if at + 1 >= len(tokens) or tokens[at + 1][0] not in ("of", "for", "on"):
        return False
    low = tokens[at][0].lower()
    if tokens[at + 1][0] == "on" and (at + 2 >= len(tokens) or tokens[at + 2][0].lower() in NEVER_NAMES):
        return True
    return low not in HEADS_BEFORE_OF and low not in POSTS


def _read(tokens: Sequence[tuple[str, int]]) -> list[_Piece]:
    """Title and name of one stretch; a title "of" somewhere also yields that somewhere."""
    words = [word for word, _ in tokens]
    posts = [at for at, word in enumerate(words) if word.lower() in TITLES or word.lower().rstrip(".,") in TITLES]
    cut = posts[-1] + 1 if posts and posts[-1] < 6 else 0
    while cut + 1 < len(words) and words[cut].lower() in LOOSE_TITLES and is_given(words[cut + 1]):
        cut += 1
    pieces: list[_Piece] = []
    if cut and words[cut : cut + 1] == ["of"]:
        behind = cut + (2 if words[cut + 1 : cut + 2] == ["the"] else 1)
        until = _office(words, behind)
        if words[behind:until] != ["State"]:
            pieces += _named(tokens[behind:until], "")
        cut = until
    if cut == len(words) and posts and posts[-1] > 0 and not pieces and not set(words[0].lower().split()) & TITLES:
        return pieces
    title = " ".join(words[:cut])
    return pieces + _named(tokens[cut:], title)


def _office(words: Sequence[str], at: int) -> int:
    """Where the name after "President of" ends: all of it, except that a person's two last words may follow "State" or a place."""
    if words[at : at + 1] == ["State"] or (at < len(words) and words[at] in PLACES):
        return at + 1
    return len(words)


def _named(tokens: Sequence[tuple[str, int]], title: str) -> list[_Piece]:
    while tokens and (tokens[0][0].lower() in DEMONYMS and (len(tokens) == 1 or title)):
        tokens = tokens[1:]
    if not tokens:
        return []
    start = tokens[0][1]
    written = " ".join(word for word, _ in tokens)
    words = written.replace("’", "'").removesuffix("'s").rstrip("'")
    if not words or words.lower() in NEVER_NAMES:
        return []
    kind, reason = _kind(words, title)
    return [_Piece(start, start + len(words), words, kind, reason, title)]


def _kind(words: str, title: str) -> tuple[EntityKind | None, str]:
    """What the words themselves tell, and by what."""
    parts = words.split()
    lows = [part.lower() for part in parts]
    if words in KNOWN_BODIES:
        return "body", "a body known by this name"
    if words in PLACES:
        return "place", "a place known by this name"
    head = lows[lows.index("of") - 1] if "of" in lows[1:] else lows[-1]
    if len(parts) > 1 and (head in BODY_HEADS or lows[0] == "daily"):
        return "body", f"“{head if head in BODY_HEADS else lows[0]}” names a body"
    if len(parts) > 1 and (lows[-1] in PLACE_HEADS or lows[0] in PLACE_FIRST):
        return "place", f"“{lows[-1] if lows[-1] in PLACE_HEADS else lows[0]}” names a place"
    if len(parts) == len(("North", "Abc")) and lows[0] in DIRECTIONS and lows[1] not in DEMONYMS:
        return "place", f"“{lows[0]}” names a place"
    if len(parts) == 1:
        return ("body", "an acronym") if is_acronym(words) and not title else ("person", f"after “{title}”") if title else (None, "")
    if _is_person(parts, lows):
        if title:
            return "person", f"after “{title}”"
        return "person", "begins with a given name" if is_given(parts[0]) else "two or more capitalised words that name no place or body"
    return None, ""


def _is_person(parts: Sequence[str], lows: Sequence[str]) -> bool:
    return (
        2 <= len(parts) <= 4
        and not set(lows[1:] if is_given(lows[0]) else lows) & NO_PERSON
        and not (parts[0].isupper() and len(parts[0]) > 1 and parts[0].isalpha())
        and not any(char.isdigit() for part in parts for char in part)
        and len(parts[-1].rstrip(".")) > 1
        and (is_given(parts[0]) or parts[-1] not in PLACES)
    )
