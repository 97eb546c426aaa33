"""What a project's corpus looks like on its way out: people, labels, scales, articles, texts and marks.

Each class is one record type of the bundle (docs/reference/formats), field for field and in the order the
bundle writes them. Times are aware and in UTC; dates are ISO text; offsets are Unicode code points, half-
open. A field named in `OPTIONAL` is left out of a bundle while it holds its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A corpus with its people, labels, scales and rules."""

    TYPE: ClassVar[str] = "project"

    id: str
    name: str
    language: str | None
    created_at: datetime
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A member under the name the asker may see: never a mail address, never a login."""

    TYPE: ClassVar[str] = "user"

    id: str
    display_name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSet:
    """The kinds of marks a project uses; each label keeps whatever else the project says of it."""

    TYPE: ClassVar[str] = "label_set"

    id: str
    version: int
    labels: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleLabel:
    """One verdict label. Rules and formats look at `core`; `ordinal` only where labels have an order."""

    OPTIONAL: ClassVar[Mapping[str, Any]] = {"retired": False}

    key: str
    name: str
    core: str | None
    ordinal: float | None
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One version of one scale."""

    TYPE: ClassVar[str] = "scale"

    id: str
    key: str
    version: int
    axis: str
    labels: tuple[ScaleLabel, ...]

    def label(self, key: str) -> ScaleLabel:
        """The label of that key; a rating always names one that its scale version has."""
        return next(label for label in self.labels if label.key == key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who published: an article's outlet, a document's house."""

    TYPE: ClassVar[str] = "source"

    id: str
    name: str
    kind: str | None
    side: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person or body that speaks."""

    TYPE: ClassVar[str] = "speaker"

    id: str
    name: str
    kind: str
    role: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document under review; its words are in editions."""

    TYPE: ClassVar[str] = "article"

    id: str
    title: str | None
    url: str | None
    source_id: str | None
    author: str | None
    published_at: str | None
    language: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The bytes a text was extracted from."""

    sha256: str
    media_type: str
    filename: str | None
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One immutable text of an article; `sha256` is of its UTF-8, `length` in code points."""

    TYPE: ClassVar[str] = "edition"

    id: str
    article_id: str
    number: int
    text: str
    sha256: str
    length: int
    original: Original | None
    extractor: str
    supersedes_id: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Why a segment is no text to check, and who said so (nobody: the pipeline)."""

    OPTIONAL: ClassVar[Mapping[str, Any]] = {"by": None}

    reason: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A paragraph, sentence or page of an edition."""

    TYPE: ClassVar[str] = "segment"

    id: str
    edition_id: str
    kind: str
    index: int
    start: int
    end: int
    role: str | None
    excluded: Exclusion | None
    segmenter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A mark: ascending, disjoint fragments, and the words under each of them."""

    TYPE: ClassVar[str] = "span"
    OPTIONAL: ClassVar[Mapping[str, Any]] = {"anchor": "anchored"}

    id: str
    edition_id: str
    label: str
    fragments: tuple[tuple[int, int], ...]
    quote: tuple[str, ...]
    origin: str
    status: str
    anchor: str = "anchored"
    score: float | None
    created_by: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text with its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A suggestion that somebody accepted or rejected: as it was suggested, where its edges were moved to, and from what.

    `features` are the readable signs of check-worthiness in the suggested words (claims only); `sentence` is the
    sentence in which they begin; `speakers` the chain as it stands, outermost reporter first.
    """

    TYPE: ClassVar[str] = "decision"

    span_id: str
    article_id: str
    article_title: str | None
    language: str | None
    edition_id: str
    edition_sha256: str
    label: str
    kind: str
    suggested_kind: str
    origin: str
    pipeline_version: str | None
    suggested: Piece
    adjusted: Piece | None
    sentence: Piece | None
    voice: str
    stance: str
    speakers: tuple[str, ...]
    score: float | None
    reasons: tuple[str, ...]
    features: Mapping[str, float]
    decision: str
    reason: str | None
    decided_by: str | None
    decided_at: datetime
