"""The same broker and worker as in the flows; every test here kills something."""

from __future__ import annotations

from tests.flows.conftest import broker, worker

__all__ = ["broker", "worker"]
