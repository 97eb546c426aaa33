"""How good the pipeline is, measured stage by stage on data that people labelled.

The data stand outside the project (``shared/data`` of the developers, see ``docs/reference/evaluation.md``); without
them each stage answers with what the seed articles alone can show. A stage's measure is one module here: it reads its
data, runs the stage and yields figures. What other systems reach on the same kind of data stands beside each figure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from annotations.evaluation import (
    attribution,
    checkworthiness,
    claims,
    drafts,
    html,
    layout,
    lessons,
    names,
    quantities,
    quotation_marks,
    sentences,
    speakers,
    speed,
)
from annotations.evaluation.figures import Figure, rendered

__all__ = ["STAGES", "Figure", "Stage", "evaluate", "rendered"]

Stage = tuple[str, Callable[[Path | None], Iterator[Figure]]]
"""A stage's name and its measure."""
STAGES: tuple[Stage, ...] = (
    ("html", html.measure),
    ("layout", layout.measure),
    ("sentences", sentences.measure),
    ("quotations", quotation_marks.measure),
    ("attribution", attribution.measure),
    ("speakers", speakers.measure),
    ("quantities", quantities.measure),
    ("names", names.measure),
    ("checkworthiness", checkworthiness.measure),
    ("claims", claims.measure),
    ("drafts", drafts.measure),
    ("lessons", lessons.measure),
    ("speed", speed.measure),
)
"""Those of the pipeline, in its order."""


def evaluate(data: Path | None, *, only: Collection[str] = (), stages: Sequence[Stage] = STAGES) -> Iterator[Figure]:
    """The figures of these stages, or of those named. ``data`` is the folder of the labelled data, or None."""
    for name, measure in stages:
        if not only or name in only:
            yield from measure(data)
