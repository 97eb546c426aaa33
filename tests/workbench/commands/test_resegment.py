"""`manage.py resegment` from the outside: what it says, what it asks for."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from annotations.models import Job
from annotations.services.jobs import claim_next
from annotations.services.resegment_parts import write_parts
from tests import people
from tests.flows.newer import NEWER, release


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("resegment", *arguments, stdout=out)
    return out.getvalue()


def test_a_rehearsal_says_what_is_old_and_does_nothing(desk: people.Desk, monkeypatch: pytest.MonkeyPatch, media: Any) -> None:
    people.segmented_article(desk.anahit)
    release(monkeypatch)
    assert said("--project", str(desk.project_id), "--dry-run").startswith(
        f"project {desk.project_id}: 1 articles read by an older pipeline (1 by "
    )
    assert not Job.objects.filter(kind="resegment").exists()


def test_all_projects_are_read_again_by_the_machines_own_request(desk: people.Desk, monkeypatch: pytest.MonkeyPatch, media: Any) -> None:
    people.segmented_article(desk.anahit)
    other = people.strangers_project()
    release(monkeypatch)
    lines = said("--all").splitlines()
    job = Job.objects.get(kind="resegment")
    assert lines[0].endswith(f"; job {job.pk} has them read by {NEWER}")
    assert lines[1] == f"project {other.project.pk}: 0 articles read by an older pipeline"
    assert job.requested_by is None
    lease = claim_next(kind="resegment")
    assert lease is not None
    write_parts(lease)
    assert people.segment_due() == 1


def test_a_project_that_is_not_there(db: None) -> None:
    with pytest.raises(CommandError):
        said("--project", "1")
