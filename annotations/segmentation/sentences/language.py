"""Which language a text is in: for choosing abbreviations, and because some stages read English words only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.sentences.languages import BY_CODE, ENGLISH_LANGUAGE, LANGUAGES, OTHER, Language

_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_ENOUGH = 25
_SHARE = 0.12
_SHARE_OTHER = 0.08
_SHARE_OF_FEW = 0.2
_SCRIPTS = (
    ("hy", "\u0530", "\u058f"), ("ka", "\u10a0", "\u10ff"), ("el", "\u0370", "\u03ff"), ("ru", "\u0400", "\u04ff"),
    ("he", "\u0590", "\u05ff"), ("ar", "\u0600", "\u06ff"), ("hi", "\u0900", "\u097f"), ("ja", "\u3040", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"), ("ko", "\uac00", "\ud7a3"),
)  # fmt: skip
# Letters that one language of a script has and the one named first has not.
_TELLING = (("uk", "ru", "іїєґ"), ("fa", "ar", "پچژگکی"), ("ja", "zh", "のはをにがたで"))
_SIGNS = (("az", "ə"), ("tr", "ğış"), ("pl", "łąęż"))  # small Latin letters no other language here has
_SHARE_OF_SIGNS = 0.05


@dataclass(frozen=True, slots=True)
class LanguageRead:
    """The language and why it is taken for that."""

    language: Language
    reason: str

    @property
    def english(self) -> bool:
        """Can the stages that read English words run?"""
        return self.language is ENGLISH_LANGUAGE

    def __str__(self) -> str:
        """As a note puts it: "German, by its frequent words"."""
        return f"{self.language.name}, {self.reason}"


def read_language(text: str, paragraphs: Sequence[Paragraph], recorded: str | None) -> LanguageRead:
    """As the record says; else by script and frequent words; a text too short to tell counts as English."""
    if recorded:
        code = recorded.lower().replace("_", "-").split("-")[0]
        return LanguageRead(BY_CODE.get(code, OTHER), f"as the record says ({recorded[:20]})")
    sample = _sample(text, paragraphs)
    script = _by_script(sample)
    if script is not None:
        return LanguageRead(script, "by its script")
    return _by_words(Counter(_WORD.findall(sample.lower())))


def _sample(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """Running text from the beginning, enough to tell."""
    pieces: list[str] = []
    left = _SAMPLE
    for paragraph in paragraphs:
        if paragraph.role == "body" and left > 0:
            pieces.append(text[paragraph.start : min(paragraph.end, paragraph.start + left)])
            left -= len(pieces[-1])
    return "\n".join(pieces)


def _by_script(sample: str) -> Language | None:
    """The language of the script most letters are in; None for Latin letters and scripts without rules of their own."""
    letters = Counter(_LETTER.findall(sample))
    total = letters.total()
    for code, first, last in _SCRIPTS:
        own = sum(count for letter, count in letters.items() if first <= letter <= last)
        if own * (5 if code == "ja" else 2) > total:
            telling = [(more, marks) for more, less, marks in _TELLING if less == code]
            for more, marks in telling:
                if sum(letters[mark] for mark in marks) * 50 > own:
                    return BY_CODE[more]
            return BY_CODE[code]
    return None


def _by_words(words: Counter[str]) -> LanguageRead:
    """The language whose frequent words the text has most of; few words must speak the more clearly."""
    total = max(1, words.total())
    shares = {one: sum(words[word] for word in one.frequent) / total for one in LANGUAGES if one.frequent}
    if shares[ENGLISH_LANGUAGE] < _SHARE:
        for code, signs in _SIGNS:
            if sum(count for word, count in words.items() if any(sign in word for sign in signs)) >= _SHARE_OF_SIGNS * total:
                return LanguageRead(BY_CODE[code], "by its letters")
    best = max(shares, key=lambda one: shares[one])
    few = total < _ENOUGH
    if best is not ENGLISH_LANGUAGE and shares[best] >= (_SHARE_OF_FEW if few else _SHARE_OTHER):
        return LanguageRead(best, "by its frequent words")
    if few:
        return LanguageRead(ENGLISH_LANGUAGE, "for want of words to tell by")
    if best is ENGLISH_LANGUAGE and shares[best] >= _SHARE:
        return LanguageRead(best, "by its frequent words")
    return LanguageRead(OTHER, "for its frequent words are of none we know")
