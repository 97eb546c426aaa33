"""One world for a module of the matrix: built once, every request in it undone.

A module fixture asks for no test database by itself: pytest-django makes one only for tests that are marked. So all
tests here are marked, and the world refuses to be built in a database that was not made for tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import override_settings

from tests.matrix.asking import Asker, fingerprint
from tests.matrix.world import World, make_world

LOCAL = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Before the session's fixtures look for marks."""
    for item in items:
        if HERE in item.path.parents and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.django_db)


def made_for_tests() -> None:
    """Refuse any other database, before the first statement."""
    name = str(connection.settings_dict["NAME"])
    if not name.startswith("test_"):
        raise RuntimeError(f"{name} is no test database: the matrix is not run in it")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[World]:
    """Both projects, in a transaction that ends with the module."""
    made_for_tests()
    media: Path = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(CACHES=LOCAL, MEDIA_ROOT=media), transaction.atomic():
        cache.clear()
        made = make_world()
        made.unchanged = fingerprint()
        yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def asker(world: World) -> Asker:
    """Who sends the requests."""
    return Asker(world)
