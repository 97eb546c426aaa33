"""Who says what: content and source spans on PolNeAR news, attributed content on the labelled seeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annotations.evaluation.figures import Figure
from annotations.evaluation.polnear import Annotated, read_polnear
from annotations.evaluation.scoring import Agreement, matched, overlap, span_agreement
from annotations.evaluation.seeds import read_seeds
from annotations.segmentation.attribution.attributions import read_attributions
from annotations.segmentation.attribution.spoken import Attribution
from annotations.segmentation.found import Span
from annotations.segmentation.layout.layout import read_layout
from annotations.segmentation.layout.paragraphs import read_paragraphs
from annotations.segmentation.sentences.quotations import Quotation, read_quotations
from annotations.segmentation.sentences.sentences import read_sentences

_LOOSE, _STRICT = 0.3, 0.8
_NEWS = "PolNeAR dev"
_SEEDS = "seeds 000, 002, 004"


def measure(data: Path | None) -> Iterator[Figure]:
    """Span F1 at two overlaps; sources of the contents matched at the loose one; recall of direct quotations."""
    if data is None:
        return
    yield from _of_news(read_polnear(data, "dev"))
    yield from _of_seeds(data)


def _of_news(articles: Iterable[Annotated]) -> Iterator[Figure]:
    loose, strict, sources, right, direct = Agreement(), Agreement(), Agreement(), Agreement(), Agreement()
    for article in articles:
        found, quotations = _read(article.text)
        gold = [one.content for one in article.attributions]
        contents = [one.content for one in found]
        loose += span_agreement(gold, contents, _LOOSE)
        strict += span_agreement(gold, contents, _STRICT)
        sources += _source_spans(article, found)
        right += _right_sources(article, found)
        direct += _direct(article, quotations)
    yield Figure("attribution", _NEWS, "content F1, overlap ≥ .3", loose.f1, 0.72, "lexical CRF .72")
    yield Figure("attribution", _NEWS, "  precision", loose.precision)
    yield Figure("attribution", _NEWS, "  recall", loose.recall)
    yield Figure("attribution", _NEWS, "content F1, overlap ≥ .8", strict.f1, 0.58, "lexical CRF .56")
    yield Figure("attribution", _NEWS, "source right where the content is", right.recall, 0.70)
    yield Figure("attribution", _NEWS, "source F1, overlap ≥ .3", sources.f1)
    yield Figure("attribution", _NEWS, "direct quotations found", direct.recall, 0.97)


def _of_seeds(data: Path) -> Iterator[Figure]:
    total = Agreement()
    for seed in read_seeds(data):
        if seed.gold:
            gold = [(quote["start"], quote["end"]) for quote in seed.gold["quotes"]]
            found, _ = _read(seed.text)
            total += span_agreement(gold, [one.content for one in found if one.serves], _STRICT)
    yield Figure("attribution", _SEEDS, "content F1, overlap ≥ .8", total.f1, 0.90)


def _read(text: str) -> tuple[list[Attribution], list[Quotation]]:
    """What the stage finds; a quotation that goes on after its tag is one content with what stands before it."""
    paragraphs = read_paragraphs(read_layout(text).lines)
    news = [paragraph for paragraph in paragraphs if paragraph.excluded is None]
    quotations = read_quotations(text, news)
    joined: dict[Span, Attribution] = {}
    for one in read_attributions(text, news, read_sentences(text, paragraphs), quotations):
        first = joined.get(one.cue)
        if first is not None and one.placed == "continued":
            extent = (min(first.content[0], one.content[0]), max(first.content[1], one.content[1]))
            joined[one.cue] = replace(first, content=extent)
        else:
            joined[one.cue] = one
    return list(joined.values()), quotations


def _source_spans(article: Annotated, found: Sequence[Attribution]) -> Agreement:
    """Every source span once, whatever it says."""
    gold = dict.fromkeys(source for one in article.attributions for source in one.sources)
    named = dict.fromkeys(one.source for one in found if one.source[0] < one.source[1])
    return span_agreement(list(gold), list(named), _LOOSE)


def _right_sources(article: Annotated, found: Sequence[Attribution]) -> Agreement:
    """Of the contents matched loosely that have a gold source: ours overlaps one by .3, or lies inside it."""
    pairs = matched([one.content for one in article.attributions], [one.content for one in found], _LOOSE)
    judged = [(article.attributions[at].sources, found[to].source) for at, to in pairs if article.attributions[at].sources]
    right = sum(any(_fits(source, mine) for source in sources) for sources, mine in judged)
    return Agreement(right, len(judged), len(judged))


def _fits(gold: Span, mine: Span) -> bool:
    return mine[0] < mine[1] and (overlap(gold, mine) >= _LOOSE or (gold[0] <= mine[0] and mine[1] <= gold[1]))


def _direct(article: Annotated, quotations: Sequence[Quotation]) -> Agreement:
    """Gold contents between double quotation marks, and how many a quotation of ours overlaps by .3."""
    marked = [
        one.content for one in article.attributions if article.text[one.content[0]] in '“"' and article.text[one.content[1] - 1] in '”"'
    ]
    spans = [(quotation.start, quotation.end) for quotation in quotations]
    return Agreement(sum(any(overlap(gold, span) >= _LOOSE for span in spans) for gold in marked), len(spans), len(marked))
