"""Does a sentence end here? One mark at a time, by a bounded look to both sides."""

from __future__ import annotations

import re

from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.sentences.abbreviations import SPEECH, Habits
from annotations.segmentation.sentences.items import BULLETS
from annotations.segmentation.sentences.shortened import LOOK, WORD_AFTER, is_shortened, last_word

# Closing marks; “ « ‹ close in German and Danish when nothing to quote follows, » after a blank in French.
_CLOSING = re.compile(
    r"""(?:["'”’»›)\]}）」』】》〉¹²³⁰⁴-⁹]|[“«‹‘](?![^\W_])|[ \u00a0\u202f][»›](?![^\W_])|[ ]?\[\d{1,3}\])*+(?:[ ]?[:;]-?[)(DP](?!\w))?"""
)
_WIDE = frozenset("。！？｡।॥۔؟։።፧៕။")
_OPENING = "\"'“‘„«»‹([{「『¿¡*_—–-…" + BULLETS
_QUOTED = "“「『"  # right after the points of a thought left off, where no blanks are written
_OMISSION = re.compile(r"[ \u00a0]?[\[(](?:\.{3}|…)[\])]")
_NOTE = re.compile(r"(\d{1,2})[ \u00a0]+([^\W\d_]+)")
_ADDRESS = re.compile(r"https?://|www\.")
_REPLIES = lexicon("Yes Oh Well See Okay Right That's")
_TAGGED_ON = ("と", "って", "라고", "이라고", "고 ")
_SAID_WIDE = re.compile(r"\w{1,4}?(?:说|說|称|稱|表示|问|問|指出|写道|回答)")


def sentence_end(text: str, begun: int, first: int, last: int, end: int, habits: Habits) -> int:
    """Where the sentence begun at ``begun`` ends by the marks ``text[first:last]``, closing marks included; 0 if it goes on."""
    mark = text[first]
    if mark in BULLETS:
        return first if first > begun and text[first - 1].isspace() else 0
    if mark in "—–":
        return last if _breaks_off(text, begun, first, last, habits) else 0
    closing = _CLOSING.match(text, last, end)
    stop = closing.end() if closing else last
    if "[" in text[stop : stop + 2] or "(" in text[stop : stop + 2]:
        omission = _OMISSION.match(text, stop, end)
        stop = omission.end() if omission is not None and mark != "…" and last - first == 1 else stop
    if stop >= end:
        return 0
    if text[last - 1] in _WIDE:
        return 0 if stop > last and _is_tagged_on(text[stop : stop + LOOK]) else stop
    if not text[stop].isspace():
        return stop if mark == "…" and text[stop] in _QUOTED else _glued(text, begun, first, stop, end)
    return _spaced(text, begun, first, last, stop, end, habits)


def _spaced(text: str, begun: int, first: int, last: int, stop: int, end: int, habits: Habits) -> int:
    """The decision for marks with white space after them."""
    bare = text[stop : min(stop + 2 * LOOK, end)].lstrip()
    opened = bare.lstrip(_OPENING + " \u00a0\u202f")
    if not opened:
        return 0 if stop + 2 * LOOK >= end and not bare.startswith(("*", "_")) else stop  # a stray mark is no sentence
    if opened[0] in ".,;!?":
        return 0
    if _is_small(opened[0]) and not (bare[0] == "*" and opened is not bare):
        return stop if _begins_small(text, begun, first, last, stop, bare, opened, habits) else 0
    if _is_pause(text, first, last, opened, habits) or (stop > last and _is_tag(text[first], opened, habits.openers)):
        return 0
    if last - first > 1 or text[first] != ".":
        plain = text[first] not in ".…" or last - first == 2
        return stop if plain or not opened[0].isalpha() or _begins_large(opened[0]) else 0
    if is_shortened(text, begun, first, bare, opened, habits):
        return 0
    return _after_note(text, stop, bare, habits)


def _is_small(char: str) -> bool:
    """A small letter, in a script that has two cases in running text (Georgian has capitals for whole words only)."""
    return char.islower() and not "\u10d0" <= char <= "\u10ff"


def _begins_large(char: str) -> bool:
    return char.isalpha() and not _is_small(char)


