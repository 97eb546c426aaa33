"""What was judged, on its way out: claims, where they occur, evidence, reviews, verdicts, the log.

One class a record type of the bundle, as in `corpus`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A checkable statement in its own words."""

    TYPE: ClassVar[str] = "claim"

    id: str
    text: str
    short_text: str | None
    claim_type: str | None
    language: str | None
    claim_date: str | None
    location: str | None
    status: str
    created_by: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One hop of an attribution chain, and the span of its cue ("said", …) where one was marked."""

    speaker_id: str
    role: str
    cue_span_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a claim occurs. The chain runs from the outermost reporter to the speaker."""

    TYPE: ClassVar[str] = "mention"
    OPTIONAL: ClassVar[Mapping[str, Any]] = {"status": "confirmed"}

    id: str
    claim_id: str
    span_id: str
    status: str = "confirmed"
    stance: str
    voice: str
    chain: tuple[Hop, ...]
    created_by: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRelation:
    """One claim set beside another."""

    TYPE: ClassVar[str] = "claim_relation"

    id: str
    from_claim_id: str
    to_claim_id: str
    kind: str
    status: str
    created_by: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A captured page or file. `archive_file` names its raw bytes beside it, where they travel along."""

    TYPE: ClassVar[str] = "document"

    id: str
    url: str | None
    title: str | None
    source_id: str | None
    published_at: str | None
    retrieved_at: datetime | None
    language: str | None
    medium: str
    sha256: str | None
    bytes: int | None
    archived_url: str | None
    archive_file: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage of a document with its stance towards one claim; offsets are into the captured text."""

    TYPE: ClassVar[str] = "evidence"

    id: str
    claim_id: str
    document_id: str
    start: int | None
    end: int | None
    quote: str | None
    line: int | None
    locator: str | None
    stance: str
    strength: str | None
    question: str | None
    answer: str | None
    answer_type: str | None
    boolean_explanation: str | None
    independence_group: str | None
    self_reported: bool
    note: str | None
    created_by: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSet:
    """Evidence that only stands together; any one set stands alone."""

    TYPE: ClassVar[str] = "evidence_set"

    id: str
    claim_id: str
    evidence_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One reviewer's work on a claim in one round."""

    TYPE: ClassVar[str] = "review"

    id: str
    claim_id: str
    round: int
    reviewer_id: str
    state: str
    guideline_version: int | None
    created_at: datetime
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A label of one version of one scale."""

    scale_key: str
    scale_version: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A review's verdict, or the claim's when `review_id` is empty. `status` is what became of it since."""

    TYPE: ClassVar[str] = "verdict"

    id: str
    claim_id: str
    review_id: str | None
    revision: int
    supersedes_id: str | None
    status: str
    ratings: tuple[Rating, ...]
    justification: str
    confidence: str | None
    evidence_set_ids: tuple[str, ...]
    search_log: tuple[str, ...]
    created_by: str | None
    created_at: datetime
    published_at: datetime | None
    correction_note: str | None

    @property
    def given_at(self) -> datetime:
        """When readers outside could first know it; when it was written, if it was never published."""
        return self.published_at or self.created_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication:
    """The decision over disagreeing reviews."""

    TYPE: ClassVar[str] = "adjudication"

    id: str
    claim_id: str
    round: int
    review_ids: tuple[str, ...]
    choice: str
    verdict_id: str | None
    reason: str
    created_by: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One step of a claim's public life."""

    TYPE: ClassVar[str] = "publication"

    id: str
    claim_id: str
    verdict_id: str
    number: int
    state: str
    supersedes_id: str | None
    note: str | None
    created_by: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The thing a comment or an act is about."""

    type: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark."""

    TYPE: ClassVar[str] = "comment"

    id: str
    target: Target
    text: str
    created_by: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One line of the project's log: who did what to what, when."""

    TYPE: ClassVar[str] = "act"

    id: str
    target: Target
    name: str
    data: Mapping[str, Any]
    created_by: str | None
    created_at: datetime
