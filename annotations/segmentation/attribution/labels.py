"""Speakers set before or after what they say by a mark alone: "TAPPER: …", "Trump: 'I am …'", "“…” ― Bernie Sanders"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotations.segmentation.attribution.extents import trimmed
from annotations.segmentation.attribution.spoken import Attribution
from annotations.segmentation.found import Span
from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.sentences.quotations import Quotation
from annotations.segmentation.sentences.sentences import Sentence

_NAME = r"[A-Z][\w.'’-]{0,24}"
_LABEL = re.compile(rf"(?P<name>{_NAME}(?: (?:(?:of|the|and|for|de|von|al) )?{_NAME}){{0,6}}(?: \([^()]{{1,30}}\))?)(?P<cue>:) ?(?=\S)")
_BELOW = re.compile(rf"[\s]{{0,4}}(?P<cue>―|—|–|--?) ?(?P<name>{_NAME}(?: (?:of )?{_NAME}){{0,5}})")
_NO_SPEAKERS = lexicon(
    "update updates correction note editor breaking exclusive analysis opinion watch read more related photo photos video poll live"
    " report source abstract words section length byline highlight copyright location question answer however summary date time"
    " place where when who what why credit image tags category filed email twitter subject re contributing so latest total bottom"
    " interview transcript"
)

_PARTS_OF_TALK = frozenset(("Q", "A"))


def labelled(text: str, paragraph: Paragraph, sentence: int) -> Attribution | None:
    """A paragraph or headline that begins with a name and a colon: all that follows is said by the name."""
    match = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + 160))
    if match is None or match["name"].split()[0].lower().strip(".") in _NO_SPEAKERS or match.end() >= paragraph.end:
        return None
    if match["name"] in _PARTS_OF_TALK or match["name"].split()[-1].lower().strip(".") in _NO_SPEAKERS:
        return None
    return _attribution(text, paragraph, sentence, match.span("name"), match.span("cue"), (match.end(), paragraph.end))


def signed(text: str, paragraph: Paragraph, sentence: int, quotation: Quotation) -> Attribution | None:
    """A quotation with a dash and a name after it."""
    match = _BELOW.match(text, quotation.end, quotation.end + 90)
    if match is None or match["name"].split()[0].lower() in _NO_SPEAKERS:
        return None
    return _attribution(text, paragraph, sentence, match.span("name"), match.span("cue"), (quotation.start, quotation.end))


def _attribution(text: str, paragraph: Paragraph, sentence: int, source: Span, cue: Span, content: Span) -> Attribution | None:
    content = trimmed(text, *content)
    if content[0] >= content[1]:
        return None
    return Attribution(paragraph.index, sentence, source, cue, content, "says", "asserts", "label")


def read_labels(
    text: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """All of them in order; paragraphs, sentences and quotations stand in the order of the text."""
    first: dict[int, int] = {}
    for sentence in sentences:
        first.setdefault(sentence.paragraph, sentence.index)
    found: list[Attribution | None] = []
    at = 0
    for paragraph in paragraphs:
        found.append(labelled(text, paragraph, first.get(paragraph.index, 0)))
        while at < len(quotations) and quotations[at].end <= paragraph.end:
            found.append(signed(text, paragraph, first.get(paragraph.index, 0), quotations[at]))
            at += 1
    return [one for one in found if one is not None]
