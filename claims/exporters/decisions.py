"""Decisions on suggestions as JSON lines: what was suggested, in which words around it, what a person decided, and from what."""

from __future__ import annotations

from dataclasses import dataclass

from claims.exporters.contract import ExportOptions, Sink, begin
from claims.exporters.encoding import encode_line, plain
from claims.exporters.losses import LossReport
from claims.exporters.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Decisions:
    """One decision a line, to train or measure with."""

    key: str = "decisions"
    version: str = "decisions/1"
    name: str = "Decisions on suggestions (training data, JSON lines)"
    media_type: str = "application/x-ndjson"
    suffix: str = "jsonl"
    options: tuple[str, ...] = ()
    loses: tuple[str, ...] = (
        *("span.undecided", "mention.chain_flattened", "verdict.history_dropped", "evidence.fields_dropped"),
        *("relation.dropped", "segment.dropped", "comment.dropped"),
    )

    def write(self, snapshot: Snapshot, sink: Sink, options: ExportOptions) -> LossReport:
        """Write the snapshot; the report says what it lost."""
        writing = begin(self, snapshot, sink, options)
        project_id = snapshot.project().id
        for decision in snapshot.decisions():
            writing.out.write(encode_line({"project_id": project_id, **plain(decision)}))
            writing.records += 1
            if len(decision.speakers) > 1:
                writing.lost.add("mention.chain_flattened", decision.span_id)
        for code, what in (
            ("span.undecided", "span.undecided"), ("verdict.history_dropped", "verdict"), ("evidence.fields_dropped", "evidence"),
            ("relation.dropped", "claim_relation"), ("segment.dropped", "segment"), ("comment.dropped", "comment"),
        ):  # fmt: skip
            writing.lost.add_tally(code, snapshot.tally(what))
        return writing.report()
