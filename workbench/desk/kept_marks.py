"""The marks of the texts in hand, kept in the process that serves them until one of them changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple

from django.db.models import Count, Max, Sum

from annotations.models import Edition, Span
from workbench.desk.lean import Mark, marks_of

LONG = 40_000
"""Characters from which on it is worth it: a text's marks are kept here, its paint in the shared cache (workbench.desk.painted)."""


class Version(NamedTuple):
    """Of all marks of a text: each change makes a row, takes one away or raises the version of one."""

    edition: int
    rows: int
    changes: int
    newest: int

    def after(self, changed: Span, before: Mark | None) -> Version | None:
        """When nothing but this mark has changed; None where that cannot be told from the two."""
        if before is not None:
            return self._replace(changes=self.changes + changed.version - before.version)
        if changed.pk > self.newest:
            return self._replace(rows=self.rows + 1, changes=self.changes + changed.version, newest=changed.pk)
        return None


class KeptMarks:
    """The marks of the texts in hand, in this process: of each the version that was put last.

    A version is asked for before the marks are read: they are as new, or newer.
    """

    MOST = 4

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[Version, Sequence[Mark]]] = OrderedDict()
        self._lock = Lock()

    def get(self, version: Version) -> Sequence[Mark]:
        """All live marks as `marks_of` reads them."""
        with self._lock:
            known, marks = self._kept.get(version.edition, (None, ()))
            if known == version:
                self._kept.move_to_end(version.edition)
                return marks
        return self.put(version, marks_of(version.edition))

    def put(self, version: Version, marks: Sequence[Mark]) -> Sequence[Mark]:
        """They are what this version stands for; the text asked for longest ago goes."""
        with self._lock:
            self._kept[version.edition] = version, marks
            self._kept.move_to_end(version.edition)
            while len(self._kept) > self.MOST:
                self._kept.popitem(last=False)
        return marks


kept_marks = KeptMarks()


def version_of(edition: Edition) -> Version:
    """How its marks stand now."""
    rows = Span.objects.filter(edition=edition).aggregate(count=Count("pk"), changes=Sum("version"), newest=Max("pk"))
    return Version(edition.pk, rows["count"], rows["changes"] or 0, rows["newest"] or 0)
