"""Who says what: source, cue and content of attributed speech, sentence by sentence.

Four patterns: a source and a verb before the content ("Aliyev said that …"), after it ("…, the statement added"), a
participle that shares the subject ("…, adding that …") and "according to". What is said inside another's words is
nested in it; chains are read off the nesting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotations.segmentation.attribution.labels import read_labels
from annotations.segmentation.attribution.speech import LONGEST_SENTENCE, SHORTEST_SENTENCE, read_speech
from annotations.segmentation.attribution.spoken import Attribution
from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.sentences.quotations import Quotation
from annotations.segmentation.sentences.sentences import Sentence

_NEIGHBOURS = 24
_REPORTED = lexicon("says denies accuses asks")
_SELF = lexicon("i we you he she they it people who everyone somebody someone anyone nobody")


def read_attributions(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> list[Attribution]:
    """All attributions in running text, decks and captions, in order of their cues, nested by containment."""
    wanted = {one.index for one in paragraphs if one.role in ("body", "deck", "caption", "headline")}
    found: list[Attribution] = []
    for sentence in sentences:
        if (
            sentence.paragraph in wanted
            and SHORTEST_SENTENCE <= sentence.end - sentence.start <= LONGEST_SENTENCE
        ):
            found += read_speech(text, sentence)
    found = _outside(text, found, quotations)
    running = [one for one in paragraphs if one.index in wanted]
    found = sorted([*found, *read_labels(text, running, sentences, quotations)], key=lambda one: one.cue)
    nested = _nested(_continued(_stretched(found, quotations), sentences, quotations))
    return _only(nested, [at for at, one in enumerate(nested) if one.parent is None or _is_reported(one)])


def _is_reported(one: Attribution) -> bool:
    """Within what somebody says, only who else says it is told apart; wishes and judgements there are part of it."""
    return one.sort in _REPORTED and one.placed not in ("noun", "around")


def serving(found: Sequence[Attribution]) -> list[Attribution]:
    """Those that serve claims and chains: somebody named says, denies, asks or thinks it in so many words."""
    return _only(found, [at for at, one in enumerate(found) if one.serves])


def _only(found: Sequence[Attribution], kept: Sequence[int]) -> list[Attribution]:
    """Some of them, each nested in the innermost kept one around it."""
    places = {at: place for place, at in enumerate(kept)}
    return [replace(found[at], parent=_nearest(found, places, at)) for at in kept]


def _nearest(found: Sequence[Attribution], places: dict[int, int], at: int) -> int | None:
    """The place of the innermost kept attribution around this one."""
    seen = {at}
    outer = found[at].parent
    while outer is not None and outer not in places and outer not in seen:
        seen.add(outer)
        outer = found[outer].parent
    return places.get(outer) if outer is not None else None


def _outside(text: str, found: list[Attribution], quotations: Sequence[Quotation]) -> list[Attribution]:
    """Without what a quoted speaker thinks, wants or says of himself: that is the quotation's content, no second voice."""
    kept: list[Attribution] = []
    spans = [fragment for one in quotations for fragment in one.fragments]
    at = 0
    for one in found:
        while at < len(spans) and spans[at][1] <= one.cue[0]:
            at += 1
        quoted = at < len(spans) and spans[at][0] < one.cue[0]
        ends = spans[at][1] if quoted else one.content[0] + 1
        if not quoted or (one.content[0] < ends and _relayed(text, one)):
            kept.append(one)
    return kept


def _relayed(text: str, one: Attribution) -> bool:
    """Inside a quotation: does the quoted speaker report what somebody else, by name or post, said?"""
    speaker = text[one.source[0] : one.source[1]].lower()
    return one.sort in ("says", "denies", "accuses") and bool(speaker) and speaker not in _SELF


def _stretched(found: list[Attribution], quotations: Sequence[Quotation]) -> list[Attribution]:
    """Content that begins or ends inside a quotation of several sentences takes in the whole quotation."""
    stretched: list[Attribution] = []
    at = 0
    for one in found:
        while at < len(quotations) and quotations[at].end <= one.content[0]:
            at += 1
        start, end = one.content
        for quotation in quotations[at : at + 4]:
            inside = quotation.start < one.cue[0] < quotation.end
            if one.placed == "after" and quotation.start < start < quotation.end and not inside:
                start = quotation.start
            if one.placed == "before" and start <= quotation.start < end < quotation.end and not inside:
                end = quotation.fragments[0][1]
        stretched.append(one if (start, end) == one.content else replace(one, content=(start, end)))
    return stretched


def _continued(
    found: list[Attribution], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """A quotation right after an attributed one goes on in the same voice: “…,” she said. “…”."""
    continued: list[Attribution] = []
    at = 0
    for order, one in enumerate(found):
        continued.append(one)
        if one.placed != "after":
            continue
        while at < len(quotations) and quotations[at].start < max(one.cue[1], one.source[1]):
            at += 1
        following = found[order + 1] if order + 1 < len(found) else None
        if at < len(quotations) and _goes_on(one, following, quotations[at], sentences):
            continued.append(replace(one, content=quotations[at].fragments[0], placed="continued", relays=()))
    return continued


def _goes_on(
    one: Attribution, following: Attribution | None, quotation: Quotation, sentences: Sequence[Sentence]
) -> bool:
    """Does the quotation stand in the same or open the next sentence, and is no one else said to speak it?"""
    after = sentences[one.sentence + 1] if one.sentence + 1 < len(sentences) else None
    opens = after is not None and quotation.start == after.start and after.paragraph == one.paragraph
    near = quotation.start < sentences[one.sentence].end or opens
    taken = following is not None and following.content[0] - 2 <= quotation.start <= following.content[1]
    return near and not taken and quotation.depth == 0


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Point each attribution at the smallest content that holds its cue and source."""
    spans = [(at, one.content[0], one.content[1], one.cue[0]) for at, one in enumerate(found)]
    nested: list[Attribution] = []
    for at, one in enumerate(found):
        (begin, end), (first, last) = one.cue, one.content
        holding = [
            (stop - start, outer)
            for outer, start, stop, cue in spans[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
            if start <= begin and end <= stop and outer != at and not first <= cue < last
        ]
        nested.append(replace(one, parent=min(holding)[1]) if holding else one)
    return nested
