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
from annotations.segmentation.claims.deeds import Pieces
from annotations.segmentation.claims.presupposed import accused, presupposed
from annotations.segmentation.claims.signs import WORDS
from annotations.segmentation.entities.posts import PEOPLE, POSTS
from annotations.segmentation.found import Span
from annotations.segmentation.grammar import DETERMINERS, FINITE, IRREGULAR
from annotations.segmentation.lexicon import lexicon

Form = Literal["statement", "relative", "apposition", "presupposed", "alleged"]

_RELATIVE = re.compile(r", (?P<link>who|which|where) (?=[\w“\"])")
_REDUCED = re.compile(r", [a-z]{2,20}ed (?:by|in|with|from|on|at|as|to|for) [^,;:.()“”\"]{4,120}(?=, [a-z])")
_APPOSITION = re.compile(r", (?P<claim>(?:an?|the (?:only|first|last|largest|main)) [^,;.“”\"()]{15,160})(?=[,;.]|\Z)")
_TAKES_NO_NAME = re.compile(
    r"(?:an?|the [a-z]+) (?:[a-z-]+ ){0,2}?(?:word|thing|move|claim|phrase|term|step|decision|charge|accusation|allegation|assertion|fact"
    r"|statement|figure|idea|position|point|development|sign|prospect|trend|number|result|remark|comment|practice|policy|promise|view"
    r"|reason|issue|line|theme|message|attack|insult|question|answer|story|notion|warning|threat|increase|rise|drop|fall)s?\b"
)
_PARTICIPLE = re.compile(r"\b[a-z]{3,}(?:ed|ing)\b")
_STOP = re.compile(r"[,;:()]")
_ON_THE_WHOLE = re.compile(r"which (?:(?:also|in turn) )?(?:would|could|may|might|means?|meant|makes?|made|led|leads|explains?)\b")
"""What "which" takes up is mostly the whole clause before these verbs, not its last noun."""
_OF_SEVERAL = re.compile(r"(?:are|were|have|both|all|do)\b")
_NAME_LAST = re.compile(r"\b[A-Z][\w-]+(?: (?:region|district|area|province|city|town))?\Z")
_CLOSING, _OPENING = frozenset(',;:.”"'), frozenset('“"(')
_STOPS = lexicon(
    "of for from by in on at to with about against over under since during after before into between among through than as if while"
    " because when although that and or but near is are was were has have had said says not"
)
_ADVERBS = lexicon("also still now then already once later recently currently")
_PERSONS = POSTS | PEOPLE | lexicon(
    "person men women boy girl child children wife husband parent brother sister aunt uncle cousin family families couple neighbour"
    " neighbor colleague patient client guest host migrant refugee citizen soldier troops pilot priest cleric monk nun saint nurse"
    " thief spy victim suspect hostage captive prisoner fan guard cook youth adult teenager baby babies pupil graduate veteran civilian"
    " politician musician technician magician physician historian librarian guardian employee refugee trustee nominee escapee crew"
    " staff crowd public team half majority rest number group hundreds thousands millions dozens those both pair lawmaker millionaire"
    " billionaire heir hero heroes rebel militant combatant immigrant applicant participant inhabitant servant assistant accountant"
    " president policeman policemen relative native national member friend mate athlete star celebrity model expert guy lady gentleman"
)
_DOERS = ("er", "ers", "or", "ors", "ist", "ists", "man", "men", "woman", "women")
_NO_DOERS = lexicon(
    "power powers order orders paper papers water waters letter letters matter matters weather border borders river rivers tower"
    " towers murder murders disorder terror error errors factor factors sector sectors number numbers computer computers weapon"
    " disaster disasters danger dangers summer winter corner corners offer offers answer answers quarter quarters cancer fever"
    " hunger anger door doors floor floors colour color labor harbor motor motors list lists theater center centre chapter"
)
_UNCHANGED = lexicon("cost put beat shut spread read split quit")
_SHORTEST_WORDS = 4
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
    for span, pieces in accused(text, start, end) if denied else presupposed(text, start, end):
        yield Aside(span, pieces, "alleged" if denied else "presupposed")


def _relatives(text: str, start: int, end: int) -> Iterator[Aside]:
    for match in _RELATIVE.finditer(text, start, end):
        head = _head(text, start, match.start(), through_of=match["link"] == "who")
        stop = _STOP.search(text, match.end(), end)
        last = stop.start() if stop else end
        if head is None or text.count(" ", match.end(), last) < _SHORTEST_WORDS - 1 or not _agrees(text, head, match.end()):
            continue
        if match["link"] == "who" and not _is_person(text[slice(*head)]):
            continue
        rest = trimmed(text, match.end(), last)
        if text[rest[0] : rest[1]].rsplit(" ", 1)[-1].lower() in _STOPS or _ON_THE_WHOLE.match(text, match.start() + 2):
            continue
        pieces: Pieces = ((head[0], rest[1]),)
        if match["link"] == "where":
            if not _NAME_LAST.search(text, *head):
                continue
            pieces = ("in ", head, ", ", rest)
        elif match["link"] == "who" or is_verb(text, match.end(), last):
            pieces = (head, " ", rest)
        elif not text[match.end()].isupper():
            continue
        yield Aside((head[0], rest[1]), pieces, "relative", (match.start(), last))


def _is_person(head: str) -> bool:
    """Whether a head can be a "who": a name, or a noun for a person before any "of"; "the threat of violence" is none."""
    noun = head.split(" of ", 1)[0].rsplit(" ", 1)[-1]
    low = noun.lower()
    return noun[0].isupper() or low in _PERSONS or low.removesuffix("s") in _PERSONS or (low.endswith(_DOERS) and low not in _NO_DOERS)


def _agrees(text: str, head: Span, at: int) -> bool:
    """Whether a verb that wants several has a head of several; else the head is a longer one than the words before the comma."""
    return text[head[1] - 1] == "s" or _OF_SEVERAL.match(text, at) is None


def _reduced(text: str, start: int, end: int) -> Iterator[Aside]:
    """A participle between a subject and its verb: "the group, accompanied by soldiers, faced …"."""
    for match in _REDUCED.finditer(text, start, end):
        head = _head(text, start, match.start(), through_of=False)
        if head is not None and is_verb(text, match.end() + 2, end):
            several = text[head[1] - 1] == "s" and text[head[0] : head[1]].rsplit(" ", 1)[-1].islower()
            rest = trimmed(text, match.start() + 2, match.end())
            yield Aside((head[0], rest[1]), (head, " were " if several else " was ", rest), "relative", match.span())


def is_verb(text: str, at: int, end: int) -> bool:
    """Does a clause go on with its verb here, so that what stands before is its subject?"""
    words = text[at : min(end, at + 60)].split()[:2]
    word = words[1] if len(words) > 1 and (words[0] in _ADVERBS or words[0].endswith("ly")) else words[0] if words else ""
    past = word.endswith("ed") or "past" in WORDS.get(word, ())
    present = word.endswith("s") and word not in DETERMINERS and word not in ("its", "this", "his", "as", "us")
    return word.isalpha() and word.islower() and (word in FINITE or word in IRREGULAR or word in _UNCHANGED or past or present)


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
        if head is None or not _PARTICIPLE.search(match["claim"]) or _TAKES_NO_NAME.match(match["claim"]):
            continue
        named = all(word[0].isupper() for word in text[head[0] : head[1]].split())
        if named or match["claim"].startswith("the "):
            claim = trimmed(text, *match.span("claim"))
            yield Aside((head[0], claim[1]), (head, " is ", claim), "apposition", (match.start(), match.end("claim")))
