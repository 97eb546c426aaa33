"""`doctor` on the command line: exit codes, JSON, filters."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from annotations.models import Span
from tests import people
from tests.plugins.database import triggers_off
from workbench.doctor import reading

pytestmark = pytest.mark.django_db(transaction=True)


def doctor(*arguments: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("doctor", *arguments, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    except CommandError as error:
        return error.returncode, str(error)
    return 0, out.getvalue()


@pytest.fixture
def two_projects(committed_desk: people.Desk, media: Path) -> tuple[int, int]:
    """Edda's and Dara's; the words of one mark in each are wrong, and there are more of them in hers."""
    dara = people.strangers_project()
    people.mark(committed_desk.anahit, people.ingest(committed_desk.anahit))
    article = people.ingest(dara, "a b c d e f g h i j k l m n o p q r s t u v w x y z\n")
    for letter in "abcdefghijklmnopqrstuvwxyz":
        people.mark(dara, article, letter, label="quotation")
    with triggers_off() as owner:
        owner.execute("UPDATE annotations_span SET quote = '{elsewhere}'")
    return committed_desk.project_id, dara.project.pk


def test_clean(committed_desk: people.Desk, media: Path) -> None:
    code, said = doctor()
    assert code == 0
    assert [line.split()[0] for line in said.splitlines()] == [f"D-{number:02}" for number in range(1, 17)]
    assert "D-15  nothing to check: no table caches a count" in said


def test_findings(two_projects: tuple[int, int]) -> None:
    code, said = doctor("--only", "D-03")
    assert code == 1
    assert said.startswith("D-03  findings")
    assert "and 7 more" in said


def test_one_project_alone(two_projects: tuple[int, int]) -> None:
    code, said = doctor("--only", "D-03", "--json", "--project", str(two_projects[0]))
    (check,) = json.loads(said)["checks"]
    assert (code, check["faults"], check["findings"][0]["project"]) == (1, 1, two_projects[0])
    assert check["findings"][0]["object"] == f"span:{Span.objects.get(project_id=two_projects[0]).pk}"


@pytest.mark.parametrize(("since", "code"), [("2000-01-01", 1), ("2000-01-01T12:00:00Z", 1), ("2999-01-01", 0)])
def test_what_was_made_since(two_projects: tuple[int, int], since: str, code: int) -> None:
    assert doctor("--only", "D-03", "--since", since)[0] == code


def test_json_names_what_has_nothing_to_check(committed_desk: people.Desk, media: Path) -> None:
    code, said = doctor("--json")
    report = json.loads(said)
    assert (code, report["clean"]) == (0, True)
    assert {check["id"]: check["idle"] for check in report["checks"] if check["idle"]} == {"D-15": "no table caches a count"}


def test_a_warning_is_told_and_does_not_fail(committed_desk: people.Desk, media: Path) -> None:
    people.mark(committed_desk.anahit, people.ingest(committed_desk.anahit), " 12 December", label="quantity")
    code, said = doctor("--only", "D-04")
    assert code == 0
    assert "warning: span:" in said


@pytest.mark.parametrize("arguments", [("--only", "D-99"), ("--since", "yesterday"), ("--since", "2023-02-30")])
def test_what_cannot_be_asked(db: None, arguments: tuple[str, str]) -> None:
    assert doctor(*arguments)[0] == 2


def test_a_database_that_does_not_answer(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(reading.connection, "chunked_cursor", refuse)
    code, said = doctor()
    assert (code, "could not run" in said) == (2, True)


def test_fix_mends_and_tells(committed_desk: people.Desk, media: Path) -> None:
    people.ingest(committed_desk.anahit)
    with triggers_off() as owner:
        owner.execute("UPDATE annotations_job SET attempts = 3")
    assert doctor("--only", "D-09")[0] == 1
    code, said = doctor("--only", "D-09", "--fix")
    assert (code, "mended: 0 jobs cancelled, 1 quarantined" in said) == (0, True)
