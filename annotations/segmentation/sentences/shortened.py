"""Is a full stop part of the word before it: an abbreviation, an initial, an ordinal or the number of an item?"""

from __future__ import annotations

import re

from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.sentences.abbreviations import OFFICES, STATES, Habits
from annotations.segmentation.sentences.items import BULLETS

LOOK = 32
WORD_AFTER = re.compile(r"[^\W\d_][\w'’]*")
_WORD_BEFORE = re.compile(r"""[^\s"“”„«»‹›<>()\[\]{}—/,;:]*\Z""")
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_HOURS = ("a.m", "p.m", "am", "pm")
_EARLY = 24  # "At 5 a.m. Mr. Smith left": an hour so near the beginning does not end the sentence
_LETTERED = lexicon("vitamin plan grade hepatitis type group class section appendix annex exhibit option zone series schedule")
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿąęėįųőűıəаеёиоуыэюяіїєաեէըիոօևაეიოუαεηιουωάέήίόύώ")
_UNITS = lexicon("km kg cm mm mg ml ng км кг см мм")  # written without a full stop of their own
_JOINTS = re.compile(r"[-'’]")
_QUOTES = '"“‘„«「'


def is_shortened(text: str, begun: int, first: int, bare: str, opened: str, habits: Habits) -> bool:
    """Is the single full stop at ``first`` part of a word? ``bare`` is what follows, ``opened`` without opening marks."""
    before = text[max(begun, first - LOOK) : first]
    raw = last_word(before)
    word = raw.replace("İ", "i").lower()
    if not word:
        return False
    following, stopped, opens = _following(opened, habits)
    if word.isdigit():
        return _is_item(text, begun, first, word) or (habits.ordinals and len(word) <= 2 and opened[0].isalpha() and not opens)
    last = _JOINTS.split(word)[-1]  # "ген.-лейт.", "l’art."
    if opened[0].isdigit() and (last in habits.before_number or last in habits.leading or (len(word) == 1 and raw.islower())):
        return True
    earlier = before.split()[-2:-1]
    pair = earlier[0].lower() + word if earlier and len(earlier[0]) <= 3 and earlier[0].endswith(".") else ""  # "z. B.", "т. д."
    listed = pair in habits.trailing or word in habits.trailing
    if not listed and last in habits.leading and (raw[0].isupper() or word not in habits.words_too):
        return True
    if listed or _has_points(word):
        titled = len(following) > 1 and following in habits.leading and stopped and not _holds_title(word, following, first - begun)
        return not (opens or titled or (listed and bare[0] in _QUOTES))
    if len(word) == 1 and word.isalpha():
        return (len(following) == 1 and stopped) or _is_letter(raw, earlier[0] if earlier else "", opens, first - begun)
    return not opens and (_is_clipped(raw, word) or (habits.ordinals and _ROMAN.fullmatch(raw) is not None))


def _holds_title(word: str, following: str, offset: int) -> bool:
    """Does the title behind the word go with it: an office behind a country, a body or a state, a name behind an early hour?"""
    if word in _HOURS:
        return offset <= _EARLY
    return following in OFFICES and (word in STATES or _has_points(word))


def _is_letter(raw: str, earlier: str, opens: bool, offset: int) -> bool:
    """A single letter: an initial, or the second half of an abbreviation; "I." and the B of "plan B." end one more often."""
    if offset <= 2 or raw.lower() == raw.upper() or "\u10d0" <= raw <= "\u10ff":
        return True
    if opens or earlier.lower() in _LETTERED:
        return False
    halved = 1 < len(earlier) <= 3 and earlier[-1] == "." and earlier[:-1].isalpha() and not earlier[0].isupper()
    return halved or (raw.isupper() and (raw != "I" or earlier[:1].isupper()))


def _is_clipped(raw: str, word: str) -> bool:
    """Two to four letters without a vowel, as "rd." and "млн.": no word of a language that writes its vowels."""
    if not (2 <= len(word) <= 4 and word.isalpha() and _VOWELS.isdisjoint(word)):
        return False
    writes_vowels = "a" <= word[0] < "\u0590" or "\u10d0" <= word[0] <= "\u10ff"
    return writes_vowels and not raw.isupper() and word not in _UNITS


def _following(opened: str, habits: Habits) -> tuple[str, bool, bool]:
    """The next word in small letters, whether a full stop follows it, and whether it opens sentences."""
    match = WORD_AFTER.match(opened)
    if match is None:
        return "", False, False
    word = match.group().replace("İ", "i").replace("’", "'").lower()
    stopped = opened[match.end() : match.end() + 1] == "."
    opens = word in habits.openers or word.partition("'")[0] in habits.openers
    return word, stopped, opens and not (len(word) == 1 and stopped)


def last_word(before: str) -> str:
    """The word that ends here, without opening marks; combining marks of any script belong to it."""
    match = _WORD_BEFORE.search(before)
    return match.group().lstrip("'‘¿¡’-.&–*" + BULLETS) if match else ""


def _has_points(word: str) -> bool:
    """Short parts with points between them: "u.s", "т.д"."""
    return "." in word and len(word) <= 8 and all(len(part) <= 2 for part in word.split("."))


def _is_item(text: str, begun: int, first: int, word: str) -> bool:
    """A number that begins the sentence and ends in a full stop counts an item: "1. The road"."""
    return len(word) <= 3 and not text[max(begun, first - len(word) - 4) : first - len(word)].strip(" \n\t(-*" + BULLETS)
