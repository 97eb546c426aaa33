"""What a format must offer. A new one is a module with such an object and a place in the tuple of formats."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol

from annotations.importers.incoming import Read, Refusal
from annotations.importers.limits import DEFAULT_LIMITS, MIB, Limits

HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to read: its bytes or where they lie, its name as shown, its charset if one was stated."""

    source: bytes | Path
    filename: str
    encoding: str | None = None
    limits: Limits = DEFAULT_LIMITS

    @property
    def size(self) -> int:
        """Length in bytes."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def open(self) -> BinaryIO:
        """A seekable stream; the caller closes it."""
        return io.BytesIO(self.source) if isinstance(self.source, bytes) else self.source.open("rb")

    def head(self) -> bytes:
        """The first bytes, by which formats are recognised."""
        with self.open() as stream:
            return stream.read(HEAD_BYTES)

    def whole(self, *, at_most: int | None = None) -> bytes:
        """All bytes; `file.too_large` beyond the limit of files, or the narrower one given."""
        bound = self.limits.file_bytes if at_most is None else min(at_most, self.limits.file_bytes)
        if self.size > bound:
            raise Refusal(
                "file.too_large",
                f"The file has {self.size / MIB:.1f} MiB, at most {bound / MIB:g} are read.",
                size=self.size,
                limit=bound,
            )
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()

    def member(self, data: bytes, name: str) -> Upload:
        """A file found inside this one."""
        return replace(self, source=data, filename=name)


class Format(Protocol):
    """One kind of file.

    `sniff` says whether the first bytes can be nothing else (a signature). `signed` kinds always bear
    theirs; plain kinds of text need none and are told apart by name. `bulk` formats hold many articles,
    and are all or nothing.
    """

    @property
    def key(self) -> str:
        """The format's name in reports and on screen."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Ends of file names, in small letters with their dot."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """What senders call it; the first is the right name."""

    @property
    def bulk(self) -> bool:
        """Whether one file holds many articles."""

    @property
    def signed(self) -> bool:
        """Whether its content always bears a signature."""

    def sniff(self, head: bytes, /) -> bool:
        """Whether these first bytes are this format's signature."""

    def read(self, upload: Upload) -> Iterator[Read]:
        """Yield what the file holds. A `Refusal` gives up the whole file."""
