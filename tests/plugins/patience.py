"""Tests that drive other processes (browsers, servers, workers) may try once more, whole flows (all of them at once) twice.

pytest's closing line counts the reruns.

A rerun is no pass unseen: it stands in the report, and a test that needs it often is a bug to mend. Everything that runs
in one process gets no second try.
"""

from __future__ import annotations

import pytest

OTHER_PROCESSES = (
    "tests/browser/", "tests/faults/", "tests/flows/", "tests/workbench/embedded/", "tests/workbench/admin/test_browser.py",
    "tests/house/test_compose.py", "tests/house/test_api_by_curl.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One more try for those; two for whole flows, which wait for a browser, a server and a worker on two cores."""
    for item in items:
        if item.nodeid.startswith(OTHER_PROCESSES):
            item.add_marker(pytest.mark.flaky(reruns=2 if item.nodeid.startswith("tests/browser/flow/") else 1))
