"""What two claims on one topic do with each other, by cues that can be named: a suggestion, never a finding.

Likeness does not see contradiction ("the road is open", "the road is blocked" are close neighbours), so that is looked
for on its own. Each word that carries a claim is affirmed or denied there; two claims clash where one denies a word that
the other affirms, where they affirm opposite words, or where they give different numbers for one thing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from annotations.segmentation.lexicon import lexicon
from claims.matching.terms import terms

LinkKind = Literal["same", "paraphrase", "contradicts", "in_tension", "more_specific"]

_NEGATION = re.compile(
    r"\b(?:not|no|never|nothing|none|nobody|neither|nor|without|denie[sd]|deny|denying|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut\w{1,4}"
    r"|false|untrue|baseless|groundless|unfounded|inaction|fail(?:s|ed)? to|free of)\b|n['’]t\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?()]| (?:and|but|while|although|because|which|who) ", re.IGNORECASE)
_REACH = 2  # carrying words after a negation that it denies, up to the next preposition
_PREPOSITION = re.compile(r"\b(?:of|in|on|to|by|for|with|at|from|under|over|against|between)\b", re.IGNORECASE)
_LIGHT = lexicon("tak plac mak giv happen hold held occur exist ther din don did doe")  # other words say what is denied with them
_ADJECTIVE = re.compile(r"(?:ian|al|ic|ive|ous|ful|ary)\Z")
_OPPOSITES: tuple[tuple[str, str], ...] = (
    ("open free freely unhinder unimped pass unblock", "clos block blockad hinder imped cut shut obstruct"),
    ("ris rose risen increas grow grew higher surg doubl", "fall fell fallen decreas declin drop lower shrink halv"),
    ("liberat freed return", "occupi occupy occup seiz captur invad"),
    ("legal lawful legitimat", "illegal unlawful illicit illegitimat"),
    ("win won victory victori", "los lost defeat"),
    ("aliv surviv", "dead die di kill death"),
    ("saf secur", "danger dangerou unsaf"),
    ("support approv agre", "oppos condemn refus"),
    ("act prevent stop interven", "allow permit tolerat"),
    ("tru real genuin", "fak hoax fabricat"),
    ("guilty convict", "innocent acquit"),
    ("accept adopt", "reject vot"),
)
_SIDES: Mapping[str, tuple[int, int]] = {
    form: (concept, side)
    for concept, pair in enumerate(_OPPOSITES)
    for side, forms in zip((1, -1), pair, strict=True)
    for form in forms.split()
}
_NUMBER = re.compile(r"(?<![\w.,])(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<percent> ?%)?(?:[- ](?P<unit>[^\W\d_]+))?")
_NO_UNIT = lexicon(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
    " and or to in on at of by for from with as was is were the a"
)
_SAME = 0.75
_PARAPHRASE = 0.35
_TOPIC = 0.07
_NARROWER = 0.85


@dataclass(frozen=True, slots=True)
class Link:
    """How one claim may stand to another, and what speaks for it; None: the same topic and no more."""

    kind: LinkKind | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    form: str
    word: str
    affirmed: bool


def link_between(one: str, other: str, *, likeness: float) -> Link:
    """What the first claim may do with the second. ``likeness`` is that of the ranking, 0 to 1."""
    if likeness < _TOPIC:
        return Link(None, ())
    clashes, agreements = _compared(_read(one), _read(other))
    differing = _numbers_differ(one, other)
    if clashes and not agreements:
        return Link("contradicts", tuple(clashes))
    if clashes or (differing and likeness >= _PARAPHRASE):
        return Link("in_tension", (*clashes, *differing))
    shared = f"{round(100 * likeness)} % of the wording is shared"
    if likeness >= _SAME:
        return Link("same", (shared,))
    if _covers(one, other) and not _covers(other, one):
        return Link("more_specific", ("says all that the other says, and more",))
    alike = likeness >= _PARAPHRASE or bool(agreements)
    return Link("paraphrase" if alike else None, (*agreements, shared))


def _read(text: str) -> dict[str, _Held]:
    """Each carrying word of a claim: affirmed, or denied by a negation shortly before it in the same clause."""
    found: dict[str, _Held] = {}
    for clause in _CLAUSE.split(text):
        cues = list(_NEGATION.finditer(clause))
        cuts = [cue.end() for cue in cues]
        found |= _held(_NEGATION.sub(" ", clause[: cuts[0]] if cuts else clause), reach=0)
        for cue, cut, end in zip(cues, cuts, [*cuts[1:], len(clause)], strict=False):
            near, _, far = _PREPOSITION.sub("\n", _NEGATION.sub(" ", clause[cut:end])).partition("\n")
            reach = 1 if cue.group().lower().startswith("fail") else _REACH  # what one failed to do alone
            found |= _held(near, reach=reach) | _held(far, reach=0)
    return found


def _held(words: str, *, reach: int) -> dict[str, _Held]:
    return {term.form: _Held(term.form, term.word, at >= reach) for at, term in enumerate(terms(words))}


def _compared(mine: Mapping[str, _Held], theirs: Mapping[str, _Held]) -> tuple[list[str], list[str]]:
    """What clashes and what agrees: words that one side denies or both, opposite words, opposites of which one is denied."""
    said = [form for form in mine if form in theirs and form not in _LIGHT and not _ADJECTIVE.search(form)]
    clashes = [f"only one of them denies “{mine[form].word}”" for form in said if mine[form].affirmed != theirs[form].affirmed]
    agreements = [f"both deny “{mine[form].word}”" for form in said if not (mine[form].affirmed or theirs[form].affirmed)]
    ours, others = _stands(mine), _stands(theirs)
    for concept in sorted(ours.keys() & others.keys()):
        (first, side), (second, against) = ours[concept], others[concept]
        if side and against and first.form != second.form:
            (agreements if side == against else clashes).append(f"“{_worded(first)}” here, “{_worded(second)}” there")
    return clashes, agreements


def _stands(words: Mapping[str, _Held]) -> dict[int, tuple[_Held, int]]:
    """For each pair of opposites a word that takes a side, and which one: 1, -1, or 0 when the claim takes both."""
    found: dict[int, tuple[_Held, int]] = {}
    for form, held in words.items():
        if form in _SIDES:
            concept, side = _SIDES[form]
            side = side if held.affirmed else -side
            first, before = found.get(concept, (held, side))
            found[concept] = (first, side if side == before else 0)
    return found


def _worded(held: _Held) -> str:
    return held.word if held.affirmed else f"not {held.word}"


def _numbers_differ(one: str, other: str) -> list[str]:
    """Different values for one unit, each side giving one."""
    mine, theirs = _values(one), _values(other)
    return [
        f"different numbers of {unit}: {mine[unit][0]} and {theirs[unit][0]}"
        for unit in sorted(mine.keys() & theirs.keys())
        if not set(mine[unit]) & set(theirs[unit])
    ]


def _values(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for match in _NUMBER.finditer(text):
        unit = "%" if match["percent"] else (match["unit"] or "").lower()
        if unit and unit not in _NO_UNIT:
            found.setdefault(unit, []).append(match["value"].replace(",", ""))
    return found


def _covers(one: str, other: str) -> bool:
    """Whether nearly all the other's words stand in the one."""
    mine, theirs = ({term.form for term in terms(text)} for text in (one, other))
    return len(theirs) >= 3 and len(mine & theirs) >= _NARROWER * len(theirs)
