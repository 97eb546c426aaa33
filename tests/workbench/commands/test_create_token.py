"""`create_token` prints a key that opens what was said, and no more."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from annotations.access import Access
from tests import people


def made(*arguments: str, **options: Any) -> str:
    out = StringIO()
    call_command("create_token", *arguments, name="docs", stdout=out, **options)
    return out.getvalue().strip()


def status(secret: str, project_id: int, method: str = "get") -> int:
    headers = {"Authorization": f"Bearer {secret}"}
    return getattr(Client(), method)(f"/api/v1/projects/{project_id}/labels", headers=headers, content_type="application/json").status_code


def test_it_opens_the_persons_projects(desk: people.Desk, dara: Access) -> None:
    secret = made("bela")
    assert status(secret, desk.project_id) == 200
    assert status(secret, dara.project.pk) == 404


def test_a_read_only_one_changes_nothing(desk: people.Desk) -> None:
    secret = made("edda", read_only=True)
    assert (status(secret, desk.project_id), status(secret, desk.project_id, "post")) == (200, 403)


def test_strangers_and_foreign_projects_are_refused(desk: people.Desk, dara: Access) -> None:
    with pytest.raises(CommandError, match="no active user"):
        made("nobody")
    with pytest.raises(CommandError, match="in no project"):
        made("bela", project=dara.project.pk)
