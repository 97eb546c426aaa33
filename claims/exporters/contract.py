"""What a format is: a key, a name, what it loses, and one function that writes a snapshot into a sink."""

# ruff: noqa: D102  The properties of a format say themselves what they are.
from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from claims.exporters.losses import LossCount, LossReport, WrittenFile
from claims.exporters.snapshot import Snapshot

BUFFER = 64 * 1024


class Sink(Protocol):
    """Where the bytes go: a temporary file, a socket, a list in a test."""

    def write(self, chunk: bytes, /) -> object:
        """Take the next bytes; an exception ends the export."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The house that stands behind a project's published reviews."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What the caller decides, the clock too: `exported_at` is the only time that is not in the data.

    `base_url` is where the workbench is reached, without a slash at its end; IRIs in linked formats start
    with it.
    """

    exported_at: datetime
    base_url: str
    publisher: Publisher
    generator: str = "workbench"
    licence: str | None = None
    archives: Literal["none", "hashes"] = "hashes"
    raw: bool = False
    offsets: Literal["code_points", "utf16"] = "code_points"
    verdicts: Literal["final", "decided"] = "final"


class Exporter(Protocol):
    """One format. `options` names the choices it listens to, `loses` every loss code its report can hold."""

    @property
    def key(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    @property
    def options(self) -> tuple[str, ...]: ...
    @property
    def loses(self) -> tuple[str, ...]: ...

    def write(self, snapshot: Snapshot, sink: Sink, options: ExportOptions) -> LossReport:
        """Write the whole format; the report says what it lost."""
        ...


def file_name(exporter: Exporter, project_id: str, options: ExportOptions) -> str:
    """`<project>-<format>.<suffix>`, never a word a user typed; a UTF-16 basis is named, the file cannot."""
    basis = "-utf16" if "offsets" in exporter.options and options.offsets == "utf16" else ""
    return f"{project_id}-{exporter.key}{basis}.{exporter.suffix}"


@dataclass(slots=True)
class HashingSink:
    """Passes bytes on in large pieces, counting and hashing them on their way."""

    sink: Sink
    size: int = 0
    _hash: hashlib._Hash = field(default_factory=hashlib.sha256)
    _pending: list[bytes] = field(default_factory=list)
    _waiting: int = 0

    def write(self, chunk: bytes, /) -> int:
        """Keep it until there is enough to pass on."""
        self._pending.append(chunk)
        self._waiting += len(chunk)
        if self._waiting >= BUFFER:
            self.flush()
        return len(chunk)

    def flush(self) -> None:
        """Pass on what waits."""
        whole = b"".join(self._pending)
        self._pending.clear()
        self._waiting = 0
        self.size += len(whole)
        self._hash.update(whole)
        if whole:
            self.sink.write(whole)

    def digest(self) -> str:
        """SHA-256 of everything written so far."""
        self.flush()
        return self._hash.hexdigest()


@dataclass(slots=True, kw_only=True)
class Writing:
    """One export under way: where it goes, how many records it has so far, what it lost."""

    exporter: Exporter
    snapshot: Snapshot
    options: ExportOptions
    out: HashingSink
    lost: LossCount = field(default_factory=LossCount)
    records: int = 0

    def report(self) -> LossReport:
        """Close the export."""
        project_id = self.snapshot.project().id
        digest = self.out.digest()
        name = file_name(self.exporter, project_id, self.options)
        return LossReport(
            format=self.exporter.key,
            format_version=self.exporter.version,
            project_id=project_id,
            exported_at=self.options.exported_at,
            records=self.records,
            losses=self.lost.losses(),
            files=(WrittenFile(path=name, sha256=digest, bytes=self.out.size),),
        )


def begin(exporter: Exporter, snapshot: Snapshot, sink: Sink, options: ExportOptions) -> Writing:
    """Open an export into `sink`; close it with `Writing.report`."""
    return Writing(exporter=exporter, snapshot=snapshot, options=options, out=HashingSink(sink))
