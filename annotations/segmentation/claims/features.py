"""What check-worthiness looks at: a sparse mapping of named features of one stretch of text, computed from it alone.

Two kinds: readable signs (``signs.NAMED``: "has a number", "says what should be") and single words or pairs of
neighbouring words (``word:taxes``, ``word:have_to``), of which only those with a learnt weight are kept. Words written
with a capital count as a name and are not looked at: who speaks or is spoken of must not weigh. Nor are the words of
``signs.PLAIN``, which would tell nothing as a reason.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import islice
from math import sqrt

from annotations.segmentation.claims.signs import BOUNDS, PAIRS, PLAIN, WORDS
from annotations.segmentation.lexicon import lexicon

WORD = "word:"
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]{1,2}\b)?|[$€£%?!]")
_REACH, _MOST_WORDS = 1500, 150
_MOST = 3.0
_WORD_SHARE = 1.5
_NUMBER, _FIGURE, _NAME = "number", "figure", "name"
_SECONDS = frozenset(pair.split("_", 1)[1] for pair in PAIRS)
_NUMBER_WORDS = lexicon(
    "three four five six seven eight nine ten eleven twelve thirteen fifteen sixteen twenty thirty forty fifty sixty seventy eighty"
    " ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions billions"
)
_BOUND = ("least", "most")
_REFERENCES = lexicon("he she it they this these that those")
_OPENINGS = lexicon("well so now and but look yes no okay because")
_ENDS_LIKE_PAST = lexicon("need indeed proceed exceed succeed speed united hundred feed seed breed red bed wed shed")


def features(quote: str, *, attributed: bool = False, attitude: bool = False, known: Container[str] | None = None) -> dict[str, float]:
    """Feature → value for one sentence or clause: counts up to 3 for signs, 1 for what is there or not.

    ``attributed``: someone is said to say it; ``attitude``: an attitude is reported, no statement ("expressed concern
    over …"). ``known`` keeps of the words only those in it (keys with ``word:``); None keeps all. All words together
    weigh about the same in short and long stretches: each has the value 1.5 / √(number of words, at least 4). Nothing
    beyond 150 words is read: no claim is that long.
    """
    tokens = [_seen(token) for token in islice(_words(quote[:_REACH]), _MOST_WORDS)]
    share = round(_WORD_SHARE / sqrt(max(len(tokens), 4)), 3)
    found: dict[str, float] = {}
    before, word, names, numbers, named = "", "", 0, 0, True
    for low, kind, own, key in tokens:
        went, named = named, kind is _NAME
        names += named and not went
        numbers += kind is _NUMBER or kind is _FIGURE
        if before == "last" and "date" in own and found.get("extreme") == 1.0:
            del found["extreme"]
        alone = () if before == "at" and low in _BOUND else own
        for sign in (*alone, *PAIRS.get(f"{before}_{low}", ())) if low in _SECONDS else alone:
            found[sign] = min(found.get(sign, 0.0) + 1.0, _MOST)
        if key:
            for told in (key, f"{word}_{low}") if word else (key,):
                if known is None or told in known:
                    found[told] = share
        if before in BOUNDS and (kind is _NUMBER or kind is _FIGURE):
            found["more"] = 1.0
        before, word = "" if kind is _FIGURE else low, key
    found |= _shape(tokens[0][0] if tokens else "", quote, names, numbers, len(tokens))
    if attributed:
        found["attributed"] = 1.0
    if attitude:
        found["attitude"] = 1.0
    return found


@lru_cache(maxsize=16_384)
def _seen(token: str) -> tuple[str, str, tuple[str, ...], str]:
    """A token in small letters, what kind it is, the signs it gives by itself, and its key if it counts as a word."""
    low = token.lower()
    if token[0].isdigit():
        return low, _FIGURE, ("year",) if len(low) == 4 and low[:2] in ("19", "20") else (), ""
    signs = WORDS.get(low, ())
    if low == "may" and token[0] == "M":
        return low, "", (), ""
    capital = token[0].isupper() and low != "i"
    named = capital and "date" not in signs
    if len(low) > 4 and low.endswith("ed") and low not in _ENDS_LIKE_PAST:
        signs = (*signs, "ed")
    key = WORD + low if low.isalpha() and not capital and low not in PLAIN else ""
    return low, _NUMBER if low in _NUMBER_WORDS else _NAME if named else "", signs, key


def _words(quote: str) -> Iterator[str]:
    """Words, numbers and marks, contractions taken apart: don't → do, not; Azerbaijan's → Azerbaijan, 's."""
    for token in _TOKEN.findall(quote):
        if "'" in token or "’" in token:
            stem, _, tail = token.replace("’", "'").partition("'")
            if tail == "t" and stem[-1:] == "n" and len(stem) > 1:
                yield stem[:-1]
                yield "not"
            else:
                yield stem
                yield f"'{tail}"
        else:
            yield token


def _shape(head: str, quote: str, names: int, numbers: int, size: int) -> dict[str, float]:
    """What is seen from the whole: numbers, names, the first word, the last mark, the length."""
    tail = quote.rstrip("”\"'’ )")[-1:]
    signs = (
        ("number", numbers > 0),
        ("numbers", numbers > 1),
        ("name", names > 0),
        ("names", names > 1),
        ("reference", head in _REFERENCES),
        ("opening", head in _OPENINGS),
        ("question", tail == "?"),
        ("exclaimed", tail == "!"),
        ("short", size < 6),
        ("brief", 6 <= size < 11),
        ("long", 24 < size <= 50),
        ("longest", size > 50),
    )
    return {sign: 1.0 for sign, seen in signs if seen}
