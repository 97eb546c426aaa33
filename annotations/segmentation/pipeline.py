"""The stages in order. A stage that raises leaves the others' results and a note that people see."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Sized
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from annotations.segmentation.attribution.attributions import read_attributions, serving
from annotations.segmentation.attribution.quoted import quotation_suggestions, unread_quotations
from annotations.segmentation.attribution.spoken import Attribution
from annotations.segmentation.claims.clauses import read_claims
from annotations.segmentation.entities.chains import read_chains
from annotations.segmentation.entities.entities import read_entities
from annotations.segmentation.entities.names import find_names
from annotations.segmentation.entities.people import find_people
from annotations.segmentation.entities.roles import find_roles
from annotations.segmentation.entities.speakers import Speakers
from annotations.segmentation.found import EntityFound, Found, SegmentFound, StageNote, SuggestionFound
from annotations.segmentation.framing.framing import FramingFound, find_framing
from annotations.segmentation.framing.glossary import DEFAULTS, Entry, Phrases, phrases_for
from annotations.segmentation.layout.layout import Layout, plain_layout, read_layout
from annotations.segmentation.layout.paragraphs import Paragraph, read_paragraphs
from annotations.segmentation.layout.stated import Stated
from annotations.segmentation.lines import visible
from annotations.segmentation.quantities.quantities import QuantityFound, find_quantities
from annotations.segmentation.sentences.language import LanguageRead, read_language
from annotations.segmentation.sentences.languages import ENGLISH_LANGUAGE, OTHER
from annotations.segmentation.sentences.quotations import Quotation, read_quotations
from annotations.segmentation.sentences.sentences import Sentence, read_sentences
from annotations.segmentation.suggestions import (
    Spoken,
    claim_suggestions,
    framing_suggestions,
    quantity_suggestions,
)

PIPELINE_VERSION = "2.0.0"
_ANY = TypeVar("_ANY")
Watch = Callable[[str], AbstractContextManager[None, bool | None]]
"""Called with a stage's name; what it answers is entered while the stage runs (a stopwatch, say)."""
_WHOLE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T|\Z)")
_PAGE_BREAK = re.compile("\f")


class _Run:
    """Runs stages one by one and keeps their notes."""

    def __init__(self, watch: Watch) -> None:
        self.notes: list[StageNote] = []
        self.watch = watch

    def stage(self, name: str, work: Callable[[], _ANY], fallback: Callable[[], _ANY]) -> _ANY:
        """The stage's result, or the fallback and a note if it raised anything at all."""
        try:
            with self.watch(name):
                result = work()
        except Exception as error:  # noqa: BLE001  whatever went wrong, the other stages' results stand
            self.notes.append(StageNote(name, "failed", 0, f"{type(error).__name__}: {error}"[:200]))
            return fallback()
        self.notes.append(StageNote(name, "ran", len(result) if isinstance(result, Sized) else 1))
        return result

    def tell(self, what: str) -> None:
        """Add what was found to the note of the stage that just ran."""
        if self.notes[-1].state == "ran":
            self.notes[-1] = replace(self.notes[-1], note=what)

    def skip(self, name: str, why: str) -> None:
        """Note a stage that does not apply to this text."""
        self.notes.append(StageNote(name, "skipped", 0, why))


@dataclass(frozen=True, slots=True)
class _Read:
    """What the stages that cut the text hand on to those that read it."""

    text: str
    paragraphs: Sequence[Paragraph]
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    published: date | None

    def news(self) -> list[Paragraph]:
        """The paragraphs that are neither furniture nor repetition."""
        return [paragraph for paragraph in self.paragraphs if paragraph.excluded is None]


def segment(
    text: str,
    *,
    published: date | None = None,
    language: str | None = None,
    outlet: str | None = None,
    lexicon: Sequence[Entry] = DEFAULTS,
    shifts: Mapping[str, float] = MappingProxyType({}),
    stated: Sequence[Stated] = (),
    site_lines: Mapping[str, int] | None = None,
    watch: Watch = lambda _stage: nullcontext(),
) -> Found:
    """Read one edition's text. ``published``, ``language`` and ``outlet`` are what the article's record knows.

    ``lexicon`` is the loaded wording in force for the project: the defaults, and what its desk made of them.
    ``shifts`` are what its decisions have taught the ranking of claims (``taught``).
    ``stated`` is what the markup of its file says of passages; ``site_lines`` how many articles of the outlet its lines stand in.
    """
    run = _Run(watch)
    layout = run.stage("layout", lambda: read_layout(text, outlet=outlet, stated=stated, site_lines=site_lines), lambda: plain_layout(text))
    paragraphs = run.stage("paragraphs", lambda: read_paragraphs(layout.lines), lambda: _one_each(layout))
    news = [paragraph for paragraph in paragraphs if paragraph.excluded is None]
    spoken = run.stage("language", lambda: read_language(text, news, language), lambda: LanguageRead(ENGLISH_LANGUAGE, "not read"))
    run.tell(str(spoken))
    habits = spoken.language.habits
    sentences = run.stage("sentences", lambda: read_sentences(text, paragraphs, habits), lambda: _whole(paragraphs))
    quotations = run.stage("quotations", lambda: read_quotations(text, news), list[Quotation])
    read = _Read(text, paragraphs, sentences, quotations, published or _as_date(layout.metadata.published))
    phrases = phrases_for(lexicon, _tag(spoken, language))
    suggestions, entities = _suggest(run, read, spoken, phrases, shifts)
    segments = (*_pages(text), *_paragraph_segments(paragraphs), *_sentence_segments(sentences, paragraphs))
    return Found(PIPELINE_VERSION, layout.metadata, segments, tuple(suggestions), tuple(run.notes), entities)


