"""What every race starts from."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from tests import people


@pytest.fixture
def desk(committed_desk: people.Desk, media: Any, settings: Any) -> people.Desk:
    """A committed project with everybody in it, seen by all threads; a cache of this process alone."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    return committed_desk
