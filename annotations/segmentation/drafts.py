"""A first wording of a claim that stands without its article. Always marked as a draft; a person writes the claim."""

from __future__ import annotations

import re

from annotations.segmentation.cues import PAST_OF
from annotations.segmentation.speakers import Speakers

_CONNECTIVE = re.compile(
    r"(?:However|Besides|Furthermore|Moreover|Meanwhile|Previously|In addition|Also|But|And|Additionally|Therefore|"
    r"Thus|Then|Still|Yet),? (?=\w)"
)
_ALLEGATION = re.compile(
    r"(?:(?:dismiss|deni|reject|refut|disput)\w{0,6} |den(?:y|ies) )?(?:the |any |all )?"
    r"(?:allegations?|accusations?|claims?|reports?) (?P<link>of|that) (?P<rest>\S.*)\Z",
    re.DOTALL,
)
_DENYING = re.compile(
    r"(?:dismiss|deni|reject|refut|disput|rebutt)\w{0,6} (?:that )?|den(?:y|ies|ying) (?:that )?"
)
_PRONOUN = re.compile(r"(?P<pronoun>He|She|he|she)(?= [a-z])")
_SURNAME = re.compile(r"[A-Z][\w-]*")
_MARKS = '“”"«»„'


def draft(quote: str, *, speaker: str | None, clausal: bool, denies: bool, speakers: Speakers) -> str:
    """The claim in words of its own: attribution and connectives cut, persons named in full, a denial undone."""
    words = _unmarked(" ".join(quote.split()))
    words = _CONNECTIVE.sub("", words, count=1)
    if denies:
        words = _denied(words)
    elif not clausal and speaker:
        words = f"{speaker} {_finite(words)}"
    pronoun = _PRONOUN.match(words)
    if pronoun is not None and speaker:
        words = speaker + words[pronoun.end() :]
    words = _full_names(words, speakers)
    return f"{words[:1].upper()}{words[1:]}".rstrip(" ,;:.") + (
        "" if words.endswith(("?", "!", ".”", '."')) else "."
    )


def _unmarked(words: str) -> str:
    """Without quotation marks at the edges, unless both ends of a pair are needed inside."""
    bare = words.strip(_MARKS + " ,;.")
    inner = words.strip(" ,;")
    opened = sum(bare.count(mark) for mark in "“«„") - sum(bare.count(mark) for mark in "”»")
    return bare if opened == 0 and bare.count('"') % 2 == 0 else inner


def _finite(words: str) -> str:
    """A participle at the head made a verb: "pointing out …" → "pointed out …"."""
    for size in (2, 1):
        head, rest = words.split(" ")[:size], words.split(" ")[size:]
        past = PAST_OF.get(" ".join(head).lower())
        if past is not None:
            return " ".join([past, *rest])
    return f"{words[:1].lower()}{words[1:]}"


def _denied(words: str) -> str:
    """What the denial speaks against: "dismissed allegations of a blockade" → there is a blockade."""
    found = _ALLEGATION.match(words)
    if found is not None:
        rest = found["rest"]
        if found["link"] == "that":
            return rest
        return f"there is {rest}" if rest[:2] in ("a ", "an") or rest[:1].islower() else rest
    return _DENYING.sub("", words, count=1)


def _full_names(words: str, speakers: Speakers) -> str:
    """The first bare surname of each person known by a full name is filled in."""
    for surname in dict.fromkeys(_SURNAME.findall(words)):
        person = speakers.by_surname(surname)
        if person is not None and person.name not in words:
            words = re.sub(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", person.name, words, count=1)
    return words
