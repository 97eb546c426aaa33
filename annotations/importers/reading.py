"""Reading a file to its end: what every caller needs, whatever the format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from annotations.importers.contract import Format, Upload
from annotations.importers.incoming import IncomingArticle, Notice, Problem, Refusal


@dataclass(slots=True)
class Reading:
    """A file being read. Iterate once: articles and problems come as they are met, in bounded memory.

    `format` is None where the file was not recognised. In a `bulk` file one problem refuses all rows;
    in an archive each member stands for itself: items bear its path, and rows of a bulk member a line.
    `warnings` concern the file as a whole and are complete when the iteration is.
    """

    filename: str
    format: str | None
    bulk: bool
    warnings: list[Notice] = field(default_factory=list)
    _items: Iterator[IncomingArticle | Problem] = field(default_factory=lambda: iter(()))

    def __iter__(self) -> Iterator[IncomingArticle | Problem]:
        return self._items


def begin(upload: Upload, found: Format) -> Reading:
    """A reading of a recognised file."""
    reading = Reading(upload.filename, found.key, found.bulk)
    reading._items = _items(upload, found, reading)  # noqa: SLF001 -- made together
    return reading


def refused(filename: str, refusal: Refusal) -> Reading:
    """A reading that consists of one problem."""
    return Reading(filename, None, bulk=False, _items=iter((replace(refusal.problem, file=filename),)))


def _items(upload: Upload, found: Format, reading: Reading) -> Iterator[IncomingArticle | Problem]:
    """Set warnings aside, name the file in problems, and stop when there are too many of them."""
    problems = 0
    try:
        for item in found.read(upload):
            if isinstance(item, Notice):
                reading.warnings.append(replace(item, file=item.file or upload.filename))
                continue
            if isinstance(item, Problem):
                problems += 1
                item = replace(item, file=item.file or upload.filename)  # noqa: PLW2901 -- the same problem, placed
            yield item
            if problems >= upload.limits.errors:
                message = f"Reading stopped after {problems} problems."
                yield Problem("import.too_many_errors", message, {"count": problems}, upload.filename)
                return
    except Refusal as refusal:
        yield replace(refusal.problem, file=refusal.problem.file or upload.filename)
