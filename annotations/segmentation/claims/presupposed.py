"""What a noun phrase takes for granted ("against the illegal exploitation of deposits"), and what accusations are of.

Taken for granted is only what nothing before it makes unreal: what is prevented, feared, planned or not so is no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.segmentation.attribution.extents import trimmed
from annotations.segmentation.claims.deeds import Pieces, as_clause, dated, there
from annotations.segmentation.claims.denials import alleged
from annotations.segmentation.found import Span
from annotations.segmentation.sentences.abbreviations import LEADING

_JUDGED = r"(?:illegal|illicit|unlawful|serious|grave|severe|free|forced|deliberate)"
_DEEDS = (
    r"(?:exploitation|activit(?:y|ies)|use|damage|passage|occupation|shipments?|transfers?|operations?|construction|destruction"
    r"|violations?|movement|deportations?|detentions?|closure|attacks?|killings?|settlements?|trade|mining|extraction)"
)
_TAKEN = re.compile(
    r"\b(?:(?:[Tt]he|an?|tthis|its|their|all|[A-Z][\w-]{2,20}['’]s) )?"
    r"(?:(?:ongoing|continued|continuing|continuous|systematic|deliberate|large-scale) )?"
    rf"(?:{_JUDGED} (?:[a-z-]{{3,16}} ){{0,2}}?(?P<noun>{_DEEDS})|misuse|abuse|destruction|killings?|looting|desecration)"
    r" (?:of|to|in|on|against|by|at|from) "
)
_ALLEGED = re.compile(r"\b(?:accusations?|allegations?|claims|rumou?rs) (?:of|about) ")
_END = re.compile(
    r"[,;:.()]|\b(?:is|are|was|were|has|have|had|will|would|as well as|but|while)\b"
    r"|(?<=[a-z]s) [a-z]{3,20}ed (?=(?:the|an?|his|her|its|their|all|many|most) )"
    r"|\band (?=serious|grave|severe|illegal|illicit|the |to )"
)
_UNREAL = re.compile(
    r"\b(?:prevent|avert|avoid|stop|halt|warn|threat|threaten|plan|fear|alleg|accus|accuse|charg|suspect|claim|den(?:y|ie)|reject"
    r"|dismiss|risk|predict|expect|propos|seek|sought|demand|urg|call|want|hop|promis|ensur|guarantee|allow|permit|offer|attempt"
    r"|tr(?:y|ies|ied|ial)|prosecut|investigat|prob|question|doubt|whether|if|unless"
    r"|no|not|never|without|nobody|neither|nor|free from|safe from"
    r"|may|might|could|can|would|will|shall|should|must|possible|potential|likely|imaginary|fictional|film|novel)"
    r"(?:s|es|d|ed|ing|ned|ning|ped|ping|ation|ations|er|ers)?\b|n['’]t\b",
    re.IGNORECASE,
)
_FAILED = re.compile(r"\bfail(?:ed|s|ure|ing)? [^,;.]{0,60}?\bto (?:prevent|stop|halt|avert|avoid) ")
_WITHIN = re.compile(r" (?:where|that|who|which) ")
_STOP = re.compile(r"[,;:()]")
_DEFINITE = re.compile(r"(?:(?:the|this|its|their|any|all) )?(?:alleged )?", re.IGNORECASE)
_PLACE = re.compile(r", where [^,;.:]{8,160}(?=[,;.:]|\Z)")
_SHORTEST_PHRASE = 5
_BACK = 80


def presupposed(text: str, start: int, end: int) -> Iterator[tuple[Span, Pieces]]:
    """Noun phrases that take a deed for granted, and each as a sentence."""
    for match in _TAKEN.finditer(text, start, end):
        found = _noun_phrase(text, match.start(), match.end(), end)
        if found is None or found[1] - found[0] >= 0.7 * (end - start) or _unreal(text, max(start, match.start() - _BACK), match.start()):
            continue
        told = as_clause(text, found)
        if told is not None or not dated(text, found):
            yield found, told or (there(text[slice(*_bare(text, found))]), _bare(text, found))


def _unreal(text: str, start: int, at: int) -> bool:
    """Whether words before a place make what follows unreal; what somebody failed to prevent is real."""
    failed = _FAILED.search(text, start, at)
    if failed is None:
        return _UNREAL.search(text, start, at) is not None
    return _UNREAL.search(text, start, failed.start()) is not None or _UNREAL.search(text, failed.end(), at) is not None


def accused(text: str, start: int, end: int) -> Iterator[tuple[Span, Pieces]]:
    """What accusations in the text are of, and each as a sentence."""
    for match in _ALLEGED.finditer(text, start, end):
        found = _noun_phrase(text, match.end(), match.end(), end)
        told = alleged(text, _bare(text, found)) if found is not None else None
        if found is not None and told is not None:
            yield found, told


def _noun_phrase(text: str, start: int, at: int, end: int) -> Span | None:
    """From a place on, up to the next mark or verb; a place that is told with ", where …" is part of it."""
    stop = _END.search(text, at, end)
    while stop is not None and stop.group() == "." and _shortens(text, stop.start()):
        stop = _END.search(text, stop.end(), end)
    if stop is not None and stop.group().isalpha() and _WITHIN.search(text, at, stop.start()):
        stop = _STOP.search(text, stop.end(), end)
    last = stop.start() if stop else end
    place = _PLACE.match(text, last, end)
    found = trimmed(text, start, place.end() if place else last)
    return found if text.count(" ", *found) >= _SHORTEST_PHRASE - 1 else None


def _shortens(text: str, at: int) -> bool:
    """Does a full stop belong to a title or an initial: "Mr.", "J."?"""
    word = text[max(0, at - 8) : at].rsplit(" ", 1)[-1]
    return word.lower() in LEADING or (len(word) == 1 and word.isupper())


def _bare(text: str, span: Span) -> Span:
    """Without "the alleged" and the like at the head, to follow on "there is"."""
    head = _DEFINITE.match(text, *span)
    return (head.end(), span[1]) if head is not None else span
