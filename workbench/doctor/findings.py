"""What a check is and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Scope:
    """How far to look: one project, or what was made since a time. None means all."""

    project: int | None = None
    since: datetime | None = None

    def where(self, alias: str, *, dated: bool = True) -> str:
        """A condition on `alias`; its values are those of `values`."""
        parts = [f"(%(project)s::bigint IS NULL OR {alias}.project_id = %(project)s)"]
        if dated:
            parts.append(f"(%(since)s::timestamptz IS NULL OR {alias}.created_at >= %(since)s)")
        return " AND ".join(parts)

    @property
    def values(self) -> dict[str, object]:
        """For the placeholders of `where`."""
        return {"project": self.project, "since": self.since}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be; a warning is worth a look but no fault."""

    object: str
    what: str
    project: int | None = None
    warning: bool = False

    def __str__(self) -> str:
        """As the command prints it."""
        place = "" if self.project is None else f" (project {self.project})"
        return f"{self.object}{place}: {self.what}"


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the doctor's table: its id, what must hold, how to look, and how to mend where that is safe.

    `idle` says why there is nothing to check yet; `look` then finds nothing.
    """

    id: str
    holds: str
    look: Callable[[Scope], Iterable[Finding]]
    mend: Callable[[], str] | None = None
    idle: str = ""
