"""The stretches of text that can be a claim: what is attributed, else the sentence, cut at clause borders."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.segmentation.attribution.extents import trimmed
from annotations.segmentation.attribution.spoken import Attribution
from annotations.segmentation.claims.asides import Form, is_verb
from annotations.segmentation.claims.deeds import Pieces
from annotations.segmentation.claims.parts import Part, parts
from annotations.segmentation.found import Span
from annotations.segmentation.layout.headers import news_start
from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.sentences.quotations import Quotation
from annotations.segmentation.sentences.sentences import Sentence

_FIRST_THAT = re.compile(r"(?:[a-z]{3,20}ly |again |also )that (?=\w)")
_IN_RELATIVE = re.compile(r", (?:who|which) (?:[a-z]{2,20} ){0,2}\Z")
_MARK = re.compile(r"[“”\"«»„]")
_SHORTEST = 8
_ROLES = ("body", "deck", "caption")


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """One candidate: its span, its sentence and the index of the attribution that holds it, if any.

    ``pieces`` are its words as a sentence; ``denied``: it is said not to be so.
    """

    span: Span
    sentence: int
    attribution: int | None
    clausal: bool
    direct: bool
    cut: bool
    pieces: Pieces
    form: Form = "statement"
    denied: bool = False


def read_claims(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
) -> list[ClaimSpan]:
    """Candidates in the order of the text; attributed content first, else the sentence itself."""
    wanted = {one.index for one in paragraphs if one.role in _ROLES and one.excluded is None}
    outer = {one.parent for one in attributions}
    quoted = _Quoted(quotations)
    found: dict[Span, ClaimSpan] = {}
    low = 0
    for sentence in sentences:
        if sentence.paragraph not in wanted or sentence.end - sentence.start < _SHORTEST:
            continue
        while low < len(attributions) and _reach(attributions[low]) <= sentence.start:
            low += 1
        holding = _holding(attributions, low, sentence, outer)
        for span, attribution in _candidates(text, sentence, attributions, holding):
            act = attributions[attribution] if attribution is not None else None
            for part in parts(text, span, denied=act is not None and act.stance == "denies"):
                claim = _claim(part, sentence.index, attribution, act, quoted, whole=span)
                found.setdefault(claim.span, claim)
    return list(found.values())


def _claim(
    part: Part, sentence: int, attribution: int | None, act: Attribution | None, quoted: _Quoted, *, whole: Span
) -> ClaimSpan:
    """What is said by the way stands outside an attitude and a denial; what is alleged is what the denial is about."""
    aside = part.form in ("relative", "apposition", "presupposed", "alleged")
    clausal = act is None or act.clausal or aside
    return ClaimSpan(
        part.span,
        sentence,
        attribution,
        clausal,
        quoted.holds(part.span),
        part.cut or part.span != whole,
        part.pieces,
        part.form,
        part.denied,
    )


def _reach(one: Attribution) -> int:
    return max(one.content[1], one.cue[1])


def _holding(attributions: Sequence[Attribution], low: int, sentence: Sentence, outer: set[int | None]) -> list[int]:
    """Innermost attributions whose content lies in this sentence, at least in part."""
    held: list[int] = []
    for at in range(low, min(len(attributions), low + 48)):
        one = attributions[at]
        if min(one.content[0], one.cue[0]) >= sentence.end:
            break
        inside = one.content[0] < sentence.end and one.content[1] > sentence.start
        if inside and (at not in outer or not _child_in(attributions, at, sentence)):
            held.append(at)
    return held


def _child_in(attributions: Sequence[Attribution], at: int, sentence: Sentence) -> bool:
    """Is something nested in this attribution within the sentence? Then the nested one is the claim."""
    near = attributions[max(0, at - 48) : at + 48]
    return any(one.parent == at and one.content[0] < sentence.end and one.content[1] > sentence.start for one in near)


def _candidates(
    text: str, sentence: Sentence, attributions: Sequence[Attribution], holding: list[int]
) -> Iterator[tuple[Span, int | None]]:
    begun = news_start(text, sentence.start, sentence.end)
    if not holding:
        yield trimmed(text, begun, sentence.end), None
        return
    first = attributions[holding[0]]
    if first.placed == "participle" and first.cue[0] > begun + 20 and len(holding) == 1:
        yield trimmed(text, begun, first.cue[0]), None
    for at in holding:
        one = attributions[at]
        begin = one.content[0] if one.clausal else min(one.cue[0], one.content[0])
        first_that = _FIRST_THAT.match(text, begin)
        start, end = max(first_that.end() if first_that else begin, begun), min(one.content[1], sentence.end)
        comma = _relative_end(text, one, end)
        if comma is not None and len(holding) == 1:
            yield trimmed(text, begun, sentence.end), None
        yield trimmed(text, start, comma or end), at


def _relative_end(text: str, one: Attribution, end: int) -> int | None:
    """The comma after which the sentence goes on: "Lee, who denies the charges, left" tells of a denial and that Lee left."""
    if one.content[0] < one.cue[0] or not _IN_RELATIVE.search(text, max(0, one.cue[0] - 50), one.cue[0]):
        return None
    comma = text.find(", ", one.cue[1], end)
    return comma if comma > one.cue[1] and is_verb(text, comma + 2, end) and not _MARK.search(text, one.cue[1], comma) else None


class _Quoted:
    """Tells whether a span lies inside a quotation."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.spans = sorted(fragment for one in quotations if one.depth == 0 for fragment in one.fragments)

    def holds(self, span: Span) -> bool:
        """Whether the last quotation that begins before it, or at it, ends behind it."""
        at = bisect_right(self.spans, (span[0], span[1])) - 1
        return any(a <= span[0] and span[1] <= b for a, b in self.spans[max(0, at) : at + 2])