def _breaks_off(text: str, begun: int, first: int, last: int, habits: Habits) -> bool:
    """Speech broken off by a dash: "I know she's — See, …": a small word before it and an opening word after it."""
    after = text[last : last + LOOK]
    if not (after[:1].isspace() and after[1:2].isupper() and text[first - 1].isspace()):
        return False
    before = text[max(begun, first - LOOK) : first].split()[-1:]
    if any(char.isdigit() for char in text[max(begun, first - 10) : first]):
        return False  # "6:45 pm – The police", "May 2022 – The"
    follower = WORD_AFTER.match(after[1:])
    beyond = after[1 + follower.end() :].lstrip()[:1] if follower else ""
    return (
        bool(before)
        and (beyond in ".,!?" or _is_small(beyond))
        and (before[0].islower() or before[0][-1] in "-–")
        and before[0][0].isalpha()
        and follower is not None
        and (follower.group().lower() in habits.openers or follower.group() in _REPLIES)
        and follower.group() != "I"
    )


def _is_tagged_on(after: str) -> bool:
    """After a closed Chinese, Japanese or Korean quotation: words that say it was said."""
    return after.startswith(_TAGGED_ON) or _SAID_WIDE.match(after) is not None


def _glued(text: str, begun: int, first: int, stop: int, end: int) -> int:
    """A full stop with the next sentence stuck to it: "road.The army" but not "example.Com" or "3.5"."""
    before = text[max(begun, first - 4) : first]
    after = text[stop : min(stop + 3, end)]
    ends = (
        len(before) == 4
        and before.isalpha()
        and before.islower()
        and len(after) == 3
        and after[0].isupper()
        and (after[1:].islower() or after[1] == " ")
        and after.replace(" ", "").isalpha()
        and not text[max(begun, first - LOOK) : first].rpartition(" ")[2].startswith(("www", "http"))
        and not text.startswith("Com", stop)
    )
    return stop if ends else 0


def _after_note(text: str, stop: int, bare: str, habits: Habits) -> int:
    """The end, past the number of a footnote: "rights. 4 Even though …"."""
    note = _NOTE.match(bare)
    if note is None or not note[2][0].isupper() or note[2].lower() not in habits.openers:
        return stop
    return text.index(note[1], stop) + len(note[1])


def _begins_small(text: str, begun: int, first: int, last: int, stop: int, bare: str, opened: str, habits: Habits) -> bool:
    """Careless writing: a sentence that begins without a capital, after a word that is no abbreviation."""
    if _ADDRESS.match(opened):
        return True
    if stop > last or bare is not opened or not habits.small_openers:
        return False
    word = last_word(text[max(begun, first - LOOK) : first].rstrip())
    if text[first] == "?" or (text[first] == "!" and word.islower()):
        return True
    follower = WORD_AFTER.match(opened)
    before = text[max(begun, first - 4) : first]
    plain = last - first == 1 and len(before) == 4 and before.isalpha() and before.islower()
    careless = _is_small(text[begun : begun + 8].lstrip()[:1])
    return plain and word.lower() not in habits.known and follower is not None and (careless or follower.group() in habits.small_openers)


def _is_pause(text: str, first: int, last: int, opened: str, habits: Habits) -> bool:
    """Points that mark an omission or a pause inside a sentence: "[...]" after a word, and " . . . " before no opener."""
    if text[first - 1 : first] in ("[", "(") and text[last : last + 1] in ("]", ")"):
        return True
    follower = WORD_AFTER.match(opened)
    opens = follower is not None and follower.group() != "I" and follower.group().lower() in habits.openers
    return text[first:last] == ". . ." and text[first - 1 : first] == " " and not opens


def _is_tag(mark: str, opened: str, openers: frozenset[str]) -> bool:
    """After a closed quotation: a name and a verb of saying belong to the sentence, "…?" Aliyev asked."""
    words = list(WORD_AFTER.finditer(opened))[:4]
    said = next((word for word in words[1:] if word.group() in SPEECH), None)
    if said is None or words[0].group().lower() in openers:
        return False
    after = opened[said.end() :][:6]
    return after[:1] in (".", ",", "") or (mark != "." and not after.startswith(" that"))
