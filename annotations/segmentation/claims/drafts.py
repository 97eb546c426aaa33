"""A first wording of a claim that stands without its article. Always marked as a draft; a person writes the claim."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.segmentation.attribution.cues import PAST_OF
from annotations.segmentation.claims.clauses import ClaimSpan
from annotations.segmentation.claims.denials import undone
from annotations.segmentation.claims.fillings import References
from annotations.segmentation.claims.signs import WORDS

_CONNECTIVE = re.compile(
    r"(?:However|Besides|Furthermore|Moreover|Meanwhile|Previously|In addition|Also|But|And|Additionally|Therefore|"
    r"Thus|Then|Still|Yet),? (?=\w)"
)
_GERUND_FIRST = re.compile(r"(?!denying )[a-z]{2,20}ing ", re.IGNORECASE)
_PRONOUN = re.compile(r"(?P<pronoun>[Hh]e|[Ss]he)(?= [a-z])")
_FIRST_PERSON = re.compile(r"I(?: (?P<verb>[a-z]+)|['’](?P<short>m|ve|ll))(?= )")
_SELF = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]urs?|[Oo]urselves)\b(?!\.)")
"""Words that would still mean the speaker, with his name only at the head: then "I" stays too."""
_THIRD = {"am": "is", "have": "has", "do": "does", "m": "is", "ve": "has", "ll": "will"}
_SAME = frozenset("will would can could may might must should did had was never".split())  # noqa: SIM905  verbs read as verbs
_OPEN_END = re.compile(r"[,;](?=[”\"]\Z)")
_SINGLE = re.compile(r"(?:''|[‘'])(?! )(?P<inner>.*?)[’']{1,2}[,;.]?", re.DOTALL)
_MARKS = '“”"«»„'


@dataclass(frozen=True, slots=True)
class Draft:
    """The wording, and what it fills in: pairs of the words written and the words that stand for them."""

    words: str
    filled: tuple[tuple[str, str], ...] = ()


def draft(text: str, claim: ClaimSpan, *, speaker: str | None, references: References) -> Draft:
    """The claim in words of its own: attribution and connectives cut, references filled in, a denial undone."""
    filled: dict[str, str] = {}
    words = "".join(piece if isinstance(piece, str) else _filled(text, *piece, references, filled) for piece in claim.pieces)
    words = _CONNECTIVE.sub("", _unmarked(" ".join(words.split())), count=1)
    if claim.denied and claim.form == "statement":
        words = _denied(words, speaker)
    elif not claim.clausal and speaker:
        words = f"{speaker} {_finite(words)}"
    words = _with_person(words, claim, speaker, references, filled)
    words = _OPEN_END.sub("", words)
    closed = "" if words.endswith(("?", "!", ".”", '."')) else "."
    return Draft(f"{words[:1].upper()}{words[1:]}".rstrip(" ,;:.") + closed, tuple(filled.items()))


def _filled(text: str, start: int, end: int, references: References, filled: dict[str, str]) -> str:
    """The text with each reference filled in where it first stands; a name that is written out anyway is left."""
    words, at = "", start
    for one in references.within(start, end):
        written = text[one.span[0] : one.span[1]]
        if one.words in filled.values() or one.words in text[start:end]:
            continue
        words += text[at : one.span[0]] + one.words
        at = one.span[1]
        filled[" ".join(written.split())] = one.words
    return words + text[at:end]


def _with_person(words: str, claim: ClaimSpan, speaker: str | None, references: References, filled: dict[str, str]) -> str:
    """A pronoun at the head as the one it means: "he" in reported speech its speaker, "I" in direct speech."""
    first = _FIRST_PERSON.match(words)
    if claim.direct and speaker and first is not None and not _SELF.search(words, first.end()):
        verb = first["verb"] or first["short"]
        if verb in _THIRD or verb in _SAME or verb.endswith("ed") or "past" in WORDS.get(verb, ()):
            filled["I"] = speaker
            return f"{speaker} {_THIRD.get(verb, verb)}{words[first.end() :]}"
    third = _PRONOUN.match(words)
    if third is None or claim.direct:
        return words
    pronoun = third["pronoun"]
    meant = speaker if claim.attribution is not None else references.pronoun(pronoun, claim.span[0])
    if not meant or not references.may_be(meant, pronoun):
        return words
    filled[pronoun] = meant
    return meant + words[third.end() :]


def _unmarked(words: str) -> str:
    """Without quotation marks at the edges, unless both ends of a pair are needed inside."""
    single = _SINGLE.fullmatch(words)
    words = single["inner"] if single is not None else words
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


def _denied(words: str, speaker: str | None) -> str:
    """What the denial speaks against; where that is no claim, who denies what."""
    meant = undone(words)
    if meant is not None or not speaker:
        return meant or words
    return f"{speaker} denied {words}" if _GERUND_FIRST.match(words) else f"{speaker} {_finite(words)}"
