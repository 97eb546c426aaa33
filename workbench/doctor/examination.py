"""Going through the checks: look, mend what may be mended, look again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from workbench.doctor.checks import CHECKS
from workbench.doctor.findings import Check, Finding, Scope
from workbench.doctor.reading import snapshot

SHOWN = 20


@dataclass(slots=True)
class Result:
    """What one check found: the first findings, and how many there are."""

    check: Check
    faults: int = 0
    warnings: int = 0
    shown: list[Finding] = field(default_factory=list)
    mended: str = ""

    @property
    def state(self) -> str:
        """In a word."""
        if self.faults:
            return "findings"
        if self.warnings:
            return "warnings"
        return "nothing to check" if self.check.idle else "clean"

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "id": self.check.id, "holds": self.check.holds, "state": self.state, "faults": self.faults,
            "warnings": self.warnings, "mended": self.mended or None, "idle": self.check.idle or None,
            "findings": [
                {"object": one.object, "project": one.project, "what": one.what, "warning": one.warning} for one in self.shown
            ],
        }  # fmt: skip


def examine(scope: Scope | None = None, *, only: Sequence[str] = (), mend: bool = False) -> list[Result]:
    """All checks, or those named, on one snapshot; with `mend`, those that found something and can be mended run again."""
    wanted = [check for check in CHECKS if not only or check.id in only]
    scope = scope or Scope()
    with snapshot():
        results = [_look(check, scope) for check in wanted]
    return [_mended(result, scope) if mend else result for result in results]


def _look(check: Check, scope: Scope) -> Result:
    result = Result(check)
    findings: Iterator[Finding] = iter(check.look(scope))
    for one in islice(findings, SHOWN):
        result.shown.append(one)
        _count(result, one)
    for one in findings:
        _count(result, one)
    return result


def _count(result: Result, one: Finding) -> None:
    if one.warning:
        result.warnings += 1
    else:
        result.faults += 1


def _mended(result: Result, scope: Scope) -> Result:
    if not result.faults or result.check.mend is None:
        return result
    done = result.check.mend()
    with snapshot():
        after = _look(result.check, scope)
    after.mended = done
    return after
