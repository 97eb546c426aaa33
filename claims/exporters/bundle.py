"""The bundle: everything the asker may see, one JSON object a line, every reference pointing backwards.

It is the one format that loses nothing by design and can be read back. The last line counts the records and
carries the SHA-256 of all bytes before it, so a cut or changed file is known as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from claims.exporters.contract import ExportOptions, Sink, begin
from claims.exporters.corpus import Article
from claims.exporters.encoding import encode_line, record_line, whole_date
from claims.exporters.judgement import Document
from claims.exporters.losses import LossCount, LossReport
from claims.exporters.snapshot import Snapshot

VERSION = "1.0"
Dated = TypeVar("Dated", Article, Document)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything, lossless."""

    key: str = "bundle"
    version: str = VERSION
    name: str = "Bundle (everything, lossless)"
    media_type: str = "application/x-ndjson"
    suffix: str = "jsonl"
    options: tuple[str, ...] = ("archives",)
    loses: tuple[str, ...] = (
        *("evidence.fields_dropped", "review.hidden", "act.hidden", "attribution.dropped", "value.truncated"),
    )

    def write(self, snapshot: Snapshot, sink: Sink, options: ExportOptions) -> LossReport:
        """Write the snapshot; the report says what it lost."""
        writing = begin(self, snapshot, sink, options)
        writing.out.write(encode_line(_header(snapshot, options)))
        for record in _records(snapshot, options, writing.lost):
            writing.out.write(record_line(record))
            writing.records += 1
        end = {"type": "end", "records": writing.records, "sha256": writing.out.digest()}
        writing.out.write(encode_line(end))
        for code, tally in snapshot.shortfalls().items():
            writing.lost.add_tally(code, tally)
        return writing.report()


def _header(snapshot: Snapshot, options: ExportOptions) -> dict[str, Any]:
    return {
        "type": "bundle",
        "format": "workbench-bundle",
        "version": VERSION,
        "generator": options.generator,
        "created_at": options.exported_at,
        "offsets": "unicode-code-points",
        "project_id": snapshot.project().id,
        "archives": options.archives,
    }


def _records(snapshot: Snapshot, options: ExportOptions, lost: LossCount) -> Iterator[Any]:
    yield snapshot.project()
    yield from snapshot.users()
    yield from snapshot.label_sets()
    yield from snapshot.scales()
    yield from snapshot.sources()
    yield from snapshot.speakers()
    for article in snapshot.articles():
        yield _with_whole_date(article, lost)
    yield from snapshot.editions()
    yield from snapshot.segments()
    yield from snapshot.spans()
    yield from snapshot.claims()
    yield from snapshot.mentions()
    yield from snapshot.claim_relations()
    for document in snapshot.documents():
        yield _with_whole_date(_without_capture(document, options, lost), lost)
    yield from snapshot.evidence()
    yield from snapshot.evidence_sets()
    yield from snapshot.reviews()
    yield from snapshot.verdicts()
    yield from snapshot.adjudications()
    yield from snapshot.publications()
    yield from snapshot.comments()
    yield from snapshot.acts()


def _without_capture(document: Document, options: ExportOptions, lost: LossCount) -> Document:
    """The captured bytes stay at home; with `archives=none` their hash does too."""
    if document.sha256 is None:
        return document
    lost.add("evidence.fields_dropped", document.id)
    kept = document.sha256 if options.archives == "hashes" else None
    return replace(document, sha256=kept, archive_file=None)


def _with_whole_date(record: Dated, lost: LossCount) -> Dated:
    """The format knows days and moments; a bare year or month has no place in it."""
    known = whole_date(record.published_at)
    if known is None and record.published_at:
        lost.add("value.truncated", record.id)
    return replace(record, published_at=known)
