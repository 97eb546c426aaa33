"""What segmentation left behind, in a form that can be compared between projects and runs."""

from __future__ import annotations

from collections import Counter
from typing import Any

from annotations.models import Attribution, Job, Segment, Segmentation, Span

Rows = Counter[tuple[Any, ...]]


def found(project_id: int) -> dict[str, Rows]:
    """Segmentations, segments, suggestions and chains by the hash of their text; a row doubled counts twice."""
    here = {"project_id": project_id}
    text, of_span = "edition__sha256", "span__edition__sha256"
    return {
        "runs": Counter(Segmentation.objects.filter(**here).values_list(text, "pipeline_version")),
        "segments": Counter(Segment.objects.filter(**here).values_list(text, "kind", "index", "start", "end", "role", "excluded")),
        "spans": Counter(Span.objects.filter(**here).values_list(text, "label__key", "start", "end", "status", "voice", "stance")),
        "chains": Counter(Attribution.objects.filter(**here).values_list(of_span, "span__start", "position", "role", "speaker__name")),
    }


def states(project_id: int) -> Counter[str]:
    """How many jobs stand where."""
    return Counter(Job.objects.filter(project_id=project_id).values_list("state", flat=True))
