"""The ledger tells of every change: its chains hold, and what it counts is what is there."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.doctor import tables
from workbench.doctor.chains import verify
from workbench.doctor.findings import Finding, Scope
from workbench.doctor.reading import streamed

_SAID = """
WITH said AS MATERIALIZED (
    SELECT a.chain, r ->> 'table' AS name, r ->> 'op' AS op, (r ->> 'n')::bigint AS n, r -> 'ids' AS ids
    FROM annotations_act a
    CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(a.payload -> 'rows') WHEN 'array' THEN a.payload -> 'rows' END) r
    WHERE (%(project)s::bigint IS NULL OR a.chain = %(project)s))
"""
_COUNTS = """, told AS (SELECT chain, name, sum(CASE op WHEN 'insert' THEN n WHEN 'delete' THEN -n ELSE 0 END) AS n
    FROM said GROUP BY chain, name),
live AS ({live})
SELECT chain, name, coalesce(told.n, 0), coalesce(live.n, 0) FROM told FULL JOIN live USING (chain, name)
WHERE coalesce(told.n, 0) <> coalesce(live.n, 0) ORDER BY chain, name
"""
# A statement over more than twenty rows names the first twenty alone: then it may have been any row of the table.
_VERSIONS = """, told AS (SELECT chain, name, id::bigint AS id, count(*) AS n
    FROM said CROSS JOIN LATERAL jsonb_array_elements_text(ids) AS named (id) WHERE op = 'update' GROUP BY chain, name, named.id),
wide AS (SELECT chain, name, count(*) AS n FROM said WHERE op = 'update' AND n > jsonb_array_length(ids) GROUP BY chain, name),
live AS ({live})
SELECT live.chain, live.name, live.id, live.version, coalesce(told.n, 0) FROM live
LEFT JOIN told ON (told.chain, told.name, told.id) = (live.chain, live.name, live.id)
LEFT JOIN wide ON (wide.chain, wide.name) = (live.chain, live.name)
WHERE live.version - 1 > coalesce(told.n, 0) + coalesce(wide.n, 0)
"""


def told(scope: Scope) -> Iterator[Finding]:
    """D-12: chains that hold, as many rows as acts tell of, no version without its act."""
    for fault in verify(project=scope.project).faults:
        yield Finding(f"act:{fault.seq}", f"chain {fault.chain}: {fault.what}", fault.chain or None)
    audited = tables.audited()
    live = " UNION ALL ".join(
        f"SELECT {one.chain}::bigint AS chain, '{one.table}' AS name, count(*) AS n FROM {one.table} GROUP BY 1"  # noqa: S608
        for one in audited
    )
    for chain, name, acts, rows in streamed(_SAID + _COUNTS.format(live=_of_project(live)), scope.values):
        yield Finding(name, f"the acts tell of {acts} rows, there are {rows}", chain)
    versioned = {model._meta.db_table for model in tables.models_of_ours() if hasattr(model, "etag")}
    live = " UNION ALL ".join(
        f"SELECT {one.chain}::bigint AS chain, '{one.table}' AS name, id, version FROM {one.table} WHERE version > 1"  # noqa: S608
        for one in audited
        if one.table in versioned
    )
    for chain, name, pk, version, acts in streamed(_SAID + _VERSIONS.format(live=_of_project(live)), scope.values):
        said = f"is at version {version}, but only {acts} acts tell of a change"
        yield Finding(f"{name.partition('_')[2]}:{pk}", said, chain)


def _of_project(live: str) -> str:
    return f"SELECT * FROM ({live}) every WHERE %(project)s::bigint IS NULL OR chain = %(project)s"  # noqa: S608
