"""One candidate cut into the claims it holds: at clause borders, before what follows from it, around what it says by the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.segmentation.attribution.extents import trimmed
from annotations.segmentation.attribution.speech import LONGEST_SENTENCE
from annotations.segmentation.claims.asides import Aside, Form, asides, is_verb
from annotations.segmentation.claims.deeds import Pieces
from annotations.segmentation.claims.denials import refuted
from annotations.segmentation.claims.signs import WORDS
from annotations.segmentation.found import Span
from annotations.segmentation.grammar import DETERMINERS, FINITE

_SPLIT = re.compile(
    r",? and that (?=\w)|; |, while (?=\w)|, but (?=(?:the|a|an|it|he|she|they|that|this|[A-Z]\w*) )"
    r"|, (?:demonstrating|showing|proving|which shows) that (?=\w)|, (?:thus|thereby) (?=[a-z]{2,20}ing\b)"
    r"|,? and (?=(?:(?:has|have|had) )?(?:resulted in|led to|caused|prevented) )"
)
_CONNECTIVE = re.compile(
    r"(?:(?:However|Besides|Furthermore|Moreover|Meanwhile|Previously|In addition|Additionally|Therefore|Thus|Also|As a consequence"
    r"|On the other hand|At the same time|In particular)|[Ii]n (?:this|that) (?:vein|regard|context|respect|connection)),? "
)
_PARTICIPLE_FIRST = re.compile(
    r"(?!(?:[Dd]ur|[Ff]ollow|[Aa]ccord|[Ii]nclud|[Rr]egard|[Cc]oncern|[Pp]end|[Nn]oth|[Ss]ometh|[Ee]veryth|[Aa]nyth|K|[Mm]orn|[Ee]ven)ing )"
    r"(?P<participle>[A-Za-z]{2,20}ing [^,;.:“”\"()]{10,200}), (?=[A-Z]|the |an? |it |he |she |they )"
)
_INTRODUCTION = re.compile(r"[^,;.:“”\"()]{2,90}, (?=[A-Z]|(?:the|an?|this|these|his|her|its|their) )")
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|none|neither|cannot)\b|n['’]t\b", re.IGNORECASE)
_ONGOING = re.compile(r"\s*(?:[,.;:)”\"]|\Z|(?:in|on|at|by|from|for|with|after|before|during|since|until|to|over|under|as|and) )")
_SINGLE = re.compile(r"''|['‘](?=\w)")
_FEWEST_WORDS = 3
_FEWEST_BESIDE = 4
_LONGEST_SUBJECT = 8


@dataclass(frozen=True, slots=True)
class Part:
    """One claim: its span, the words that say it as a sentence, how it stands there, whether it was cut out, whether it is denied."""

    span: Span
    pieces: Pieces
    form: Form
    cut: bool
    denied: bool


def parts(text: str, span: Span, *, denied: bool) -> Iterator[Part]:
    """The claims in a span, quotation marks at its edges left out."""
    start, end = unmarked(text, *span)
    connective = _CONNECTIVE.match(text, start, end)
    start = connective.end() if connective is not None else start
    if start >= end or end - start > LONGEST_SENTENCE:
        if start < end:
            yield Part((start, end), ((start, end),), "statement", cut=False, denied=denied)
        return
    clauses = list(_clauses(text, start, end))
    for clause, lead in clauses:
        begin, stop = trimmed(text, *unmarked(text, *clause))
        if begin < stop and _words(text, begin, stop) >= _FEWEST_WORDS:
            yield from _with_asides(text, (begin, stop), lead, cut=len(clauses) > 1 or connective is not None, denied=denied)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[Span, Pieces]]:
    """Clauses, each with the subject it shares with its neighbour, where it has none of its own."""
    participle = _PARTICIPLE_FIRST.match(text, start, end)
    if participle is not None:
        yield participle.span("participle"), _doing(text, subject_of(text, participle.end(), end))
        start = participle.end()
    lead: Pieces = ()
    for match in _SPLIT.finditer(text, start, end):
        if _words(text, start, match.start()) >= _FEWEST_BESIDE and _words(text, match.end(), end) >= _FEWEST_BESIDE:
            yield (start, match.start()), lead
            shares = match.group().strip(" ,") == "and"
            lead = (lead or _shared(text, start, match.start())) if shares else ()
            start = match.end()
    yield (start, end), lead


def _shared(text: str, start: int, end: int) -> Pieces:
    """The subject of a clause, for the next verb; where the clause says what did not happen, all of it: that it did not."""
    subject = subject_of(text, start, end)
    if subject is None:
        return ()
    return ("That ", (subject[0], end), " ") if _NEGATED.search(text, start, end) else (subject, " ")


def _doing(text: str, subject: Span | None) -> Pieces:
    """The subject of the main clause and a form of "to be" that fits it, to stand before its participle."""
    if subject is None:
        return ()
    written = text[subject[0] : subject[1]]
    verb = text[subject[1] : subject[1] + 30].split(None, 1)[:1]
    past = bool(verb) and (verb[0].endswith("ed") or "past" in WORDS.get(verb[0].lower(), ()))
    several = " and " in written or (written.endswith("s") and written.rsplit(" ", 1)[-1].islower())
    return subject, " were " if past and several else " was " if past else " are " if several else " is "


def _with_asides(text: str, span: Span, lead: Pieces, *, cut: bool, denied: bool) -> Iterator[Part]:
    """The clause without what trails behind it, its wording without what is put in, then each of these by itself."""
    start, end = span
    refuting = None if denied else refuted(text, start, end)
    denied = denied or refuting is not None
    found = list(asides(text, start, end, denied=denied))
    put_in = sorted(one.inserted for one in found if one.inserted and _goes_on(text, one.inserted[1], end))
    if put_in and put_in[-1][1] >= end and _words(text, start, put_in[-1][0]) >= _FEWEST_BESIDE:
        end = put_in.pop()[0]
    alleged = [one for one in found if one.form == "alleged"]
    pieces = _joined(alleged) if alleged else (*lead, *_without(start, end, put_in))
    if lead and text[start].isupper() and lead[-1] != " ":
        pieces = (*lead, text[start].lower(), *_without(start + 1, end, put_in))
    if refuting is not None and not alleged:
        pieces = refuting
    yield Part((start, end), pieces, "statement", cut or end < span[1], denied)
    for one in found:
        if one.form != "alleged" or len(alleged) > 1:
            yield Part(one.span, one.pieces, one.form, cut=True, denied=denied and one.form == "alleged")


def _goes_on(text: str, at: int, end: int) -> bool:
    """Can the clause do without what is put in: does its verb, a preposition, a mark or its end follow the closing comma?"""
    at += text.startswith(",", at)
    return at >= end or _ONGOING.match(text, at, end) is not None or is_verb(text, at, end)


def _joined(alleged: list[Aside]) -> Pieces:
    """All that is denied in one wording: there is a closure and there is a blockade."""
    pieces: Pieces = alleged[0].pieces
    for one in alleged[1:]:
        pieces = (*pieces, " and ", *one.pieces)
    return pieces


def _without(start: int, end: int, put_in: list[Span]) -> Iterator[Span]:
    for a, b in put_in:
        if start <= a and b <= end:
            yield start, a
            start = b + 1 if b < end else b
    yield start, end


def subject_of(text: str, start: int, end: int) -> Span | None:
    """The noun phrase before the first verb of a clause, an introduction left out; None if it is not plain to see."""
    introduction = _INTRODUCTION.match(text, start, end)
    start = introduction.end() if introduction is not None else start
    words = list(re.finditer(r"\S+", text[start : min(end, start + 120)]))[: _LONGEST_SUBJECT + 1]
    for count, word in enumerate(words):
        low = word.group().lower()
        if count and (low in FINITE or "past" in WORDS.get(low, ()) or (low.endswith("ed") and count > 1)):
            first = words[0].group()
            plain = first[0].isupper() or first.lower() in DETERMINERS
            return (start, start + words[count - 1].end()) if plain else None
        if low[-1] in ",;:.":
            return None
    return None


def unmarked(text: str, start: int, end: int) -> Span:
    """Without the quotation marks around the whole: “nothing hinders the road,” → nothing hinders the road."""
    if end - start > 2 and text[start] in '“"«„' and not (text[start] == '"' and text.count('"', start, end) > 2):
        if text[start] == "“" and text.count("“", start, end) > 1:
            return start, end
        start += 1
        return trimmed(text, start, end - 1 if text[end - 1] in "”\"»'’" else end)
    single = _SINGLE.match(text, start, min(end, start + 3))
    closed = end - start > 6 and single is not None and text[end - 1] in "'’"
    if single is not None and closed and text.count(single.group(), start, end) <= 2 - (single.group() == "‘"):
        return trimmed(text, single.end(), end - len(single.group()))
    return start, end


def _words(text: str, start: int, end: int) -> int:
    return len(text[start:end].split(None, 60))
