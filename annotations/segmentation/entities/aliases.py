"""When two written names may be one: accents and case, doubled letters and vowels as transliterations differ, initials.

The answer is always a reason a person can read, and whether it is certain. Comparing is bounded by the length of a word; names that
may agree are found by their skeleton, so that no name is compared with all others.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_DOUBLED = re.compile(r"(\w)\1+")
_VOWELS = str.maketrans("", "", "aeiouyjəı")
_SOUNDS = str.maketrans({"q": "k", "w": "v", "ə": "a", "ı": "i", "ł": "l", "ø": "o", "đ": "d"})
_MARKS = str.maketrans("", "", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_SHORTEST = 5
_LONG = 8
_LONGEST = 40


class Likeness(NamedTuple):
    """Why two spellings are taken for one name."""

    reason: str
    certain: bool


def folded(name: str) -> str:
    """Lower case without accents, hyphens, points and apostrophes: "Türk" and "Turk", "AzerNews" and "Azernews" agree."""
    if name.isascii():
        return name.lower().translate(_MARKS)
    low = unicodedata.normalize("NFKD", name).lower()
    return "".join(char for char in low if char.isalnum() or char == " ")


def skeleton(name: str) -> str:
    """First letter and consonants with doublings undone: what spellings of one name share ("Khankendi", "Khankandi": khnknd)."""
    plain = _DOUBLED.sub(r"\1", folded(name).translate(_SOUNDS))
    return plain[:1] + plain[1:].translate(_VOWELS)


def alike(one: str, other: str) -> Likeness | None:
    """Whether two single names of five letters and more are spellings of one; None if they are not."""
    first, second = folded(one), folded(other)
    if first == second:
        return Likeness("written with other capitals, accents or hyphens", certain=True)
    shorter = min(len(first), len(second))
    if not _SHORTEST <= shorter <= _LONGEST or _inflected(first, second) or skeleton(one) != skeleton(other):
        return None
    if _DOUBLED.sub(r"\1", first) == _DOUBLED.sub(r"\1", second):
        return Likeness("a letter doubled or not", certain=False)
    if distance_within(first, second, 2 if shorter >= _LONG else 1):
        return Likeness("another transliteration, a vowel or two apart", certain=False)
    return None


def _inflected(one: str, other: str) -> bool:
    """One is the other with an ending that makes another person or word: Aliyev and Aliyeva, Clinton and Clintons."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer.startswith(shorter) and longer[len(shorter) :] in ("a", "s", "an", "n", "i", "ia", "es")


def distance_within(one: str, other: str, most: int) -> bool:
    """Whether at most ``most`` letters are added, left out or changed between the two (a band of the usual table)."""
    if abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        before, row[0] = row[0], at
        for place in range(1, len(other) + 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (char != other[place - 1]))
        if min(row) > most:
            return False
    return row[-1] <= most
