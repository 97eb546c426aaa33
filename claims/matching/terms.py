"""The words that carry a claim: folded, cut to their stems, without those that any sentence has."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from annotations.segmentation.lexicon import lexicon

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_TAG = re.compile(r"[#@](?P<name>\w+)")
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 2_000
_STOP = lexicon(
    "a an the of to in on at by for from with and or but as is are was were be been being am has have had do does did it"
    " its this that these those he she they we i you his her their our my your no not nor will would can could should shall"
    " may might must there here who whom which what when where why how than then so if into about after before over under up"
    " down out off again also just only very more most some any all each every other others such s t d ll re ve m"
)
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""))
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Term:
    """One word: `form` is compared, `root` is how words of its kind begin (for looking them up by prefix), `word` is shown."""

    form: str
    root: str
    word: str


def terms(text: str) -> tuple[Term, ...]:
    """The carrying words of a claim in order; addresses are left out, tags are taken apart (#LachinCorridor)."""
    words = _TAG.sub(_spelled_out, _ADDRESS.sub(" ", text[:_LONGEST]))
    words = _THOUSANDS.sub("", words.replace("’", "'").replace("'s ", " "))
    found = (match.group().lower() for match in _WORD.finditer(words))
    return tuple(Term(_stem(_folded(word)), _root(word), word) for word in found if word not in _STOP)


def _spelled_out(tag: re.Match[str]) -> str:
    return " ".join(_HUMP.findall(tag["name"])) or tag["name"]


def _folded(word: str) -> str:
    """Without accents: Türkiye and Turkiye are one word."""
    return word if word.isascii() else "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


def _stem(word: str) -> str:
    """The word without its English ending; numbers and short words as they are."""
    if len(word) <= _SHORTEST_STEM or word[0].isdigit():
        return word
    for ending, instead in _ENDINGS:
        bare = len(word) - len(ending) + len(instead)
        if word.endswith(ending) and bare >= _SHORTEST_STEM and not (ending == "s" and word.endswith(("ss", "us", "is"))):
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > _SHORTEST_STEM and word[-1] == "e":
        word = word[:-1]
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "sl" else word


def _root(word: str) -> str:
    """What the word and its kin begin with: "countries" and "country" with "countr"."""
    stem = _stem(word)
    shared = 0
    while shared < min(len(stem), len(word)) and stem[shared] == word[shared]:
        shared += 1
    root = word[:shared]
    return root[:-1] if root.endswith("y") and len(root) > _SHORTEST_STEM else root
