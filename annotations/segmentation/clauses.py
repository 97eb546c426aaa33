"""The stretches of text that can be a claim: what is attributed, else the sentence, cut at clause borders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.segmentation.extents import trimmed
from annotations.segmentation.found import Span
from annotations.segmentation.paragraphs import Paragraph
from annotations.segmentation.quotations import Quotation
from annotations.segmentation.sentences import Sentence
from annotations.segmentation.speech import LONGEST_SENTENCE
from annotations.segmentation.spoken import Attribution

_SPLIT = re.compile(
    r",? and that (?=\w)|; |, while (?=\w)|, but (?=(?:the|a|an|it|he|she|they|that|this|[A-Z]\w*) )"
    r"|, (?:demonstrating|showing|proving|which shows) that (?=\w)"
)
_CONNECTIVE = re.compile(
    r"(?:However|Besides|Furthermore|Moreover|Meanwhile|Previously|In addition|Additionally|Therefore|Thus|Also),? "
)
_APPOSITION = re.compile(
    r", (?P<claim>(?:an?|the (?:only|first|last|largest|main)) [^,;.“”\"()]{15,160})(?=[,;.]|\Z)"
)
_PARTICIPLE = re.compile(r"\b[a-z]{3,}(?:ed|ing)\b")
_FEWEST_WORDS = 3
_SHORTEST = 8
_ROLES = ("body", "deck", "caption")


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """One candidate: its span, its sentence and the index of the attribution that holds it, if any."""

    span: Span
    sentence: int
    attribution: int | None
    clausal: bool
    direct: bool
    cut: bool


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
    found: list[ClaimSpan] = []
    low = 0
    for sentence in sentences:
        if sentence.paragraph not in wanted or sentence.end - sentence.start < _SHORTEST:
            continue
        while low < len(attributions) and _reach(attributions[low]) <= sentence.start:
            low += 1
        holding = _holding(attributions, low, sentence, outer)
        for span, attribution in _candidates(text, sentence, attributions, holding):
            clausal = attribution is None or attributions[attribution].clausal
            for part, cut in _parts(text, span):
                direct = quoted.holds(part)
                found.append(
                    ClaimSpan(part, sentence.index, attribution, clausal, direct, cut or part != span)
                )
    return found


def _reach(one: Attribution) -> int:
    return max(one.content[1], one.cue[1])


def _holding(
    attributions: Sequence[Attribution], low: int, sentence: Sentence, outer: set[int | None]
) -> list[int]:
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
    return any(
        one.parent == at and one.content[0] < sentence.end and one.content[1] > sentence.start for one in near
    )


def _candidates(
    text: str, sentence: Sentence, attributions: Sequence[Attribution], holding: list[int]
) -> Iterator[tuple[Span, int | None]]:
    if not holding:
        yield trimmed(text, sentence.start, sentence.end), None
        return
    first = attributions[holding[0]]
    if first.placed == "participle" and first.cue[0] > sentence.start + 20 and len(holding) == 1:
        yield trimmed(text, sentence.start, first.cue[0]), None
    for at in holding:
        one = attributions[at]
        begin = one.content[0] if one.clausal else min(one.cue[0], one.content[0])
        start, end = max(begin, sentence.start), min(one.content[1], sentence.end)
        yield trimmed(text, start, end), at


def _parts(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """The span cut at clause borders, quotation marks at the edges left out."""
    start, end = _unmarked(text, *span)
    connective = _CONNECTIVE.match(text, start, end)
    start = connective.end() if connective is not None else start
    if start >= end or end - start > LONGEST_SENTENCE:
        if start < end:
            yield (start, end), False
        return
    edges = [start]
    for match in _SPLIT.finditer(text, start, end):
        if _words(text, edges[-1], match.start()) >= 4 and _words(text, match.end(), end) >= 4:
            edges += [match.start(), match.end()]
    edges.append(end)
    pairs = list(zip(edges[::2], edges[1::2], strict=True))
    for a, b in pairs:
        part = trimmed(text, *_unmarked(text, a, b))
        if part[0] < part[1] and _words(text, *part) >= _FEWEST_WORDS:
            yield part, len(pairs) > 1 or connective is not None
    for match in _APPOSITION.finditer(text, start, end):
        named = text[max(start, match.start() - 40) : match.start()].split()[-1:]
        renames = match["claim"].startswith("the ") or (bool(named) and named[0][0].isupper())
        if renames and _PARTICIPLE.search(match["claim"]):
            yield trimmed(text, *match.span("claim")), True


def _unmarked(text: str, start: int, end: int) -> Span:
    """Without the quotation marks around the whole: “nothing hinders the road,” → nothing hinders the road."""
    if (
        end - start > 2
        and text[start] in '“"«„'
        and not (text[start] == '"' and text.count('"', start, end) > 2)
    ):
        if text[start] == "“" and text.count("“", start, end) > 1:
            return start, end
        start += 1
        return trimmed(text, start, end - 1 if text[end - 1] in "”\"»'’" else end)
    return start, end


def _words(text: str, start: int, end: int) -> int:
    return len(text[start:end].split(None, 60))


class _Quoted:
    """Tells whether a span lies inside a quotation; spans come in order."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.spans = sorted(fragment for one in quotations if one.depth == 0 for fragment in one.fragments)
        self.at = 0

    def holds(self, span: Span) -> bool:
        while self.at < len(self.spans) and self.spans[self.at][1] <= span[0]:
            self.at += 1
        return any(a <= span[0] and span[1] <= b for a, b in self.spans[self.at : self.at + 2])
