"""The flat table of marks: one row a fragment of every accepted span."""

from __future__ import annotations

from dataclasses import dataclass

from claims.exporters.contract import ExportOptions, Sink, begin
from claims.exporters.csv_table import CsvTable
from claims.exporters.losses import LossReport
from claims.exporters.snapshot import Snapshot

COLUMNS = (
    *("project_id", "article_id", "edition_id", "span_id", "fragment_index"),
    *("start", "end", "text", "label", "claim_id", "origin"),
)


@dataclass(frozen=True, slots=True)
class CsvSpans:
    """One row a fragment."""

    key: str = "csv_spans"
    version: str = "spans-flat/1"
    name: str = "Table of marks (CSV)"
    media_type: str = "text/csv; charset=utf-8"
    suffix: str = "csv"
    options: tuple[str, ...] = ("raw",)
    loses: tuple[str, ...] = (
        *("mention.extra_dropped", "mention.chain_flattened", "verdict.history_dropped"),
        *(
            "evidence.fields_dropped",
            "relation.dropped",
            "segment.dropped",
            "comment.dropped",
            "value.escaped",
        ),
    )

    def write(self, snapshot: Snapshot, sink: Sink, options: ExportOptions) -> LossReport:
        """Write the snapshot; the report says what it lost."""
        writing = begin(self, snapshot, sink, options)
        table = CsvTable(writing, COLUMNS)
        project_id = snapshot.project().id
        for marked in snapshot.marked_spans():
            span, mentions = marked.span, marked.mentions
            claim_id = mentions[0].claim_id if mentions else None
            writing.lost.add_all("mention.extra_dropped", (mention.id for mention in mentions[1:]))
            writing.lost.add_all("mention.chain_flattened", (m.id for m in mentions if m.chain))
            ids = (project_id, marked.article_id, span.edition_id, span.id)
            for index, ((start, end), quote) in enumerate(zip(span.fragments, span.quote, strict=True)):
                table.row(span.id, (*ids, index, start, end, quote, span.label, claim_id, span.origin))
        writing.lost.add_tally("verdict.history_dropped", snapshot.tally("verdict"))
        writing.lost.add_tally("evidence.fields_dropped", snapshot.tally("evidence"))
        writing.lost.add_tally("relation.dropped", snapshot.tally("claim_relation"))
        writing.lost.add_tally("segment.dropped", snapshot.tally("segment"))
        writing.lost.add_tally("comment.dropped", snapshot.tally("comment"))
        return writing.report()
