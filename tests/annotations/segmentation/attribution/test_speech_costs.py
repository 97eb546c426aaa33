"""Reading attributions costs in proportion to the text, whatever cue, name or mark is repeated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotations.segmentation.attribution.attributions import read_attributions
from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.sentences.quotations import read_quotations
from annotations.segmentation.sentences.sentences import Sentence
from tests.annotations.segmentation.costs import lines_of

_LENGTH = 900
HOSTILE: dict[str, Callable[[int], str]] = {
    "infinitives": lambda n: "to say " * n,
    "days": lambda n: "Monday " * n,
    "days and verbs": lambda n: "late Monday said " * n,
    "appositions": lambda n: "Ann, " * n + "said the road is open",
    "appositions with verbs": lambda n: "a mayor, said " * n,
    "labels in a row": lambda n: "Ann: " * n,
    "relative clauses": lambda n: "who said that " * n,
    "as someone said": lambda n: "as he said, " * n,
    "claims of claims": lambda n: "his claim of " * n,
    "adjectives": lambda n: "is confident that " * n,
    "adverbs": lambda n: "publicly " * n + "said it is so",
    "impressions": lambda n: "it seems to " * n,
    "marks and verbs": lambda n: '"a," said ' * n,
    "brackets and verbs": lambda n: "(said that " * n,
}


def _cost(text: str) -> int:
    """Lines run for the text as sentences of the greatest length that is read."""
    paragraphs = [Paragraph(0, 0, len(text), "body", "prose", None)]
    starts = range(0, len(text), _LENGTH)
    sentences = [Sentence(at, 0, start, min(start + _LENGTH, len(text))) for at, start in enumerate(starts)]
    quotations = read_quotations(text, paragraphs)
    return lines_of(lambda: read_attributions(text, paragraphs, sentences, quotations))


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_lines_run_for_attributions_grow_with_the_text(make: Callable[[int], str]) -> None:
    small, large = _cost(make(400)), _cost(make(1600))
    assert large <= 6 * small + 400


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_lines_run_for_one_long_sentence_stay_in_proportion(make: Callable[[int], str]) -> None:
    text = make(4000)[:3900]
    paragraphs = [Paragraph(0, 0, len(text), "body", "prose", None)]
    sentence = [Sentence(0, 0, 0, len(text))]
    assert lines_of(lambda: read_attributions(text, paragraphs, sentence, [])) <= 90 * len(text)
