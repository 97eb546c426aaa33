"""One table a file."""

from __future__ import annotations

from annotations.models.act import Act, ActDraft, ActHead
from annotations.models.apart import FINISHED, acts_apart, finished_by, others_marks
from annotations.models.article import Article
from annotations.models.attribution import Attribution, HopRole
from annotations.models.edition import Edition, slices_of
from annotations.models.idempotency import KeptAnswer
from annotations.models.job import Job, JobKind, JobState, Priority
from annotations.models.label import Kind, Label
from annotations.models.lesson import Lesson
from annotations.models.lexicon_entry import LexiconEntry
from annotations.models.membership import Membership, Role
from annotations.models.original import Original
from annotations.models.project import Highlights, Project
from annotations.models.segmentation import Segment, Segmentation, SegmentKind, SegmentRole
from annotations.models.site_line import SiteLine
from annotations.models.span import Anchor, Origin, Span, SpanQuerySet, SpanStatus, Stance, Voice
from annotations.models.speaker import Speaker, SpeakerKind
from annotations.models.text_print import TextPrint
from annotations.models.undo import UndoPart, UndoStep

__all__ = [
    "FINISHED",
    "Act",
    "ActDraft",
    "ActHead",
    "Anchor",
    "Article",
    "Attribution",
    "Edition",
    "Highlights",
    "HopRole",
    "Job",
    "JobKind",
    "JobState",
    "KeptAnswer",
    "Kind",
    "Label",
    "Lesson",
    "LexiconEntry",
    "Membership",
    "Origin",
    "Original",
    "Priority",
    "Project",
    "Role",
    "Segment",
    "SegmentKind",
    "SegmentRole",
    "Segmentation",
    "SiteLine",
    "Span",
    "SpanQuerySet",
    "SpanStatus",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "TextPrint",
    "UndoPart",
    "UndoStep",
    "Voice",
    "acts_apart",
    "finished_by",
    "others_marks",
    "slices_of",
]
