"""Programs of our people, sending what real clients would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache

from tests import people
from tests.annotations.api.conftest import Program


@pytest.fixture(autouse=True)
def own_cache(settings: Any) -> None:
    """Quotas of this test alone."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture(autouse=True)
def own_media(media: Any) -> None:
    """Originals and exports go to a folder of the test's."""


@pytest.fixture
def program(desk: people.Desk) -> Callable[..., Program]:
    """Anybody's client in the desk's project."""

    def of(name: str, **token: Any) -> Program:
        return Program(name, desk.project_id, **token)

    return of
