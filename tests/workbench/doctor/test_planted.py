"""Each check names the fault that was planted behind the database's back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings

from tests import people
from tests.plugins.database import empty_database
from tests.workbench.doctor.plantings import PLANTINGS
from workbench.doctor.examination import examine
from workbench.owner import as_owner

pytestmark = pytest.mark.django_db  # also tells pytest-django that this module needs its database made


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One published claim and what leads to it, a second claim, a stranger's project; then the owner with triggers off."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        desk = people.make_project()
        people.strangers_project()
        article = people.segmented_article(desk.anahit)
        people.published_claim(desk, article)
        people.claim(desk.anahit, article, people.FIGURE)
        with as_owner(connection):
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = replica")
            yield
        connection.close()
        empty_database()


def test_the_world_is_sound_before_anything_is_planted(world: None) -> None:
    assert [str(one) for result in examine() for one in result.shown if not one.warning] == []


@pytest.mark.case("FT-16")
@pytest.mark.parametrize("planted", PLANTINGS)
def test_names(planted: str, world: None) -> None:
    check, statement, said = PLANTINGS[planted]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement.replace("{role}", settings.DATABASE_APP_ROLE))
        (result,) = examine(only=[check])
        transaction.set_rollback(True)
    assert result.faults + result.warnings > 0
    assert any(said in str(one) for one in result.shown), [str(one) for one in result.shown]


def test_every_check_that_has_something_to_check_has_a_planting_here_or_in_its_own_test() -> None:
    elsewhere = {"D-13", "D-15"}
    assert {check for check, _, _ in PLANTINGS.values()} | elsewhere == {f"D-{number:02}" for number in range(1, 17)}
