"""Judgements only grow: verdicts and publications without gaps, one current row each, contents as they were sealed."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.doctor import tables
from workbench.doctor.findings import Finding, Scope
from workbench.doctor.reading import streamed

_HISTORY = {
    "claim: its verdicts' revisions have a gap": """
        SELECT project_id, 'claim', claim_id FROM claims_verdict GROUP BY project_id, claim_id
        HAVING min(revision) <> 1 OR max(revision) <> count(*)""",
    "verdict: replaces one that is no earlier one of the same history": """
        SELECT v.project_id, 'verdict', v.id FROM claims_verdict v JOIN claims_verdict old ON old.id = v.supersedes_id
        WHERE old.claim_id <> v.claim_id OR old.revision >= v.revision OR old.review_id IS DISTINCT FROM v.review_id""",
    "claim: a history of its verdicts has not exactly one current row": """
        SELECT v.project_id, 'claim', v.claim_id FROM claims_verdict v
        GROUP BY v.project_id, v.claim_id, v.review_id
        HAVING count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM claims_verdict n WHERE n.supersedes_id = v.id)) <> 1""",
    "claim: its publications' numbers have a gap": """
        SELECT project_id, 'claim', claim_id FROM claims_publication GROUP BY project_id, claim_id
        HAVING min(number) <> 1 OR max(number) <> count(*)""",
    "publication: does not follow the one before it": """
        SELECT p.project_id, 'publication', p.id FROM claims_publication p
        LEFT JOIN claims_publication old ON old.id = p.supersedes_id
        WHERE (old.claim_id, old.number) IS DISTINCT FROM
            (CASE WHEN p.number > 1 THEN p.claim_id END, CASE WHEN p.number > 1 THEN p.number - 1 END)""",
    "claim: is decided without a verdict of its own": """
        SELECT c.project_id, 'claim', c.id FROM claims_claim c WHERE c.state IN ('adjudicated', 'approved')
        AND NOT EXISTS (SELECT 1 FROM claims_verdict v WHERE v.claim_id = c.id AND v.review_id IS NULL)""",
    "review: is submitted without a verdict": """
        SELECT r.project_id, 'review', r.id FROM claims_review r WHERE r.state = 'submitted'
        AND NOT EXISTS (SELECT 1 FROM claims_verdict v WHERE v.review_id = r.id)""",
}
# What the acts say was appended (`ids` and `digests` are in one order), against what is there.
_SEALED = """
WITH said AS (
    SELECT a.chain, a.seq, named.id::bigint AS id, named.digest,
           (r ->> 'n')::bigint > jsonb_array_length(r -> 'ids') AS cut
    FROM annotations_act a
    CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(a.payload -> 'rows') WHEN 'array' THEN a.payload -> 'rows' END) r
    CROSS JOIN LATERAL ROWS FROM (jsonb_array_elements_text(r -> 'ids'), jsonb_array_elements_text(r -> 'digests'))
        AS named (id, digest)
    WHERE r ->> 'table' = '{table}' AND r ->> 'op' = 'insert' AND (%(project)s::bigint IS NULL OR a.chain = %(project)s)),
live AS (
    SELECT t.project_id, t.id, encode(sha256(convert_to(p.salt::text || to_jsonb(t)::text, 'UTF8')), 'hex') AS digest
    FROM {table} t JOIN annotations_project p ON p.id = t.project_id
    WHERE (%(project)s::bigint IS NULL OR t.project_id = %(project)s))
SELECT coalesce(live.project_id, said.chain), coalesce(live.id, said.id), said.seq,
       CASE WHEN live.id IS NULL THEN 'was appended and is gone'
            WHEN said.id IS NULL THEN 'is there, but no act says that it was appended'
            ELSE 'is not what was appended' END
FROM live FULL JOIN said ON said.chain = live.project_id AND said.id = live.id
WHERE said.digest IS DISTINCT FROM live.digest
    AND (said.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM said more WHERE more.chain = live.project_id AND more.cut))
"""


def history(scope: Scope) -> Iterator[Finding]:
    """D-11: gap-free, one current row, every row as its act sealed it."""
    for what, sql in _HISTORY.items():
        for project, kind, pk in streamed(sql):
            if scope.project in {None, project}:
                yield Finding(f"{kind}:{pk}", what.partition(": ")[2], project)
    for table in (one.table for one in tables.audited() if one.digest):
        for project, pk, seq, what in streamed(_SEALED.format(table=table), scope.values):
            said = what if seq is None else f"{what} (act {seq})"
            yield Finding(f"{table.partition('_')[2]}:{pk}", said, project)
