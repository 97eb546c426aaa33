"""What the run-time database role may do: everything to ordinary tables, nothing to the ledger but through triggers.

Applied after every migrate and restore, idempotent. Not ALTER DEFAULT PRIVILEGES: that would be open by default
for the next ledger table.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

READ_ONLY = ("annotations_act", "annotations_acthead", "annotations_actdraft", "annotations_editionblock", "django_migrations")
APPEND_ONLY = ("claims_verdict", "claims_verdictset", "claims_adjudication", "claims_publication", "claims_wording")
CALLABLE = ("workbench_act(bigint, text, text, text, jsonb)",)


def _statements(role: str) -> list[sql.Composed]:
    name = sql.Identifier(role)
    return [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name),
        sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC, {}").format(name),
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(name),
        sql.SQL("GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {}").format(name),
        sql.SQL("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, {}").format(name),
        sql.SQL("REVOKE ALL ON ALL PROCEDURES IN SCHEMA public FROM PUBLIC, {}").format(name),
        *(sql.SQL("REVOKE INSERT, UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), name) for table in READ_ONLY),
        *(sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), name) for table in APPEND_ONLY),
        *(sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(sql.SQL(function), name) for function in CALLABLE),
    ]


def ensure_assumed_role(connection: BaseDatabaseWrapper, role: str) -> None:
    """One log-in for all (level *assumed*): make the weaker role it steps down to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            cursor.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)))
        cursor.execute("SELECT current_setting('server_version_num')::int >= 160000")
        row = cursor.fetchone()
        option = " WITH SET TRUE" if row and row[0] else ""
        cursor.execute(sql.SQL("GRANT {} TO CURRENT_USER" + option).format(sql.Identifier(role)))


def apply(connection: BaseDatabaseWrapper, role: str) -> None:
    """Grant, then take back; runs as the owner."""
    with connection.cursor() as cursor:
        for statement in _statements(role):
            cursor.execute(statement)
