"""What the database itself must enforce is in force: constraints, triggers, and what the run-time role may not do."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from workbench import grants
from workbench.doctor import tables
from workbench.doctor.findings import Finding, Scope
from workbench.doctor.reading import streamed

_CONSTRAINTS = """
SELECT conname, convalidated FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid AND k.conname = c.relname)
"""
_TRIGGERS = """
SELECT t.tgname, c.relname, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
"""
_MAY = """
SELECT c.relname, p.privilege FROM pg_class c, unnest(%(privileges)s::text[]) AS p (privilege)
WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY(%(tables)s) AND has_table_privilege(%(role)s, c.oid, p.privilege)
"""
_OWNED = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND c.relname = ANY(%(tables)s) AND pg_has_role(%(role)s, c.relowner, 'USAGE')
"""
_FUNCTIONS = """
SELECT p.proname, p.prosecdef AND NOT coalesce(array_to_string(p.proconfig, ','), '') LIKE '%%search_path%%',
       has_function_privilege(%(role)s, p.oid, 'EXECUTE') AND NOT p.proname = ANY(%(callable)s)
FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'workbench\\_%%'
"""


def enforced(scope: Scope) -> Iterator[Finding]:
    """D-16: everything the models and the migrations' SQL promise is there, valid and switched on."""
    yield from _constraints()
    yield from _triggers()
    if settings.DATABASE_ROLE_LEVEL == "single":
        yield Finding(
            "roles", "one log-in owns and runs the database (DATABASE_ROLES=single): the log is protected by triggers alone", warning=True
        )
    else:
        yield from _rights(settings.DATABASE_APP_ROLE)


def _constraints() -> Iterator[Finding]:
    there = dict(streamed(_CONSTRAINTS))
    for model in tables.models_of_ours():
        for wanted in [*model._meta.constraints, *model._meta.indexes]:
            if wanted.name not in there:
                yield Finding(wanted.name, f"this constraint or index of {model._meta.db_table} is missing")
    for name, valid in there.items():
        if not valid:
            yield Finding(name, "is there, but was never validated")


def _triggers() -> Iterator[Finding]:
    there = {(name, table): enabled for name, table, enabled in streamed(_TRIGGERS)}
    for name, table in tables.triggers():
        enabled = there.get((name, table))
        if enabled is None:
            yield Finding(name, f"this trigger on {table} is missing")
        elif enabled != "O":
            yield Finding(name, f"this trigger on {table} is not in force as it should be")


def _rights(role: str) -> Iterator[Finding]:
    forbidden = {
        grants.READ_ONLY: ["INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER"],
        grants.APPEND_ONLY: ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"],
    }
    for those, privileges in forbidden.items():
        for table, privilege in streamed(_MAY, {"role": role, "tables": list(those), "privileges": privileges}):
            yield Finding(table, f"the run-time role {role} may {privilege} it")
    for (table,) in streamed(_OWNED, {"role": role, "tables": [*grants.READ_ONLY, *grants.APPEND_ONLY]}):
        yield Finding(table, f"the run-time role {role} owns it or may act as its owner")
    allowed = [name.partition("(")[0] for name in grants.CALLABLE]
    for name, unguarded, callable_ in streamed(_FUNCTIONS, {"role": role, "callable": allowed}):
        if unguarded:
            yield Finding(name, "this function runs as its owner without a fixed search_path")
        if callable_:
            yield Finding(name, f"the run-time role {role} may call it")
