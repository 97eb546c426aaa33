"""Quotation marks: the direct quotations of PolNeAR (dev) and of the seeds that the matcher finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from annotations.evaluation.figures import Figure
from annotations.evaluation.polnear import read_polnear
from annotations.evaluation.scoring import Agreement, overlap
from annotations.evaluation.seeds import read_seeds
from annotations.segmentation.found import Span
from annotations.segmentation.layout.layout import read_layout
from annotations.segmentation.layout.paragraphs import read_paragraphs
from annotations.segmentation.sentences.quotations import Quotation, read_quotations

_OPEN, _CLOSE = '“"', '”"'
_DIRECT = ("direct", "direct_fragment")


def measure(data: Path | None) -> Iterator[Figure]:
    """Recall of direct quotations, and the share of quotations that had to be mended.

    A content of PolNeAR is direct when it begins with an opening double mark and ends with a closing one; its extent
    runs over what stands between the parts of a quotation with its source in the middle. It is found when one
    quotation overlaps it by IoU 0.3. In the seeds each direct quotation must stand exactly, marks included.
    """
    if data is None:
        return
    contents, mended = Agreement(), Agreement()
    for article in read_polnear(data, "dev"):
        found = _quotations(article.text)
        extents = [(one.start, one.end) for one in found]
        direct = [one.content for one in article.attributions if _is_direct(article.text, one.content)]
        contents += _recalled(direct, extents, 0.3)
        mended += Agreement(sum(one.repaired is not None for one in found), len(found), len(found))
    peers = "textacy stops at an odd number of marks"
    yield Figure("quotations", "PolNeAR dev", "direct recalled at IoU .3", contents.recall, 0.97, peers)
    yield Figure("quotations", "PolNeAR dev", "share mended", mended.precision)
    yield Figure("quotations", "seeds 000, 002, 004", "direct found exactly", _seeds(data).recall, 1.0)


def _quotations(text: str) -> list[Quotation]:
    paragraphs = read_paragraphs(read_layout(text).lines)
    return read_quotations(text, [one for one in paragraphs if one.excluded is None])


def _is_direct(text: str, span: Span) -> bool:
    return text[span[0]] in _OPEN and text[span[1] - 1] in _CLOSE


def _recalled(gold: Sequence[Span], found: Sequence[Span], least: float) -> Agreement:
    right = sum(any(overlap(one, other) >= least for other in found) for one in gold)
    return Agreement(right, len(found), len(gold))


def _seeds(data: Path) -> Agreement:
    total = Agreement()
    for seed in read_seeds(data):
        gold = [(one["start"], one["end"]) for one in seed.gold.get("quotes", ()) if one["mode"] in _DIRECT]
        total += _recalled(gold, [(one.start, one.end) for one in _quotations(seed.text)], 1.0)
    return total
