"""Whether the words around a date speak of what was or of what is to come: "will end the talks that began on Friday" → what was.

The verb nearest to the date in its own clause decides. Where none does, or another stands against it, nothing is certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.segmentation.grammar import IRREGULAR
from annotations.segmentation.lexicon import lexicon

_WINDOW = 160
_SENTENCE = re.compile(
    r"[.!?;:“”\"\n—](?:(?<=[;:“”\"\n—])|(?<![A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)[’)]?\s)"
)  # begins with a set of characters, so that the search skips the others
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|,(?=\s)")
_CUTS = lexicon("where who which that because whose whom when while after before if than following over despite")
_WILL = lexicon("will won't shall going plans intends hopes vows aims we'll they'll he'll she'll it'll i'll")
_TO_COME = lexicon(
    "would plan intend hope planned scheduled expected expects expect due set slated reserved booked upcoming coming next deadline ahead"
    " starting begins starts opens ends closes takes expires is are"
)
_BE = lexicon("be being is are am isn't aren't")
_PRESENT = lexicon("says makes takes gives goes comes needs remains means")
_PAST = (IRREGULAR | lexicon("was were had did wasn't weren't hadn't didn't been")) - _PRESENT
_EITHER = lexicon("put let set cut hit hurt read")
_NO_PAST = lexicon("need speed exceed proceed succeed indeed hundred sacred naked wicked feed breed seed bleed united")
_OF_A_NOUN = lexicon("the a an this these his her its their our my your no any every each")
_INTENDING = lexicon(
    "agreed promised vowed decided refused asked ordered urged invited told hoped threatened offered prepared needed wanted sought pledged"
    " intended planned was were forced allowed required"
)
_BEFALL = lexicon(
    "attack attacks killing killings slaying shooting shootings death deaths murder crash blast bombing explosion fire riot arrest arrests"
    " ruling verdict defeat victory loss fall collapse"
)
_FORWARD = 12


@dataclass(frozen=True, slots=True)
class Leaning:
    """``ahead`` for what is to come; ``certain`` where the date's own clause settles it."""

    ahead: bool
    certain: bool


def leaning(text: str, start: int, stop: int, floor: int, end: int) -> Leaning:
    """What the sentence around a date, ``text[start:stop]``, says of it; looks no farther than a sentence's usual length."""
    before = _SENTENCE.split(text[max(floor, start - _WINDOW) : start])[-1]
    pieces = [_words(piece) for piece in re.split(r",\s", before)]
    own = pieces[-1]
    if own and own[-1] == "since":
        return Leaning(ahead=False, certain=True)
    found = _back(own)
    if found is not None:
        return found
    opens = len(own) <= 1
    behind = _forward(text, stop, end, commas=opens)
    earlier = next((one for piece in pieces[-2::-1] if (one := _back(piece)) is not None), None)
    if behind is None:
        by = bool(own) and own[-1] == "by" and earlier is None
        return Leaning(ahead=by or (earlier is not None and earlier.ahead), certain=False)
    if earlier is not None and earlier.ahead != behind.ahead:
        return Leaning(ahead=earlier.ahead, certain=False)
    cut = any(word in _CUTS for word in own)
    return Leaning(ahead=behind.ahead, certain=behind.certain and not cut and (opens or not behind.ahead))


def _words(piece: str) -> list[str]:
    return [match.group().lower().replace("’", "'") for match in _WORD.finditer(piece)]


def _back(words: list[str]) -> Leaning | None:
    """What the nearest verb before the date says; None where a relative word or "because" comes first, or no verb does."""
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word in _CUTS:
            return None
        if word in _WILL or word in _TO_COME:
            return Leaning(ahead=True, certain=_will(words, at) and not _BEFALL.intersection(words[at:]))
        if _is_past(words, at):
            if word in _INTENDING and "to" in words[at + 1 :]:
                return Leaning(ahead=True, certain=False)
            return Leaning(ahead=False, certain=word not in _EITHER and not _ahead_before(words, at))
    return None


def _will(words: list[str], at: int) -> bool:
    """A verb that looks ahead and no more: "will", "plans to", "is expected to"; not "was expected to"."""
    if words[at] in _WILL:
        return words[at : at + 2] != ["will", "have"]
    return words[at] in ("scheduled", "expected", "due", "set", "slated") and at > 0 and words[at - 1] in ("is", "are")


def _is_past(words: list[str], at: int) -> bool:
    """A past form in a verb's place: not "the accused man", nor a participle after "will be"."""
    word = words[at]
    if word not in _PAST and not (word.endswith("ed") and len(word) > 4 and word not in _NO_PAST):
        return False
    back = at - 1
    while back >= 0 and (words[back].endswith("ly") or words[back] in ("not", "also")):
        back -= 1
    return back < 0 or (words[back] not in _BE and (words[back] not in _OF_A_NOUN or not word.endswith("ed")))


def _ahead_before(words: list[str], at: int) -> bool:
    """Whether the same clause looks ahead before a past form: "will try a man arrested on Friday" leaves it open."""
    for word in words[at - 1 :: -1] if at else ():
        if word in _CUTS:
            return False
        if word in _WILL or word in _TO_COME:
            return True
    return False


def _forward(text: str, stop: int, end: int, *, commas: bool) -> Leaning | None:
    """What the first verb behind the date says: "On Friday they will vote"."""
    behind = _SENTENCE.split(text[stop : min(end, stop + _WINDOW)], maxsplit=1)[0]
    words = _words(behind)[:_FORWARD]
    for at, word in enumerate(words):
        if word in _CUTS or (word == "," and not commas):
            return None
        if word in _WILL or word in _TO_COME:
            return Leaning(ahead=True, certain=_will(words, at)) if word not in ("is", "are") else None
        if _is_past(words, at):
            return Leaning(ahead=False, certain=word not in _EITHER)
    return None
