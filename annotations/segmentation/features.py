"""What check-worthiness looks at: a sparse mapping of named features of one stretch of text, computed from it alone.

Two kinds: readable signs (``signs.NAMED``: "has a number", "says what should be") and single words or pairs of
neighbouring words (``word:taxes``, ``word:have_to``), of which only those with a learnt weight are kept. Words written
with a capital count as a name and are not looked at: who speaks or is spoken of must not weigh.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from math import sqrt

from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.signs import BOUNDS, PAIRS, WORDS

WORD = "word:"
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]{1,2}\b)?|[$€£%?!]")
_REACH = 3000
_MOST = 3.0
_WORD_SHARE = 1.5
_NUMBER_WORDS = lexicon(
    "three four five six seven eight nine ten eleven twelve thirteen fifteen sixteen twenty thirty forty fifty sixty seventy eighty"
    " ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions billions"
)
_REFERENCES = lexicon("he she it they this these that those")
_OPENINGS = lexicon("well so now and but look yes no okay because")
_ENDS_LIKE_PAST = lexicon("need indeed proceed exceed succeed speed united hundred feed seed breed red bed wed shed")


def features(quote: str, *, attributed: bool = False, attitude: bool = False, known: Container[str] | None = None) -> dict[str, float]:
    """Feature → value for one sentence or clause: counts up to 3 for signs, 1 for what is there or not.

    ``attributed``: someone is said to say it; ``attitude``: an attitude is reported, no statement ("expressed concern
    over …"). ``known`` keeps of the words only those in it (keys with ``word:``); None keeps all. All words together
    weigh about the same in short and long stretches: each has the value 1.5 / √(number of words, at least 4).
    """
    tokens = list(_words(quote[:_REACH]))
    share = round(_WORD_SHARE / sqrt(max(len(tokens), 4)), 3)
    found: dict[str, float] = {}
    before, names, numbers, named = "", 0, 0, True
    for written in tokens:
        low = written.lower()
        went, named = named, written[0].isupper() and low != "i"
        names += named and not went
        if written[0].isdigit():
            numbers += 1
            if before in BOUNDS:
                found["more"] = 1.0
            if len(written) == 4 and low[:2] in ("19", "20"):
                found["year"] = 1.0
            before = ""
            continue
        numbers += low in _NUMBER_WORDS
        pair = f"{before}_{low}"
        signs = (*WORDS.get(low, ()), *PAIRS.get(pair, ()))
        if len(low) > 4 and low[-2:] == "ed" and low not in _ENDS_LIKE_PAST:
            signs = (*signs, "ed")
        for sign in signs:
            found[sign] = min(found.get(sign, 0.0) + 1.0, _MOST)
        if not named and written[0].isalpha():
            for key in (WORD + low,) if went or not before else (WORD + low, WORD + pair):
                if known is None or key in known:
                    found[key] = share
        before = low
    shape = _shape(tokens, quote, names, numbers)
    if attributed:
        shape["attributed"] = 1.0
    if attitude:
        shape["attitude"] = 1.0
    return found | shape


def _words(quote: str) -> Iterator[str]:
    """Words, numbers and marks, contractions taken apart: don't → do, not; Azerbaijan's → Azerbaijan, 's."""
    for token in _TOKEN.findall(quote):
        if not token[-1].isdigit() and ("'" in token[-3:] or "’" in token[-3:]):
            stem, _, tail = token.replace("’", "'").partition("'")
            if tail == "t" and stem[-1:] == "n" and len(stem) > 1:
                yield stem[:-1]
                yield "not"
            else:
                yield stem
                yield f"'{tail}"
        else:
            yield token


def _shape(tokens: list[str], quote: str, names: int, numbers: int) -> dict[str, float]:
    """What is seen from the whole: numbers, names, the first word, the last mark, the length."""
    shape: dict[str, float] = {}
    if numbers:
        shape["number"] = 1.0
        if numbers > 1:
            shape["numbers"] = 1.0
    if names:
        shape["name"] = 1.0
        if names > 1:
            shape["names"] = 1.0
    head = tokens[0].lower() if tokens else ""
    if head in _REFERENCES:
        shape["reference"] = 1.0
    if head in _OPENINGS:
        shape["opening"] = 1.0
    tail = quote.rstrip("”\"'’ )")[-1:]
    if tail == "?":
        shape["question"] = 1.0
    elif tail == "!":
        shape["exclaimed"] = 1.0
    size = len(tokens)
    band = "short" if size < 6 else "brief" if size < 11 else "longest" if size > 50 else "long" if size > 24 else ""
    if band:
        shape[band] = 1.0
    return shape
