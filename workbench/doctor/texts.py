"""Texts are what they were: hashes of texts and of the bytes they came from, no character that no text may hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import CharField, Field, JSONField, Model, TextField

from annotations.models import Original
from workbench.doctor.findings import Finding, Scope
from workbench.doctor.reading import streamed
from workbench.doctor.tables import models_of_ours

PIECE = 2**20
_NOT_IN_CONTROL = {"quote", "prefix", "suffix"}  # a span's words are compared with the text itself (D-03)

_EDITIONS = """
SELECT e.project_id, e.id, e.sha256 IS DISTINCT FROM encode(sha256(convert_to(e.text, 'UTF8')), 'hex'),
       e.length IS DISTINCT FROM char_length(e.text), b.text IS DISTINCT FROM e.text
FROM annotations_edition e LEFT JOIN LATERAL
    (SELECT string_agg(text, '' ORDER BY n) AS text FROM annotations_editionblock WHERE edition_id = e.id) b ON true
WHERE {scope}
"""
_WRONG = ("the text is not that of its SHA-256", "the length is not that of the text", "the blocks are not the text")


def hashes(scope: Scope) -> Iterator[Finding]:
    """D-01: editions against their hash, their length and the blocks that quotes are checked with; originals' bytes."""
    for project, pk, *wrong in streamed(_EDITIONS.format(scope=scope.where("e")), scope.values):
        for what in (said for said, is_so in zip(_WRONG, wrong, strict=True) if is_so):
            yield Finding(f"edition:{pk}", what, project)
    rows = streamed(
        f"SELECT o.project_id, o.id, o.sha256 FROM annotations_original o WHERE {scope.where('o')}",  # noqa: S608
        scope.values,
    )
    for project, pk, digest in rows:
        path = Path(settings.MEDIA_ROOT) / Original(project_id=project, sha256=digest).path
        if path.is_file() and sha256_of(path) != digest:
            yield Finding(f"original:{pk}", "the bytes are not those of their SHA-256", project)


def sha256_of(path: Path) -> str:
    """Of a file, piece by piece."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def characters(scope: Scope) -> Iterator[Finding]:
    """D-14: noncharacters, controls in texts, a byte order mark where there should be words.

    NUL and lone surrogates PostgreSQL itself refuses, in UTF-8 as in jsonb.
    """
    for model in models_of_ours():
        columns = [field.column for field in model._meta.concrete_fields if _holds_text(model, field)]
        if not columns:
            continue
        table, dated = model._meta.db_table, any(field.name == "created_at" for field in model._meta.concrete_fields)
        in_project = any(field.attname == "project_id" for field in model._meta.concrete_fields)
        conditions = " OR ".join(_odd(f't."{column}"', is_text=(table, column) == ("annotations_edition", "text")) for column in columns)
        where = scope.where("t", dated=dated) if in_project else "true"
        project = "t.project_id" if in_project else "NULL"
        sql = f"SELECT {project}, t.{model._meta.pk.column} FROM {table} t WHERE {where} AND ({conditions})"  # noqa: S608
        for number, pk in streamed(sql, scope.values):
            yield Finding(f"{model._meta.model_name}:{pk}", "a text holds a character that no text may hold", number)


def _holds_text(model: type[Model], field: Field) -> bool:  # type: ignore[type-arg]
    if model.__name__ == "Span" and field.name in _NOT_IN_CONTROL:
        return False
    return isinstance(field, (CharField, TextField, JSONField)) and not field.choices


def _odd(column: str, *, is_text: bool) -> str:
    controls = r"\u0001-\u0008\u000B-\u001F" if is_text else ""
    return rf"({column}::text ~ '[\uFFFE\uFFFF{controls}]' OR {column}::text ~ '^\uFEFF+$')"
