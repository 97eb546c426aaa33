"""Whole flows come first and one after the other: their web server and worker are started once by each of pytest's processes.

Left where chance puts them they would be started some fifteen times, eight seconds each. The order within is still by chance.
"""

from __future__ import annotations

import pytest

TOGETHER = "tests/browser/flow/"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After chance has had its say."""
    items.sort(key=lambda item: not item.nodeid.startswith(TOGETHER))
