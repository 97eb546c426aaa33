"""JSONL in bulk: one article a line, with the same keys as the API, and optionally its spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotations.importers.contract import Upload
from annotations.importers.incoming import Read, Refusal
from annotations.importers.lines import text_lines
from annotations.importers.rows import article_of_row
from annotations.importers.strict_json import strict_object


class JsonLines:
    """`.jsonl`. Blank lines are skipped and counted."""

    key = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    media_types = (
        "application/jsonl",
        "application/x-ndjson",
        "application/x-jsonlines",
        "application/ndjson",
    )
    bulk = True
    signed = False

    def sniff(self, _head: bytes, /) -> bool:
        """A line that opens a brace may be anything."""
        return False

    def read(self, upload: Upload) -> Iterator[Read]:
        """Articles and problems in order; the caller takes all or, with one problem, none."""
        rows = 0
        with text_lines(upload, part="json") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                rows += 1
                try:
                    row = strict_object(line, upload.limits)
                except Refusal as refusal:
                    yield replace(refusal.problem, line=number)
                    continue
                yield from article_of_row(
                    row,
                    line=number,
                    limits=upload.limits,
                    extractor="jsonl/1",
                    media_type="application/jsonl",
                    filename=upload.filename,
                )
        if not rows:
            raise Refusal("text.empty", "The file has no rows.")
