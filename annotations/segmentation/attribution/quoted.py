"""Quotations as suggestions: whose words they are, and whether they are speech, a fragment or scare quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotations.segmentation.attribution.cues import CUES
from annotations.segmentation.attribution.spoken import Attribution, said_by
from annotations.segmentation.found import HopFound, SuggestionFound, Voice
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.sentences.quotations import Quotation
from annotations.segmentation.suggestions import Spoken
from annotations.segmentation.words import lows_of

_NO_SPEAKER = "speaker not found"
_FEW_WORDS = 4
_SENTENCE_WORDS = 9
_LONGEST_TITLE = 8
_SMALL = lexicon("of the and in for with on a an to at from")
_TITLED = lexicon("on show program programme series film movie book novel song album podcast episode titled entitled")
_NAMING = lexicon(
    "called call calls calling described describes describing dubbed termed labelled labeled as"
)


def quotation_suggestions(
    text: str, quotations: Sequence[Quotation], spoken: Spoken
) -> list[SuggestionFound]:
    """One suggestion for each quotation that is not merely a name in quotation marks."""
    acts = spoken.attributions
    found: list[SuggestionFound] = []
    low = 0
    for quotation in quotations:
        while low < len(acts) and max(acts[low].content[1], acts[low].cue[1]) + 400 < quotation.start:
            low += 1
        act = _whose(quotation, acts, low)
        voice = _voice(text, quotation, acts[act] if act is not None else None)
        if voice is not None:
            chain = spoken.chains[act] if act is not None and voice != "scare" else ()
            found.append(_suggestion(text, quotation, voice, chain, acts[act] if act is not None else None))
    return found


def unread_quotations(text: str, quotations: Sequence[Quotation], language: str) -> list[SuggestionFound]:
    """What stands between marks in a language whose speech is not read: nobody's words yet, and no scare quotes either."""
    found = [_suggestion(text, one, "direct", (), None) for one in quotations if one.content(text) != (one.start, one.end)]
    why = f"whose words these are was not read: the text is {language}"
    return [replace(one, reasons=(why, *(reason for reason in one.reasons if reason != _NO_SPEAKER))) for one in found]


def _whose(quotation: Quotation, acts: Sequence[Attribution], low: int) -> int | None:
    """The smallest attributed content that holds most of the quotation and whose verb stands outside it."""
    best: int | None = None
    width = 1 << 60
    for at in range(low, min(len(acts), low + 48)):
        one = acts[at]
        if min(one.content[0], one.cue[0]) > quotation.end + 400:
            break
        if quotation.start <= one.cue[0] < quotation.end:
            continue
        shared = min(one.content[1], quotation.end) - max(one.content[0], quotation.start)
        size = one.content[1] - one.content[0]
        if shared * 2 > quotation.end - quotation.start and size < width:
            best, width = at, size
    return best


def _voice(text: str, quotation: Quotation, act: Attribution | None) -> Voice | None:
    """Direct speech, a fragment within indirect speech, scare quotes; None for a name in quotation marks."""
    start, end = quotation.content(text)
    content = text[start:end].strip()
    words = content[:400].split()
    ended = content[-1:] in ",.!?…"
    if not words:
        return None
    before = lows_of(text[max(0, quotation.start - 40) : quotation.start])[-3:]
    spoken = (
        bool(before) and before[-1] in CUES and not {"the", "an", "a", "this"}.intersection(before[-2:-1])
    )
    named = any(word in _NAMING for word in before) or spoken
    capitals = all(word[0].isupper() or word.lower() in _SMALL for word in words)
    if capitals and len(words) <= _LONGEST_TITLE and _names_a_work(before) and not spoken:
        return None
    if (
        capitals
        and len(words) <= _FEW_WORDS
        and not ended
        and not named
        and (quotation.single or act is None)
    ):
        return None
    if len(words) <= _FEW_WORDS and not named and not (ended and act is not None):
        return "scare"
    if act is None:
        return "direct" if ended or len(words) >= _SENTENCE_WORDS else "scare"
    rest = (act.content[1] - act.content[0]) - (quotation.end - quotation.start)
    return (
        "direct"
        if rest <= 8 and act.clausal and (len(words) >= _SENTENCE_WORDS or content[:1].isupper())
        else "mixed"
    )


def _names_a_work(before: Sequence[str]) -> bool:
    """Do these words lead to a title: "on ABC's", "the show", "the film,"?"""
    last = next((low for low in reversed(before) if low != ","), "")
    return last in _TITLED or last.endswith("'s")


def _suggestion(
    text: str, quotation: Quotation, voice: Voice, chain: tuple[HopFound, ...], act: Attribution | None
) -> SuggestionFound:
    reasons: list[str] = []
    if voice == "scare":
        reasons.append("words set at a distance: not taken as the speaker's own claim")
    elif chain:
        reasons += said_by(text, chain[-1])
    else:
        reasons.append(_NO_SPEAKER)
    if quotation.repaired:
        reasons.append(f"mended: {quotation.repaired}")
    details: dict[str, object] = {
        "marks": quotation.opener + quotation.closer,
        "repaired": quotation.repaired is not None,
        "repair": quotation.repaired,
        "mixed_marks": _mixed(quotation),
        "depth": quotation.depth,
    }
    if act is not None and voice != "scare":
        details["act"] = act.sort
    stance = act.stance if act is not None and voice != "scare" else "asserts"
    return SuggestionFound(
        "quotation", quotation.fragments, None, tuple(reasons), details, chain, voice, stance
    )


_PAIRED = {
    "“": "”",
    '"': '"',
    "‘": "’",
    "'": "'",
    "«": "»",
    "„": "“”‟",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "»": "«",
}


def _mixed(quotation: Quotation) -> bool:
    return bool(quotation.closer) and quotation.closer not in _PAIRED.get(quotation.opener, quotation.closer)
