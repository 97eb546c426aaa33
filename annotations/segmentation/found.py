"""The shapes the pipeline answers with.

All positions are code points into the edition's text, half-open. Everything here is frozen and made of plain
values, so that a result can be stored, compared and written as JSON without knowing how it was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

SegmentKind = Literal["paragraph", "sentence", "page"]
Role = Literal[
    "headline", "deck", "byline", "dateline", "date", "section", "repeated", "caption", "body", "boilerplate"
]
SuggestionKind = Literal["claim", "quotation", "quantity", "framing"]
Voice = Literal["own", "direct", "indirect", "mixed", "scare"]
Stance = Literal["asserts", "denies", "questions"]
HopRole = Literal["reporter", "relayer", "speaker"]
EntityKind = Literal["person", "place", "body"]
StageState = Literal["ran", "skipped", "failed"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the article says about itself; None where the text does not say. ``published`` is EDTF-like."""

    title: str | None = None
    deck: str | None = None
    author: str | None = None
    outlet: str | None = None
    dateline: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class SegmentFound:
    """One paragraph, sentence or page. ``reason`` says why it has its role; ``excluded`` why it is no news text."""

    kind: SegmentKind
    index: int
    start: int
    end: int
    role: Role | None
    reason: str
    excluded: str | None = None


@dataclass(frozen=True, slots=True)
class HopFound:
    """One hop of an attribution: a speaker (resolved where possible), the mention in the text and the cue."""

    speaker: str
    role: HopRole
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    order_certain: bool = True


@dataclass(frozen=True, slots=True)
class SuggestionFound:
    """A span proposed to the reviewer. ``chain`` stands outermost reporter first, the speaker last."""

    kind: SuggestionKind
    fragments: tuple[Span, ...]
    score: float | None = None
    reasons: tuple[str, ...] = ()
    details: Mapping[str, object] = field(default_factory=dict)
    chain: tuple[HopFound, ...] = ()
    voice: Voice = "own"
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class AliasFound:
    """What else an entity is called in this text, why it is taken for the same, and whether that is certain."""

    name: str
    reason: str
    certain: bool


@dataclass(frozen=True, slots=True)
class EntityFound:
    """One person, place or body: its fullest name, where it is mentioned (at most 40 places, in order) and what else it is called.

    ``certain`` says whether its kind is; each alias says so for itself.
    """

    name: str
    kind: EntityKind
    mentions: tuple[Span, ...]
    aliases: tuple[AliasFound, ...]
    reasons: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class StageNote:
    """What one stage did: how many it found, or why it did not run."""

    stage: str
    state: StageState
    found: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything found in one text by one version of the pipeline."""

    version: str
    metadata: Metadata
    segments: tuple[SegmentFound, ...]
    suggestions: tuple[SuggestionFound, ...]
    notes: tuple[StageNote, ...]
    entities: tuple[EntityFound, ...] = ()
