"""Marks lie where they say: bounds within the text, words that are the text's, none of them twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.doctor.findings import Finding, Scope
from workbench.doctor.reading import streamed

TEXTS = 8  # a text holds up to 10 MiB
_RANGE = re.compile(r"\[(\d+),(\d+)\)")

_BOUNDS = """
SELECT s.project_id, 'span', s.id FROM annotations_span s JOIN annotations_edition e ON e.id = s.edition_id
WHERE {scope} AND s.anchor = 'anchored' AND NOT (s.start >= 0 AND s.start < s."end" AND s."end" <= e.length
    AND lower(s.fragments) = s.start AND upper(s.fragments) = s."end")
UNION ALL
SELECT s.project_id, 'segment', s.id FROM annotations_segment s JOIN annotations_edition e ON e.id = s.edition_id
WHERE (%(project)s::bigint IS NULL OR s.project_id = %(project)s)
    AND NOT (s.start >= 0 AND s.start < s."end" AND s."end" <= e.length)
UNION ALL
SELECT a.project_id, 'attribution', a.id FROM annotations_attribution a
JOIN annotations_span s ON s.id = a.span_id JOIN annotations_edition e ON e.id = s.edition_id
WHERE {hops} AND NOT (
    (a.speaker_start IS NULL OR (a.speaker_start < a.speaker_end AND a.speaker_end <= e.length))
    AND (a.cue_start IS NULL OR (a.cue_start < a.cue_end AND a.cue_end <= e.length)))
"""
_TEXTS = """
SELECT e.id, e.text FROM annotations_edition e WHERE (%(project)s::bigint IS NULL OR e.project_id = %(project)s)
    AND EXISTS (SELECT 1 FROM annotations_span s WHERE s.edition_id = e.id) ORDER BY e.id
"""
_SPANS = """
SELECT s.edition_id, s.project_id, s.id, s.start, s."end", s.quote,
       CASE WHEN s.fragments <> int4multirange(int4range(s.start, s."end")) THEN s.fragments::text END
FROM annotations_span s WHERE {scope} AND s.anchor = 'anchored' AND s.start < s."end" ORDER BY s.edition_id
"""
_EDGES = r"""
SELECT s.project_id, s.id FROM annotations_span s
WHERE {scope} AND s.anchor = 'anchored' AND s.status IN ('suggested', 'accepted')
    AND EXISTS (SELECT 1 FROM unnest(s.quote) q WHERE q ~ '^\s|\s$')
"""
_SAME_SPANS = """
SELECT min(s.project_id), array_agg(s.id ORDER BY s.id) FROM annotations_span s
WHERE {scope} AND s.status <> 'removed' AND s.anchor = 'anchored' AND s.carried_from_id IS NULL AND s.origin <> 'import'
GROUP BY s.edition_id, s.label_id, s.fragments, s.origin, s.segmentation_id, s.created_by_id HAVING count(*) > 1
"""
_SAME_CLAIMS = """
SELECT c.project_id, array_agg(DISTINCT c.id) FROM claims_claim c JOIN claims_mention m ON m.claim_id = c.id
JOIN annotations_span s ON s.id = m.span_id
WHERE {scope} AND c.created_by_id IS NULL AND c.state NOT IN ('merged', 'rejected') AND s.segmentation_id IS NOT NULL
GROUP BY c.project_id, s.segmentation_id, c.text HAVING count(DISTINCT c.id) > 1
"""


def bounds(scope: Scope) -> Iterator[Finding]:
    """D-02: spans, segments and the words of attribution chains lie within their text."""
    sql = _BOUNDS.format(scope=scope.where("s"), hops=scope.where("a"))
    for project, kind, pk in streamed(sql, scope.values):
        yield Finding(f"{kind}:{pk}", "the offsets do not lie within the text", project)


def quotes(scope: Scope) -> Iterator[Finding]:
    """D-03: one pass over texts and spans side by side, so that each text is read once."""
    texts = streamed(_TEXTS, scope.values, batch=TEXTS)
    edition, text = -1, ""
    for edition_id, project, pk, start, end, quote, fragments in streamed(_SPANS.format(scope=scope.where("s")), scope.values):
        while edition < edition_id:
            edition, text = next(texts, (edition_id, ""))
        parts = [(int(a), int(b)) for a, b in _RANGE.findall(fragments)] if fragments else [(start, end)]
        if edition != edition_id or [text[a:b] for a, b in parts] != quote:
            yield Finding(f"span:{pk}", "the quote is not the text at its offsets", project)


def edges(scope: Scope) -> Iterator[Finding]:
    """D-04: a mark that begins or ends in white space was probably drawn a little too far."""
    for project, pk in streamed(_EDGES.format(scope=scope.where("s")), scope.values):
        yield Finding(f"span:{pk}", "begins or ends in white space", project, warning=True)


def doubles(scope: Scope) -> Iterator[Finding]:
    """D-10: the same mark twice by the same maker; the same claim twice of one run of the pipeline."""
    for what, sql in (
        ("span", _SAME_SPANS.format(scope=scope.where("s"))),
        ("claim", _SAME_CLAIMS.format(scope=scope.where("c"))),
    ):
        for project, ids in streamed(sql, scope.values):
            yield Finding(f"{what}:{ids[0]}", f"is there again as {', '.join(map(str, ids[1:6]))}", project)
