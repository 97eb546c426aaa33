"""What reading a file gives: articles on their way in, and what was wrong or worth saying.

Nothing here touches a database: services turn an `IncomingArticle` into an Article with its first
Edition, and a `Problem` into a refusal or a line of the import report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TOO_LARGE = frozenset({"file.too_large", "text.too_large", "archive.limit"})
_KEEP_THEIR_PART = TOO_LARGE | {"archive.member"}


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning: the file was accepted, but a reader of the text should know this."""

    code: str
    message: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    file: str | None = None
    line: int | None = None
    pointer: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something was not accepted, and where.

    `line` is 1-based, None for binary files. `pointer` is a JSON pointer, a column name, the path of a
    member or a place such as `page 3`. `code` is `<part>.<reason>`.
    """

    code: str
    message: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    file: str | None = None
    line: int | None = None
    pointer: str | None = None

    @property
    def reason(self) -> str:
        """The word of `errors[].code` over HTTP; sizes and archives keep their part in it."""
        if self.code in _KEEP_THEIR_PART:
            return self.code.replace(".", "_")
        return self.code.partition(".")[2]

    @property
    def status(self) -> int:
        """The HTTP status of a single upload refused for this: 413, 415 or 400."""
        if self.code in TOO_LARGE:
            return 413
        return 415 if self.code in {"format.not_recognised", "docx.macro"} else 400


class Refusal(Exception):
    """Raised inside a reader to give up the file at hand; `Reading` turns it into its `Problem`."""

    def __init__(
        self, code: str, message: str, *, line: int | None = None, pointer: str | None = None, **meta: Any
    ) -> None:
        super().__init__(message)
        self.problem = Problem(code, message, meta, None, line, pointer)


@dataclass(frozen=True, slots=True)
class IncomingSpan:
    """A span that comes with its article; offsets are code points of `IncomingArticle.text`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class IncomingRole:
    """What a file's markup says of a passage: a role of the vocabulary and why; offsets as in `IncomingSpan`."""

    start: int
    end: int
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class IncomingArticle:
    """One article as read. `text` obeys the law of text and is what the Edition will hold, unchanged.

    `original` is the file's bytes, None for a row of a bulk file; `line` is the row's first line, None
    for a file that is one article. `pages` are the (start, end) of a PDF's pages in `text`, `roles` what
    the markup says of passages, in order and without overlap. `published` is a date or a date and time
    in UTC, as text.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    external_id: str | None = None
    extractor: str = ""
    original: bytes | None = None
    media_type: str = "text/plain"
    filename: str | None = None
    encoding: str | None = None
    pages: tuple[tuple[int, int], ...] = ()
    roles: tuple[IncomingRole, ...] = ()
    warnings: tuple[Notice, ...] = ()
    spans: tuple[IncomingSpan, ...] = ()
    line: int | None = None


Read = IncomingArticle | Problem | Notice
"""What a format's reader yields: a Notice on its own concerns the whole file."""
