"""A newer pipeline for tests: what the real one finds, changed as the test says, under a later version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from annotations.models import Article, Job, Segmentation
from annotations.segmentation.found import Found
from annotations.services import resegment_parts, segment
from annotations.services.resegment import resegment_edition
from tests import people

NEWER = "99.0.0"
real = segment.segment


def release(patch: pytest.MonkeyPatch, change: Callable[[Found], Found] = lambda found: found, *, version: str = NEWER) -> None:
    """From now on the pipeline is another one."""

    def newer(*args: Any, **stated: Any) -> Found:
        return change(replace(real(*args, **stated), version=version))

    patch.setattr(segment, "segment", newer)
    patch.setattr(segment, "PIPELINE_VERSION", version)
    patch.setattr(resegment_parts, "PIPELINE_VERSION", version)


def read_again(desk: people.Desk, article: Article) -> Segmentation:
    """Edda asks for it, a worker does it; the run that is current then."""
    resegment_edition(by=desk.edda, article=article)
    people.segment_due()
    return current(article)


def current(article: Article) -> Segmentation:
    """The run over its newest text."""
    return Segmentation.objects.get(edition=people.edition_of(article), current=True)


def parts_of(job: Job) -> list[str]:
    """How the parts of a request stand."""
    return sorted(Job.objects.filter(parent=job).values_list("state", flat=True))