def _tag(read: LanguageRead, recorded: str | None) -> str:
    """The language whose entries of the lexicon apply; one we have no habits for goes by its record."""
    if read.language is not OTHER or not recorded:
        return read.language.code
    return recorded.lower().replace("_", "-").split("-")[0]


def _suggest(
    run: _Run, read: _Read, language: LanguageRead, phrases: Phrases, shifts: Mapping[str, float]
) -> tuple[list[SuggestionFound], tuple[EntityFound, ...]]:
    text, news = read.text, read.news()
    quantities = run.stage("quantities", lambda: _quantities(read, news), list[QuantityFound])
    if not language.english:
        run.tell("in figures; number words, units and months are read in English only")
    attributions: list[Attribution] = []
    if language.english:
        attributions = run.stage(
            "attributions",
            lambda: read_attributions(text, news, read.sentences, read.quotations),
            list[Attribution],
        )
    else:
        for name in ("attributions", "entities"):
            run.skip(name, f"reads English only; this is {language}")
    framing: list[FramingFound] = []
    if phrases:
        framing = run.stage("framing", lambda: _framing(read, news, phrases), list[FramingFound])
    else:
        run.skip("framing", f"the lexicon has no entries for {language}")
    spoken = run.stage(
        "speakers", lambda: _spoken(read, news, attributions), lambda: Spoken([], [], Speakers([]))
    )
    entities = _entities(run, read, news, spoken) if language.english else ()
    claims = run.stage(
        "claims",
        lambda: claim_suggestions(
            text,
            read_claims(text, read.paragraphs, read.sentences, read.quotations, spoken.attributions),
            quantities,
            spoken,
            entities,
            shifts,
        ),
        list[SuggestionFound],
    )
    quoted = run.stage("quoted", lambda: _quoted(read, spoken, language), list[SuggestionFound])
    found = [*claims, *quoted, *quantity_suggestions(quantities), *framing_suggestions(framing)]
    return sorted(found, key=lambda one: (one.fragments[0], one.kind, one.fragments)), entities


def _quoted(read: _Read, spoken: Spoken, language: LanguageRead) -> list[SuggestionFound]:
    if language.english:
        return quotation_suggestions(read.text, read.quotations, spoken)
    return unread_quotations(read.text, read.quotations, language.language.name)


def _spoken(read: _Read, news: Sequence[Paragraph], attributions: Sequence[Attribution]) -> Spoken:
    names = find_names(read.text, news)
    quoted = [one.fragments[0] for one in read.quotations if one.depth == 0]
    speakers = Speakers(find_people(read.text, names), names, find_roles(read.text, news), quoted)
    served = serving(attributions)
    return Spoken(served, read_chains(read.text, served, speakers), speakers)


def _entities(run: _Run, read: _Read, news: Sequence[Paragraph], spoken: Spoken) -> tuple[EntityFound, ...]:
    return run.stage("entities", lambda: read_entities(read.text, news, spoken.speakers, spoken.chains), tuple[EntityFound, ...])


def _quantities(read: _Read, news: Sequence[Paragraph]) -> list[QuantityFound]:
    wanted = [one for one in news if one.role in ("headline", "deck", "section", "caption", "body")]
    return [
        found
        for one in wanted
        for found in find_quantities(read.text, one.start, one.end, published=read.published)
    ]


def _framing(read: _Read, news: Sequence[Paragraph], phrases: Phrases) -> list[FramingFound]:
    wanted = [one for one in news if one.role in ("headline", "deck", "section", "caption", "body")]
    return [found for one in wanted for found in find_framing(read.text, one.start, one.end, phrases)]


def _one_each(layout: Layout) -> list[Paragraph]:
    return [
        Paragraph(at, line.start, line.end, line.role, line.reason, line.excluded)
        for at, line in enumerate(layout.lines)
    ]


def _whole(paragraphs: Sequence[Paragraph]) -> list[Sentence]:
    return [Sentence(at, at, one.start, one.end) for at, one in enumerate(paragraphs)]


def _as_date(published: str | None) -> date | None:
    """The day of publication, where the text states a whole one."""
    if published is None or not _WHOLE_DAY.match(published):
        return None
    return date.fromisoformat(published[:10])


def _pages(text: str) -> list[SegmentFound]:
    """Pages, where the text has page breaks."""
    stops = [match.start() for match in _PAGE_BREAK.finditer(text)]
    if not stops:
        return []
    edges = [
        visible(text, a, b) for a, b in zip([0, *(at + 1 for at in stops)], [*stops, len(text)], strict=True)
    ]
    filled = [edge for edge in edges if edge[0] < edge[1]]
    return [SegmentFound("page", at, a, b, None, "between page breaks") for at, (a, b) in enumerate(filled)]


def _paragraph_segments(paragraphs: Sequence[Paragraph]) -> list[SegmentFound]:
    return [
        SegmentFound("paragraph", one.index, one.start, one.end, one.role, one.reason, one.excluded)
        for one in paragraphs
    ]


def _sentence_segments(sentences: Sequence[Sentence], paragraphs: Sequence[Paragraph]) -> list[SegmentFound]:
    return [
        SegmentFound(
            "sentence",
            one.index,
            one.start,
            one.end,
            paragraphs[one.paragraph].role,
            paragraphs[one.paragraph].reason,
            paragraphs[one.paragraph].excluded,
        )
        for one in sentences
    ]
