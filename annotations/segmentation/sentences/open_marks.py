"""The quotation marks that stand open at a place in a paragraph, the innermost last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class OpenMark:
    """An opening mark; ``other_close`` is where a mark of the other kind may have been meant to close it."""

    mark: str
    at: int
    single: bool
    other_close: int | None = None


@dataclass(slots=True)
class OpenMarks:
    """A stack that also knows its double marks, which single ones must not hide."""

    _all: list[OpenMark] = field(default_factory=list)
    _doubles: list[OpenMark] = field(default_factory=list)

    def __iter__(self) -> Iterator[OpenMark]:
        return iter(self._all)

    @property
    def top(self) -> OpenMark | None:
        """The innermost."""
        return self._all[-1] if self._all else None

    @property
    def double(self) -> OpenMark | None:
        """The innermost double mark."""
        return self._doubles[-1] if self._doubles else None

    @property
    def depth(self) -> int:
        """How many double marks are open."""
        return len(self._doubles)

    def push(self, mark: str, at: int, *, single: bool) -> None:
        """A mark opens."""
        entry = OpenMark(mark, at, single)
        self._all.append(entry)
        if not single:
            self._doubles.append(entry)

    def pop(self, *, single: bool) -> OpenMark | None:
        """Take off the innermost mark of a kind; what is open above it was no quotation."""
        while self._all:
            entry = self._all.pop()
            if not entry.single:
                self._doubles.pop()
            if entry.single == single:
                return entry
        return None

    def clear(self) -> None:
        """Nothing is open any more."""
        self._all.clear()
        self._doubles.clear()
