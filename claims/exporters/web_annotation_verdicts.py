"""W3C Web Annotation: the verdict of each claim as an assessing annotation.

A file of its own beside the spans, because text annotators stumble over targets without selectors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.exporters.claimreview import is_web_address
from claims.exporters.contract import ExportOptions, Sink, Writing, begin
from claims.exporters.encoding import encode_line
from claims.exporters.judgement import Verdict
from claims.exporters.losses import LossReport
from claims.exporters.ratings import Scales, rated, scales_by_version
from claims.exporters.snapshot import ClaimDossier, Snapshot
from claims.exporters.web_annotation import CONTEXT, Json, creator, people


@dataclass(frozen=True, slots=True)
class WebAnnotationVerdicts:
    """One verdict a line."""

    key: str = "web_annotation_verdicts"
    version: str = "2017-02-23"
    name: str = "Verdicts (W3C Web Annotation, JSON lines)"
    media_type: str = "application/x-ndjson"
    suffix: str = "jsonl"
    options: tuple[str, ...] = ("verdicts",)
    loses: tuple[str, ...] = (
        *("span.dropped", "claim.no_verdict", "mention.chain_flattened", "rating.axis_dropped"),
        *("verdict.history_dropped", "evidence.fields_dropped", "evidence.set_flattened"),
        *("relation.dropped", "segment.dropped", "comment.dropped"),
    )

    def write(self, snapshot: Snapshot, sink: Sink, options: ExportOptions) -> LossReport:
        """Write the snapshot; the report says what it lost."""
        writing = begin(self, snapshot, sink, options)
        scales, users, language = scales_by_version(snapshot), people(snapshot), snapshot.project().language
        for dossier in snapshot.claim_dossiers():
            verdict = dossier.verdict(decided=options.verdicts == "decided")
            label = rated(verdict, "veracity", scales) if verdict else None
            if verdict is None or label is None:
                writing.lost.add("claim.no_verdict", dossier.claim.id)
                continue
            author = creator(users.get(verdict.created_by or ""), options.base_url)
            body = _body(dossier, verdict, label[1].name, language)
            writing.out.write(encode_line(_annotation(verdict, author, body, options.base_url)))
            writing.records += 1
            _count_losses(writing, dossier, verdict, scales)
        writing.lost.add_tally("relation.dropped", snapshot.tally("claim_relation"))
        writing.lost.add_tally("segment.dropped", snapshot.tally("segment"))
        writing.lost.add_tally("comment.dropped", snapshot.tally("comment"))
        return writing.report()


def _annotation(verdict: Verdict, author: Mapping[str, Json], body: list[Json], base_url: str) -> Json:
    # Where ids are bare numbers, a mark and a verdict may have the same one; their addresses may not.
    name = f"verdict-{verdict.id}" if verdict.id.isdigit() else verdict.id
    return {
        "@context": CONTEXT,
        "id": f"{base_url}/annotations/{name}",
        "type": "Annotation",
        "motivation": "assessing",
        **author,
        "created": verdict.given_at,
        "body": body,
        "target": {"type": "SpecificResource", "source": f"{base_url}/claims/{verdict.claim_id}"},
    }


def _body(dossier: ClaimDossier, verdict: Verdict, label: str, language: str | None) -> list[Json]:
    spoken = {"language": language} if language else {}
    body: list[Json] = [{"type": "TextualBody", "value": label, "purpose": "tagging", **spoken}]
    if verdict.justification:
        why = {"value": verdict.justification, "purpose": "describing", "format": "text/plain"}
        body.append({"type": "TextualBody", **why, **spoken})
    links = dict.fromkeys(exhibit.document.url for exhibit in dossier.cited(verdict))
    linked = [url for url in links if url is not None and is_web_address(url)]
    body.extend({"type": "SpecificResource", "source": url, "purpose": "linking"} for url in linked)
    return body


def _count_losses(writing: Writing, dossier: ClaimDossier, verdict: Verdict, scales: Scales) -> None:
    lost = writing.lost
    lost.add_all("span.dropped", (place.span.id for place in dossier.places))
    lost.add_all("mention.chain_flattened", (place.mention.id for place in dossier.places if place.speakers))
    lost.add_all("verdict.history_dropped", (v.id for v in dossier.verdicts if v is not verdict))
    lost.add_all("evidence.fields_dropped", (exhibit.evidence.id for exhibit in dossier.exhibits))
    lost.add("evidence.set_flattened", *verdict.evidence_set_ids)
    if rated(verdict, "attribution", scales):
        lost.add("rating.axis_dropped", verdict.id)
