"""Anchors: what a chain's head was at a time, kept outside the database. Any export holds one as well.

An anchor file has one JSON object a line: chain, seq, hash, at. A bundle is read as it is: its project record carries
the head of the log. Without any of these a cut tail or a wholly rewritten chain cannot be told from a sound one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Anchor:
    """The chain had this row with this hash; `source` says who saw it."""

    chain: int
    seq: int
    hash: str
    source: str


class BadAnchor(ValueError):
    """The file holds no anchors, or a line of it cannot be read."""


def read_anchors(path: Path) -> list[Anchor]:
    """The anchors of a file: of our own making, or a bundle's."""
    found = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                found += list(_anchors_in(line, f"{path.name} line {number}"))
    if not found:
        raise BadAnchor(f"{path.name} holds no anchor")
    return found


def _anchors_in(line: str, source: str) -> Iterator[Anchor]:
    try:
        record = json.loads(line)
        if record.get("type") == "project":
            ledger = (record.get("settings") or {}).get("ledger")
            if ledger:
                yield Anchor(int(record["id"]), int(ledger["seq"]), str(ledger["hash"]), f"the export ({source})")
        elif "type" not in record:
            at = record.get("at") or "an unknown time"
            yield Anchor(int(record["chain"]), int(record["seq"]), str(record["hash"]), f"the anchor of {at} ({source})")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadAnchor(f"{source} is no anchor: {error}") from error


def write_anchors(path: Path, heads: Mapping[int, tuple[int, str]], *, at: datetime) -> None:
    """Append the heads; what was written earlier stays, and is on the disk before this returns."""
    lines = [_line(chain, seq, digest, at) for chain, (seq, digest) in sorted(heads.items())]
    with path.open("a", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def _line(chain: int, seq: int, digest: str, at: datetime) -> str:
    record: dict[str, Any] = {"chain": chain, "seq": seq, "hash": digest, "at": at.strftime("%Y-%m-%dT%H:%M:%SZ")}
    return json.dumps(record) + "\n"
