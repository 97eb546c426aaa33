"""A real broker and a real worker for each test that asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.flows.servers import Worker, own_broker
from workbench.embedded.broker import Broker


@pytest.fixture
def broker(transactional_db: None, media: Path) -> Iterator[Broker]:
    """Its own, empty."""
    with own_broker() as made:
        yield made


@pytest.fixture
def worker(broker: Broker, tmp_path: Path) -> Iterator[Worker]:
    """The product's, not yet started."""
    made = Worker(broker, tmp_path / "worker.log")
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def no_message(request: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests without a broker of their own publish nothing."""
    if "broker" not in request.fixturenames:
        monkeypatch.setattr("annotations.receivers._silent_until", float("inf"))
