"""Is the text English enough for the stages that read English words?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.paragraphs import Paragraph

_FREQUENT = lexicon("the of and to in a is that for on was with as by it at from he said are has be an its")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_ENOUGH = 25
_SHARE = 0.12


def is_english(text: str, paragraphs: Sequence[Paragraph], language: str | None) -> bool:
    """As the record says; else by the share of frequent English words; a text too short to tell counts as English."""
    if language:
        return language.lower().split("-")[0].split("_")[0] in ("en", "eng")
    words: list[str] = []
    for paragraph in paragraphs:
        if paragraph.role == "body" and len(words) < _SAMPLE:
            words += _WORD.findall(text[paragraph.start : min(paragraph.end, paragraph.start + _SAMPLE)])
    if len(words) < _ENOUGH:
        return True
    return sum(word.lower() in _FREQUENT for word in words) >= _SHARE * len(words)
