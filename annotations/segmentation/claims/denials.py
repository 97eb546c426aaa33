"""What a denial speaks against: the proposition, where one was told; else the denial stays a statement about who denies.

Two ways to deny: a person does ("denied allegations of a blockade"), or the words about the words do ("the reports that
40 died are false"). In doubt nothing is turned round: a denial invented harms more than one left as written.
"""

from __future__ import annotations

import re

from annotations.segmentation.claims.deeds import Pieces, as_clause, there
from annotations.segmentation.found import Span
from annotations.segmentation.grammar import FINITE
from annotations.segmentation.lexicon import lexicon

_REFUTED = re.compile(
    r"(?:(?:[Tt]he|[Tt]h[eo]se|[Aa]ll|[Ss]uch|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) ){0,2}"
    r"(?:[Aa]ccusations?|[Aa]llegations?|[Cc]laims?|[Rr]eports?|[Rr]umou?rs) (?P<link>of|that) (?P<what>[^;:.?!\n]{4,240}?)"
    r",? (?:is|are|was|were|has|have|had) (?:(?:all|simply|totally|completely|entirely|utterly|wholly) )?"
    r"(?:no basis|without basis|baseless|groundless|unfounded|false|untrue|fabricated|not true)(?=[,;.:)”\"’]|\Z)"
)
_NO_PHRASE = re.compile(r",(?! (?:as well as|and) )|\b(?:is|are|was|were|has|have|had|said|says|called|once|not|never|which|who|that)\b")
_NO_CLAUSE = re.compile(
    r"[,“”\"]|\b(?:said|says|called|once|made|makes|repeated|spread|shared|published|posted|cited|wrote|brought|raised|heard|about"
    r"|accusations?|allegations?|claims?|reports?|rumou?rs)\b"
)
_ALLEGATION = re.compile(
    r"(?:(?:dismiss|deni|reject|refut|disput)\w{0,6} |den(?:y|ies) )?(?:the |any |all )?"
    r"(?:allegations?|accusations?|claims?|reports?) (?P<link>of|that) (?P<rest>\S.*)\Z",
    re.DOTALL,
)
_DENYING = re.compile(r"(?:(?:dismiss|deni|reject|refut|disput|rebutt)\w{0,6}|den(?:y|ies|ying)) (?P<that>that )?")
_GERUND = re.compile(r"(?!(?:noth|someth|anyth|everyth|k|morn|even|build|meet|bomb|shoot|kill|hear)ings? )[a-z]{2,20}ing ", re.IGNORECASE)
_INSIDE = lexicon("that which who whose whom where when")


def refuted(text: str, start: int, end: int) -> Pieces | None:
    """The proposition in "the claims that … are false", where the sentence begins so and says it at once; else None."""
    found = _REFUTED.match(text, start, end)
    if found is None:
        return None
    what = found.span("what")
    if found["link"] == "that":
        return None if _NO_CLAUSE.search(text, *what) or found["what"].count(" ") < 2 else (what,)
    return None if _NO_PHRASE.search(text, *what) else alleged(text, what)


def alleged(text: str, what: Span) -> Pieces | None:
    """What accusations are of, as a sentence: "a blockade of the road" → the road is blockaded; None for "bribing officials"."""
    return as_clause(text, what) or (None if _GERUND.match(text, *what) else (there(text[slice(*what)]), what))


def undone(words: str) -> str | None:
    """What a person's denial is about: "dismissed allegations of a blockade" → there is a blockade; None where nothing was told.

    "Denied any wrongdoing" and "denied knowing of it" tell nothing that could stand as a claim by itself.
    """
    found = _ALLEGATION.match(words)
    if found is not None:
        rest = found["rest"]
        if found["link"] == "that":
            return rest
        return None if _GERUND.match(rest) else there(rest) + rest
    denying = _DENYING.match(words)
    if denying is None:
        return None if _GERUND.match(words) else words
    bare = words[denying.end() :]
    return bare if denying["that"] or _stands(bare) else None


def _stands(words: str) -> bool:
    """Whether a verb of its own stands in it, before any clause inside."""
    for word in words.lower().split():
        if word in _INSIDE:
            return False
        if word in FINITE:
            return True
    return False
