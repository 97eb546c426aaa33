"""A noun phrase that names a deed told as a clause.

"The illegal exploitation of deposits in the hills" → deposits are illegally exploited in the hills. Only nouns whose verb and object are
plain; everything else is left to "there is …".
"""

from __future__ import annotations

import re

from annotations.segmentation.found import Span

Pieces = tuple[Span | str, ...]
"""The words of a claim as stretches of the text and words put between them."""

_DONE = {
    "exploitation": "exploited", "use": "used", "misuse": "misused", "abuse": "abused", "destruction": "destroyed",
    "occupation": "occupied",
    "closure": "closed", "looting": "looted", "desecration": "desecrated",
    "blockade": "blockaded", "damage": "damaged", "killing": "killed",
    "killings": "killed", "detention": "detained", "detentions": "detained", "deportation": "deported", "deportations": "deported",
    "extraction": "extracted", "transfer": "transferred",
}  # fmt: skip
_DOES = {"passage": "pass", "movement": "move"}
_HOW = {
    "illegal": "illegally", "illicit": "illicitly", "unlawful": "unlawfully", "serious": "seriously", "grave": "gravely",
    "severe": "severely", "deliberate": "deliberately", "systematic": "systematically", "forced": "forcibly", "free": "freely",
}  # fmt: skip
_DEED = re.compile(
    r"(?:(?P<owner>[A-Z][\w-]{2,20})['’]s |(?:the|an?|this|any|all) )?(?:alleged )?"
    rf"(?:(?P<how>{'|'.join(_HOW)}) )?(?P<marks>[“\"]?)(?P<noun>{'|'.join([*_DONE, *_DOES])})[”\"]? (?P<link>of|to) "
)
_TAIL = re.compile(r"(?= (?:by|in|on|at|as|where|since|from|during|under|along|through|for)\b|[,;]|\Z)")
_BESIDE = re.compile(r" and (?=an? )")
_SEVERAL_THINGS = re.compile(r" and (?:the|its|their)\b|[“”\"]| (?:who|which|that) ")
_LINK = re.compile(r" (?:of|in|on|at|by|for|from|to|with|against|during|among|between|under|and|as well as) |,")
_DATE = re.compile(
    r"\b(?:(?:1[5-9]|20)[0-9]{2}s?|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|last|past|ago|century|decades?)(?!\w)"
)
_BE = {(False, False): "is", (True, False): "are", (False, True): "was", (True, True): "were"}
_MOST_WORDS = 8


def as_clause(text: str, span: Span) -> Pieces | None:
    """The phrase as a clause about its object, in the present, or the past where it is dated; None where it is not plain to see."""
    deed = _DEED.match(text, *span)
    if deed is None or (deed["link"] == "to") != (deed["noun"] == "damage"):
        return None
    tail = _TAIL.search(text, deed.end(), span[1])
    beside = _BESIDE.search(text, deed.end(), tail.start() + 1 if tail else span[1])
    what = (deed.end(), min(tail.start() if tail else span[1], beside.start() if beside else span[1]))
    written = text[what[0] : what[1]]
    if not written or written.count(" ") >= _MOST_WORDS or _SEVERAL_THINGS.search(written):
        return None
    last = written.rsplit(" ", 1)[-1]
    several = " and " in written or (last.endswith("s") and not last.endswith("ss") and last.islower())
    by = f" by {deed['owner']}" if deed["owner"] else ""
    past = dated(text, span)
    if past and (deed["noun"] in _DOES or beside is not None):
        return None
    done: Pieces = (what, f" {_verb(deed, several=several, past=past)}{by}")
    if beside is not None:
        return *done, (what[1], beside.start()), " and there is ", (beside.end(), span[1])
    return *done, (what[1], span[1])


def dated(text: str, span: Span) -> bool:
    """Whether a phrase says when, not only of its place: such a deed is not told in the present."""
    where = text.find(", where ", *span)
    return _DATE.search(text, span[0], where if where >= 0 else span[1]) is not None


def _verb(deed: re.Match[str], *, several: bool, past: bool) -> str:
    how = _HOW.get(deed["how"] or "", "")
    if deed["noun"] in _DOES:
        return f"{_DOES[deed['noun']]}{'' if several else 'es' if deed['noun'] == 'passage' else 's'} {how}".rstrip()
    done = f"“{_DONE[deed['noun']]}”" if deed["marks"] else _DONE[deed["noun"]]
    return " ".join(word for word in (_BE[several, past], how, done) if word)


def there(phrase: str) -> str:
    """"There is" or "there are", by the noun before the first preposition of the phrase it is put before."""
    head = _LINK.split(phrase, 1)[0].rstrip('”"’ ').rsplit(" ", 1)[-1]
    return "there are " if head.endswith("s") and not head.endswith(("ss", "us", "is")) else "there is "
