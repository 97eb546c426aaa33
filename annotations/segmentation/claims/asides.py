"""What a sentence says by the way: relative clauses, appositions, and what a noun phrase takes for granted.

Each is a claim of its own ("the war, which ended with a deal"; "Karabakh, a territory recognised as …"; "against the illegal
exploitation of deposits"), with the words that make it a sentence. Heads are read backwards and bounded; where none is
found nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from annotations.segmentation.attribution.extents import trimmed
from annotations.segmentation.claims.deeds import Pieces, as_clause
from annotations.segmentation.claims.signs import WORDS
from annotations.segmentation.found import Span
from annotations.segmentation.grammar import DETERMINERS, FINITE
from annotations.segmentation.lexicon import lexicon

Form = Literal["statement", "relative", "apposition", "presupposed", "alleged"]

_RELATIVE = re.compile(r", (?P<link>who|which|where) (?=[\w“\"])")
_REDUCED = re.compile(r", [a-z]{2,20}ed (?:by|in|with|from|on|at|as|to|for) [^,;:.()“”\"]{4,120}(?=, [a-z])")
_APPOSITION = re.compile(r", (?P<claim>(?:an?|the (?:only|first|last|largest|main)) [^,;.“”\"()]{15,160})(?=[,;.]|\Z)")
_PARTICIPLE = re.compile(r"\b[a-z]{3,}(?:ed|ing)\b")
_STOP = re.compile(r"[,;:()]")
_JUDGED = r"(?:illegal|illicit|unlawful|serious|grave|severe|free|forced|deliberate|alleged)"
_DEEDS = (
    r"(?:exploitation|activit(?:y|ies)|use|damage|passage|occupation|shipments?|transfers?|operations?|construction|destruction"
    r"|violations?|movement|deportations?|detentions?|closure|attacks?|killings?|settlements?|trade|mining|extraction)"
)
_TAKEN = re.compile(
    r"\b(?:(?:[Tt]he|an?|this|its|their|any|all|[A-Z][\w-]{2,20}['’]s) )?"
    r"(?:(?:ongoing|continued|continuing|continuous|systematic|deliberate|large-scale) )?"
    rf"(?:{_JUDGED} (?:[a-z-]{{3,16}} ){{0,2}}?(?P<noun>{_DEEDS})|misuse|abuse|destruction|killings?|looting|desecration)"
    r" (?:of|to|in|on|against|by|at|from) "
)
_ALLEGED = re.compile(r"\b(?:accusations?|allegations?|claims|rumou?rs) (?:of|about) ")
_END = re.compile(
    r"[,;:.()]|\b(?:is|are|was|were|has|have|had|will|would|as well as|but|while)\b"
    r"|\band (?=serious|grave|severe|illegal|illicit|the |to )"
)
_ON_THE_WHOLE = re.compile(r"which (?:(?:also|in turn) )?(?:would|could|may|might|means?|meant|makes?|made|led|leads|explains?)\b")
"""What "which" takes up is mostly the whole clause before these verbs, not its last noun."""
_OF_SEVERAL = re.compile(r"(?:are|were|have|both|all|do)\b")
_WITHIN = re.compile(r" (?:where|that|who|which) ")
_NAME_LAST = re.compile(r"\b[A-Z][\w-]+(?: (?:region|district|area|province|city|town))?\Z")
_CLOSING, _OPENING = frozenset(',;:.”"'), frozenset('“"(')
_DEFINITE = re.compile(r"(?:(?:the|this|its|their|any|all) )?(?:alleged )?", re.IGNORECASE)
_PLACE = re.compile(r", where [^,;.:]{8,160}(?=[,;.:]|\Z)")
_STOPS = lexicon(
    "of for from by in on at to with about against over under since during after before into between among through than as if while"
    " because when although that and or but near is are was were has have had said says not"
)
_ADVERBS = lexicon("also still now then already once later recently currently")
_SHORTEST_WORDS = 4
_SHORTEST_PHRASE = 5
_FARTHEST = 90
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Aside:
    """One claim by the way: its span, its words as a sentence, and the stretch the main clause can do without."""

    span: Span
    pieces: Pieces
    form: Form
    inserted: Span | None = None


def asides(text: str, start: int, end: int, *, denied: bool = False) -> Iterator[Aside]:
    """All of them in ``text[start:end]``; where it is ``denied``, what is alleged and not what is taken for granted."""
    yield from _relatives(text, start, end)
    yield from _reduced(text, start, end)
    yield from _appositions(text, start, end)
    yield from _alleged(text, start, end) if denied else _presupposed(text, start, end)


def _relatives(text: str, start: int, end: int) -> Iterator[Aside]:
    for match in _RELATIVE.finditer(text, start, end):
        head = _head(text, start, match.start(), through_of=match["link"] == "who")
        stop = _STOP.search(text, match.end(), end)
        last = stop.start() if stop else end
        if head is None or text.count(" ", match.end(), last) < _SHORTEST_WORDS - 1 or not _agrees(text, head, match.end()):
            continue
        rest = trimmed(text, match.end(), last)
        if text[rest[0] : rest[1]].rsplit(" ", 1)[-1].lower() in _STOPS or _ON_THE_WHOLE.match(text, match.start() + 2):
            continue
        pieces: Pieces = ((head[0], rest[1]),)
        if match["link"] == "where":
            if not _NAME_LAST.search(text, *head):
                continue
            pieces = ("in ", head, ", ", rest)
        elif match["link"] == "who" or _is_verb(text, match.end(), last):
            pieces = (head, " ", rest)
        elif not text[match.end()].isupper():
            continue
        yield Aside((head[0], rest[1]), pieces, "relative", (match.start(), last))


def _agrees(text: str, head: Span, at: int) -> bool:
    """Whether a verb that wants several has a head of several; else the head is a longer one than the words before the comma."""
    return text[head[1] - 1] == "s" or _OF_SEVERAL.match(text, at) is None


def _reduced(text: str, start: int, end: int) -> Iterator[Aside]:
    """A participle between a subject and its verb: "the group, accompanied by soldiers, faced …"."""
    for match in _REDUCED.finditer(text, start, end):
        head = _head(text, start, match.start(), through_of=False)
        if head is not None and _is_verb(text, match.end() + 2, end):
            several = text[head[1] - 1] == "s" and text[head[0] : head[1]].rsplit(" ", 1)[-1].islower()
            rest = trimmed(text, match.start() + 2, match.end())
            yield Aside((head[0], rest[1]), (head, " were " if several else " was ", rest), "relative", match.span())


def _is_verb(text: str, at: int, end: int) -> bool:
    """Does the relative clause go on with its verb, so that its head is the subject?"""
    words = text[at : min(end, at + 60)].split()[:2]
    word = words[1] if len(words) > 1 and (words[0] in _ADVERBS or words[0].endswith("ly")) else words[0] if words else ""
    past = word.endswith("ed") or "past" in WORDS.get(word, ())
    present = word.endswith("s") and word not in DETERMINERS and word not in ("its", "this", "his", "as", "us")
    return word.isalpha() and word.islower() and (word in FINITE or past or present)


def _head(text: str, start: int, at: int, *, through_of: bool) -> Span | None:
    """The noun phrase that ends at a comma: a name with its article, else back to its determiner; None where neither is plain."""
    begin = max(start, at - _FARTHEST)
    words = list(re.finditer(r"\S+", text[begin:at]))[-_MOST_WORDS:]
    name = bool(words) and words[-1].group()[0].isupper()
    first: int | None = None
    for word in reversed(words):
        low = word.group().lower()
        if low in DETERMINERS and first is not None:
            return begin + word.start(), at
        if (name and not word.group()[0].isupper()) or low[-1] in _CLOSING or low[0] in _OPENING:
            break
        if low in _STOPS and not (low == "of" and through_of and first is not None):
            break
        first = begin + word.start()
    return (first, at) if name and first is not None else None


def _appositions(text: str, start: int, end: int) -> Iterator[Aside]:
    for match in _APPOSITION.finditer(text, start, end):
        head = _head(text, start, match.start(), through_of=False)
        if head is None or not _PARTICIPLE.search(match["claim"]):
            continue
        named = all(word[0].isupper() for word in text[head[0] : head[1]].split())
        if named or match["claim"].startswith("the "):
            claim = trimmed(text, *match.span("claim"))
            yield Aside((head[0], claim[1]), (head, " is ", claim), "apposition", (match.start(), match.end("claim")))


def _presupposed(text: str, start: int, end: int) -> Iterator[Aside]:
    for match in _TAKEN.finditer(text, start, end):
        found = _noun_phrase(text, match.start(), match.end(), end)
        if found is not None and found[1] - found[0] < 0.7 * (end - start):
            yield Aside(found, as_clause(text, found) or (_there(match["noun"] or ""), _bare(text, found)), "presupposed")


def _alleged(text: str, start: int, end: int) -> Iterator[Aside]:
    for match in _ALLEGED.finditer(text, start, end):
        found = _noun_phrase(text, match.end(), match.end(), end)
        if found is not None:
            yield Aside(found, as_clause(text, found) or (_there(""), _bare(text, found)), "alleged")


def _noun_phrase(text: str, start: int, at: int, end: int) -> Span | None:
    """From a place on, up to the next mark or verb; a place that is told with ", where …" is part of it."""
    stop = _END.search(text, at, end)
    if stop is not None and stop.group().isalpha() and _WITHIN.search(text, at, stop.start()):
        stop = _STOP.search(text, stop.end(), end)
    last = stop.start() if stop else end
    place = _PLACE.match(text, last, end)
    found = trimmed(text, start, place.end() if place else last)
    return found if text.count(" ", *found) >= _SHORTEST_PHRASE - 1 else None


def _there(noun: str) -> str:
    return "there are " if noun.endswith("s") else "there is "


def _bare(text: str, span: Span) -> Span:
    """Without "the alleged" and the like at the head, to follow on "there is"."""
    head = _DEFINITE.match(text, *span)
    return (head.end(), span[1]) if head is not None else span
