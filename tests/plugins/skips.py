"""What was skipped and why, told last; a browser flow that cannot run is a failure in CI."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

import pytest

from workbench.embedded.testing import CHECKS_FAILED, NO_BROWSER


def reasons(reports: list[pytest.TestReport]) -> Counter[str]:
    """How many tests were skipped for each reason."""
    found: Counter[str] = Counter()
    for report in reports:
        place = report.longrepr
        found[str(place[2]).removeprefix("Skipped: ") if isinstance(place, tuple) else str(place)] += 1
    return found


def misses_browser(session: pytest.Session) -> bool:
    """Whether browser tests were passed over where they may not be."""
    return bool(os.environ.get("CI") and os.environ.get(NO_BROWSER))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a missing browser fails a run that is otherwise green."""
    if (
        misses_browser(session)
        and session.exitstatus == pytest.ExitCode.OK
        and not hasattr(session.config, "workerinput")
    ):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """After all other sections, before pytest's closing line."""
    yield
    skipped = reasons(terminalreporter.stats.get("skipped", []))
    terminalreporter.section("skipped, and why")
    for reason, count in skipped.most_common():
        terminalreporter.write_line(f"{count:5}  {reason}")
    if not skipped:
        terminalreporter.write_line("nothing")
    if missing := os.environ.get(NO_BROWSER):
        severity = "FAILURE (CI is set)" if os.environ.get("CI") else "LOUDLY"
        terminalreporter.write_line(
            f"{severity}: the browser tests did not run: {missing}", red=True, bold=True
        )
    if os.environ.get(CHECKS_FAILED):
        terminalreporter.write_line("FAILURE: the house checks failed, see above", red=True, bold=True)
