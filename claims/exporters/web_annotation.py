"""W3C Web Annotation: every accepted span as one annotation with quote and position selectors.

Positions are code points, as the Recommendation says; `offsets=utf16` writes what JavaScript clients
count in. A span in several pieces becomes an array of targets, which others read as "each of them".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotations.anchoring.selectors import describe
from annotations.anchoring.utf16 import Utf16Map
from claims.exporters.contract import ExportOptions, Sink, Writing, begin
from claims.exporters.corpus import User
from claims.exporters.encoding import encode_line
from claims.exporters.losses import LossReport
from claims.exporters.snapshot import MarkedSpan, Snapshot

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
LOSES = (
    *(
        "span.fragments_split",
        "mention.chain_flattened",
        "verdict.history_dropped",
        "evidence.fields_dropped",
    ),
    *("relation.dropped", "segment.dropped", "comment.dropped"),
)
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class WebAnnotations:
    """One annotation a line."""

    key: str = "web_annotation"
    version: str = "2017-02-23"
    name: str = "Marks (W3C Web Annotation, JSON lines)"
    media_type: str = "application/x-ndjson"
    suffix: str = "jsonl"
    options: tuple[str, ...] = ("offsets",)
    loses: tuple[str, ...] = LOSES

    def write(self, snapshot: Snapshot, sink: Sink, options: ExportOptions) -> LossReport:
        """Write the snapshot; the report says what it lost."""
        writing = begin(self, snapshot, sink, options)
        for annotation in span_annotations(writing):
            writing.out.write(encode_line({"@context": CONTEXT, **annotation}))
        return writing.report()


def span_annotations(writing: Writing) -> Iterator[Json]:
    """The project's spans as annotations without context, counting records and losses as they pass."""
    snapshot, lost = writing.snapshot, writing.lost
    write = _SpanWriter(writing.options, people(snapshot))
    for marked in snapshot.marked_spans():
        if len(marked.span.fragments) > 1:
            lost.add("span.fragments_split", marked.span.id)
        lost.add_all("mention.chain_flattened", (m.id for m in marked.mentions if m.chain))
        writing.records += 1
        yield write.annotation(marked)
    lost.add_tally("verdict.history_dropped", snapshot.tally("verdict"))
    lost.add_tally("evidence.fields_dropped", snapshot.tally("evidence"))
    lost.add_tally("relation.dropped", snapshot.tally("claim_relation"))
    lost.add_tally("segment.dropped", snapshot.tally("segment"))
    lost.add_tally("comment.dropped", snapshot.tally("comment"))


def people(snapshot: Snapshot) -> Mapping[str, User]:
    """The members by id: a project's people fit in memory."""
    return {user.id: user for user in snapshot.users()}


def creator(user: User | None, base_url: str) -> Mapping[str, Json]:
    """Who made it, under the name the asker may see; left out where nobody is known."""
    if user is None:
        return {}
    kind = "Software" if user.role == "machine" else "Person"
    return {"creator": {"id": f"{base_url}/users/{user.id}", "type": kind, "nickname": user.display_name}}


@dataclass(slots=True)
class _SpanWriter:
    """Turns spans into annotations; keeps the UTF-16 table of one text, whose spans come together."""

    options: ExportOptions
    users: Mapping[str, User]
    _units: Utf16Map = field(default_factory=lambda: Utf16Map(""))
    _edition_id: str = ""

    def annotation(self, marked: MarkedSpan) -> Json:
        span, base = marked.span, self.options.base_url
        claims = dict.fromkeys(mention.claim_id for mention in marked.mentions)
        targets = [self._target(marked, start, end) for start, end in span.fragments]
        return {
            "id": f"{base}/annotations/{span.id}",
            "type": "Annotation",
            "motivation": "classifying",
            **creator(self.users.get(span.created_by or ""), base),
            "created": span.created_at,
            "body": [
                {"type": "TextualBody", "value": span.label, "purpose": "tagging"},
                *(
                    {"type": "SpecificResource", "source": f"{base}/claims/{claim}", "purpose": "identifying"}
                    for claim in claims
                ),
            ],
            "target": targets[0] if len(targets) == 1 else targets,
        }

    def _target(self, marked: MarkedSpan, start: int, end: int) -> Json:
        found = describe(marked.text, start, end)
        quote = {"exact": found.exact, "prefix": found.prefix, "suffix": found.suffix}
        if self.options.offsets == "utf16":
            start, end = self._in_units(marked, start), self._in_units(marked, end)
        return {
            "source": f"{self.options.base_url}/editions/{marked.span.edition_id}",
            "selector": [
                {"type": "TextQuoteSelector", **quote},
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        }

    def _in_units(self, marked: MarkedSpan, offset: int) -> int:
        if marked.span.edition_id != self._edition_id:
            self._units, self._edition_id = Utf16Map(marked.text), marked.span.edition_id
        return self._units.to_units(offset)
