"""Which tables are ours and what was said about them: read from the models and from the SQL of the migrations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db.models import ForeignKey, Model

from annotations.models.constraints import SameProject

ROOMS = ("annotations", "claims", "workbench")
_AUDIT = re.compile(r"^CALL workbench_audit\('(\w+)', '(\w*)', '(\w+)', '(\w*)'\);", re.MULTILINE)
_APPEND_ONLY = re.compile(r"^CALL workbench_append_only\('(\w+)'\);", re.MULTILINE)
_TRIGGER = re.compile(r"^CREATE (?:CONSTRAINT )?TRIGGER (\w+)\b[^;]*? ON (\w+)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Audited:
    """A table whose changes leave acts; `digest` where rows are only appended and their content is sealed too."""

    table: str
    chain: str
    digest: bool


def models_of_ours() -> list[type[Model]]:
    """Every table of the three rooms."""
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


@cache
def statements() -> str:
    """All SQL that the rooms' migrations install beside the tables."""
    files = [file for room in ROOMS for file in sorted((Path(apps.get_app_config(room).path) / "migrations/sql").glob("*.sql"))]
    return "\n".join(file.read_text() for file in files)


def audited() -> list[Audited]:
    """The tables named in `audited.sql`; the chain of a row is its project's, or 0 where it has none: as in `ledger.sql`."""
    return [
        Audited(table, f"coalesce({column}, 0)" if column else "0", digest == "digest")
        for table, column, _, digest in _AUDIT.findall(statements())
    ]


def append_only() -> list[str]:
    """The tables that only grow."""
    return _APPEND_ONLY.findall(statements())


def triggers() -> Iterator[tuple[str, str]]:
    """Every trigger that must stand: its name and its table."""
    yield from _TRIGGER.findall(statements())
    for table in append_only():
        yield f"{table}_grows", table
        yield f"{table}_kept", table
    for one in audited():
        for operation in ("insert", "update", "delete"):
            yield f"{one.table}_audit_{operation}", one.table


def project_links() -> Iterator[tuple[type[Model], str, type[Model]]]:
    """Every link that must stay within a project: child, its column, parent."""
    for model in models_of_ours():
        for constraint in model._meta.constraints:
            if isinstance(constraint, SameProject):
                yield model, f"{constraint.field}_id", apps.get_model(constraint.to)


def links() -> Iterator[tuple[type[Model], str, type[Model]]]:
    """Every foreign key: child, its column, parent."""
    for model in models_of_ours():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                yield model, field.column, field.related_model  # type: ignore[misc]
