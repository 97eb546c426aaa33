"""What belongs together lies together: links within one project, nothing without its parent, no circles."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.doctor import tables
from workbench.doctor.findings import Finding, Scope
from workbench.doctor.reading import streamed

_OTHER_PROJECT = """
SELECT c.project_id, c.id FROM {child} c JOIN {parent} p ON p.id = c."{column}"
WHERE p.project_id <> c.project_id AND (%(project)s::bigint IS NULL OR %(project)s IN (c.project_id, p.project_id))
"""
_TOGETHER = {
    "verdict: its review is of another claim": """
        SELECT v.project_id, 'verdict', v.id FROM claims_verdict v JOIN claims_review r ON r.id = v.review_id
        WHERE r.claim_id <> v.claim_id""",
    "verdict: cites evidence of another claim": """
        SELECT v.project_id, 'verdict', v.id FROM claims_verdictset c JOIN claims_verdict v ON v.id = c.verdict_id
        JOIN claims_evidenceset s ON s.id = c.evidence_set_id WHERE s.claim_id <> v.claim_id""",
    "adjudication: names a review that is not of its claim and round": """
        SELECT a.project_id, 'adjudication', a.id FROM claims_adjudication a, unnest(a.review_ids) AS named (id)
        LEFT JOIN claims_review r ON r.id = named.id
        WHERE (r.claim_id, r.round) IS DISTINCT FROM (a.claim_id, a.round)""",
    "publication: its verdict is of another claim": """
        SELECT p.project_id, 'publication', p.id FROM claims_publication p JOIN claims_verdict v ON v.id = p.verdict_id
        WHERE v.claim_id <> p.claim_id""",
    "segment: its run is of another edition": """
        SELECT s.project_id, 'segment', s.id FROM annotations_segment s
        JOIN annotations_segmentation r ON r.id = s.segmentation_id WHERE r.edition_id <> s.edition_id""",
    "span: its run is of another edition": """
        SELECT s.project_id, 'span', s.id FROM annotations_span s
        JOIN annotations_segmentation r ON r.id = s.segmentation_id WHERE r.edition_id <> s.edition_id""",
}
_ORPHAN = """
SELECT {project}, c.{key} FROM {child} c WHERE c."{column}" IS NOT NULL AND {where}
AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.{parent_key} = c."{column}")
"""
_NO_EDITION = """
SELECT t.project_id, t.id FROM annotations_article t
WHERE {scope} AND NOT EXISTS (SELECT 1 FROM annotations_edition e WHERE e.article_id = t.id)
"""
_MERGE_CIRCLE = """
WITH RECURSIVE way (root, id) AS (
    SELECT id, merged_into_id FROM claims_claim WHERE merged_into_id IS NOT NULL
    UNION SELECT way.root, c.merged_into_id FROM way JOIN claims_claim c ON c.id = way.id WHERE c.merged_into_id IS NOT NULL)
SELECT c.project_id, c.id FROM way JOIN claims_claim c ON c.id = way.root
WHERE way.root = way.id AND (%(project)s::bigint IS NULL OR c.project_id = %(project)s)
"""
_RELATION_CIRCLE = """
WITH RECURSIVE link AS (SELECT kind, from_claim_id, to_claim_id FROM claims_relation
        WHERE kind IN ('more_specific', 'updates') AND status <> 'rejected'),
    way (kind, root, id) AS (
    SELECT kind, from_claim_id, to_claim_id FROM link
    UNION SELECT way.kind, way.root, link.to_claim_id FROM way JOIN link ON link.from_claim_id = way.id AND link.kind = way.kind)
SELECT c.project_id, c.id, way.kind FROM way JOIN claims_claim c ON c.id = way.root
WHERE way.root = way.id AND (%(project)s::bigint IS NULL OR c.project_id = %(project)s)
"""


def within_projects(scope: Scope) -> Iterator[Finding]:
    """D-05: parent and child name the same project, and what hangs on one claim or run hangs on that one."""
    for child, column, parent in tables.project_links():
        sql = _OTHER_PROJECT.format(child=child._meta.db_table, parent=parent._meta.db_table, column=column)
        for project, pk in streamed(sql, scope.values):
            yield Finding(f"{child._meta.model_name}:{pk}", f"its {column.removesuffix('_id')} is of another project", project)
    for what, sql in _TOGETHER.items():
        for project, kind, pk in streamed(sql):
            if scope.project in {None, project}:
                yield Finding(f"{kind}:{pk}", what.partition(": ")[2], project)


def orphans(scope: Scope) -> Iterator[Finding]:
    """D-06: rows without the row they point to, articles without a text, claims merged or ordered in a circle."""
    for project, pk in streamed(_NO_EDITION.format(scope=scope.where("t")), scope.values):
        yield Finding(f"article:{pk}", "has no text", project)
    for child, column, parent in tables.links():
        in_project = any(field.attname == "project_id" for field in child._meta.concrete_fields)
        sql = _ORPHAN.format(
            child=child._meta.db_table, parent=parent._meta.db_table, column=column, key=child._meta.pk.column,
            parent_key=parent._meta.pk.column, project="c.project_id" if in_project else "NULL",
            where=scope.where("c", dated=False) if in_project else "true",
        )  # fmt: skip
        for project, pk in streamed(sql, scope.values):
            yield Finding(f"{child._meta.model_name}:{pk}", f"its {column.removesuffix('_id')} does not exist", project)
    for project, pk in streamed(_MERGE_CIRCLE, scope.values):
        yield Finding(f"claim:{pk}", "is merged into itself by a circle", project)
    for project, pk, kind in streamed(_RELATION_CIRCLE, scope.values):
        yield Finding(f"claim:{pk}", f"stands in a circle of “{kind}”", project)
