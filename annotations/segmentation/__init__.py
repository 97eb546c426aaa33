"""What the pipeline reads in one edition's text before a person looks: pure, deterministic, linear.

``segment`` takes the immutable text and answers with paragraphs, sentences and suggestions that point into it by
code points. It changes nothing, drops nothing and never presents a guess as a fact: what was repaired or not
understood says so.
"""

from __future__ import annotations

from annotations.segmentation.found import (
    AliasFound,
    EntityFound,
    Found,
    HopFound,
    Metadata,
    SegmentFound,
    StageNote,
    SuggestionFound,
)
from annotations.segmentation.pipeline import PIPELINE_VERSION, segment

__all__ = [
    "PIPELINE_VERSION",
    "AliasFound",
    "EntityFound",
    "Found",
    "HopFound",
    "Metadata",
    "SegmentFound",
    "StageNote",
    "SuggestionFound",
    "segment",
]
