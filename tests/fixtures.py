"""Fixtures for what most tests begin with; the plain functions in tests/people.py do the work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotations.access import Access
from annotations.models import Article
from claims.models import Claim
from tests import people


@pytest.fixture
def desk(db: None) -> people.Desk:
    """A project with all its people."""
    return people.make_project()


@pytest.fixture
def committed_desk(transactional_db: None) -> people.Desk:
    """The same, committed: acts are sealed, other connections see it."""
    return people.make_project()


@pytest.fixture
def dara(db: None) -> Access:
    """A stranger, at home in another project."""
    return people.strangers_project()


@pytest.fixture
def article(desk: people.Desk) -> Article:
    """One article, segmented."""
    return people.segmented_article(desk.anahit)


@pytest.fixture
def claim(desk: people.Desk) -> Claim:
    """One claim of Anahit's that waits for reviews."""
    return people.claim(desk.anahit)


@pytest.fixture
def media(tmp_path: Path, settings: Any) -> Path:
    """A media folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return Path(settings.MEDIA_ROOT)
