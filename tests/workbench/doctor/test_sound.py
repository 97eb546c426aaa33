"""A database that only services wrote to is sound, whatever they did."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from annotations.services.articles import delete_article, restore_article
from tests import people
from workbench.doctor.checks import CHECKS
from workbench.doctor.examination import Result, examine
from workbench.settings.env import ROOT
from workbench.tokens import create_token

pytestmark = pytest.mark.django_db(transaction=True)


def complaints(results: list[Result]) -> list[str]:
    return [f"{result.check.id} {one}" for result in results for one in result.shown]


def test_an_empty_database(media: Path) -> None:
    assert complaints(examine()) == []


def test_the_checks_are_the_sixteen_of_the_table_in_order() -> None:
    assert [check.id for check in CHECKS] == [f"D-{number:02}" for number in range(1, 17)]
    assert [check.id for check in CHECKS if check.mend] == ["D-07", "D-08", "D-09", "D-13"]
    assert [check.id for check in CHECKS if check.idle] == ["D-15"]


def test_after_a_whole_project_was_worked_through(media: Path) -> None:
    desk = people.make_project()
    people.strangers_project()
    article = people.segmented_article(desk.anahit)
    people.published_claim(desk, article)
    people.reviewed_claim(desk, ("refuted", "refuted"), people.ingest(desk.anahit, people.ARTICLE + "Again.\n"))
    people.claim(desk.anahit, article, people.FIGURE)
    gone = people.ingest(desk.anahit, "Not kept for long.\n")
    delete_article(by=desk.edda, article=gone)
    restore_article(by=desk.edda, article_id=gone.pk)
    delete_article(by=desk.edda, article=gone)
    assert complaints(examine()) == []


def test_a_token_of_no_project(media: Path) -> None:
    create_token(user=people.make_project().bela.user, name="first steps")
    assert complaints(examine()) == []


def test_the_seeds_segmented(media: Path) -> None:
    assert (ROOT / "seeds").is_dir()
    call_command("seed", "--demo", verbosity=0)
    assert people.segment_due() == 5
    assert [line for line in complaints(examine()) if not line.startswith("D-04")] == []
