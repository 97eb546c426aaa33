"""One table a file."""

from __future__ import annotations

from claims.models.adjudication import Adjudication, Choice
from claims.models.assignment import Assignment, AssignmentState
from claims.models.claim import CLOSED, DECIDED, OPEN_FOR_REVIEW, Claim, ClaimState, ClaimType
from claims.models.comment import Comment
from claims.models.document import CaptureState, Document, Medium
from claims.models.evidence import Evidence, EvidenceStance, Strength
from claims.models.evidence_set import EvidenceSet, EvidenceSetItem
from claims.models.export import Export
from claims.models.flag import Flag
from claims.models.mention import LinkStatus, Mention
from claims.models.publication import Publication, PublicationState
from claims.models.relation import Relation, RelationKind
from claims.models.review import Confidence, Review, ReviewState
from claims.models.scale import Axis, Core, Scale, ScaleLabel
from claims.models.source import Source
from claims.models.verdict import Verdict, VerdictSet
from claims.models.wording import Wording

__all__ = [
    "CLOSED",
    "DECIDED",
    "OPEN_FOR_REVIEW",
    "Adjudication",
    "Assignment",
    "AssignmentState",
    "Axis",
    "CaptureState",
    "Choice",
    "Claim",
    "ClaimState",
    "ClaimType",
    "Comment",
    "Confidence",
    "Core",
    "Document",
    "Evidence",
    "EvidenceSet",
    "EvidenceSetItem",
    "EvidenceStance",
    "Export",
    "Flag",
    "LinkStatus",
    "Medium",
    "Mention",
    "Publication",
    "PublicationState",
    "Relation",
    "RelationKind",
    "Review",
    "ReviewState",
    "Scale",
    "ScaleLabel",
    "Source",
    "Strength",
    "Verdict",
    "VerdictSet",
    "Wording",
]
