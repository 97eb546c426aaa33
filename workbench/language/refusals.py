"""What services, importers and formats say in English, read out of the code: refusals, notices, losses.

A sentence put together (`f"At most {most} characters."`) becomes one with holes, named after what is put in.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SAYING = {
    "WorkbenchError", "BadRequest", "Malformed", "Invalid", "BadHeader", "Unauthenticated", "CsrfFailed", "Forbidden", "NotFound",
    "Conflict", "InProgress", "Stale", "TooLarge", "TextTooLarge", "ArchiveLimit", "UnsupportedMedia", "KeyReused",
    "PreconditionRequired", "Throttled", "Unavailable", "FieldError", "ValidationError", "Refusal", "Notice", "Problem",
}  # fmt: skip
"""Calls whose sentence a person may see."""
PLACES = (
    "annotations/errors.py", "annotations/access.py", "annotations/policy.py", "annotations/services", "annotations/importers",
    "annotations/http/body.py", "annotations/http/database.py", "annotations/http/fields.py", "annotations/http/forms.py",
    "annotations/http/headers.py",
    "annotations/http/problems.py", "annotations/http/quota.py", "annotations/models", "annotations/api/shown.py", "claims/access.py",
    "claims/policy.py", "claims/services", "claims/records", "claims/capture", "claims/models", "workbench/login.py",
    "workbench/people.py", "workbench/preferences.py", "workbench/desk",
)  # fmt: skip
TABLES = {"claims/exporters/losses.py": "CODES", "claims/agreement/coefficient.py": "Undefined"}
"""Modules with a table or class of sentences, and its name."""


def refusals(root: Path) -> Iterator[tuple[str, str]]:
    """(file, sentence) of each."""
    for one in PLACES:
        for path in sorted((root / one).rglob("*.py") if (root / one).is_dir() else [root / one]):
            if path.exists():
                place = str(path.relative_to(root))
                yield from ((place, sentence) for sentence in _in(ast.parse(path.read_text(encoding="utf-8"))))
    for name, table in TABLES.items():
        for node in ast.parse((root / name).read_text(encoding="utf-8")).body:
            if (ast.unparse(node.target) if isinstance(node, ast.AnnAssign) else getattr(node, "name", "")) == table:
                lines = node.body if isinstance(node, ast.ClassDef) else [node]
                held = [part for line in lines if isinstance(line, ast.Assign | ast.AnnAssign) for part in ast.walk(line)]
                yield from ((name, sentence) for sentence in _sentences(held))


def _in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SAYING:
            yield from _sentences(node.args)
        elif isinstance(node, ast.Assign) and "title" in ast.unparse(node.targets[0]):
            yield from _sentences(node.value.elts if isinstance(node.value, ast.Tuple) else [node.value])
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "title" and node.value is not None:
            yield from _sentences([node.value])


def _sentences(nodes: object) -> Iterator[str]:
    """Texts among these that are sentences: they begin like one, or with what is put in, and have a blank in them."""
    for node in nodes:  # type: ignore[attr-defined]
        for part in (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,):
            sentence = _written(part)
            if " " in sentence.strip() and (sentence[0].isupper() or sentence[0] in "“{"):
                yield sentence


def _written(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, seen = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            seen += 1
            name = _hole(part, seen)
            parts.append("{" + (f"n{seen}" if "{" + name + "}" in parts else name) + "}")
    return "".join(parts)


def _hole(part: ast.expr, at: int) -> str:
    """The name of what is put in, or its place in the sentence."""
    value = part.value if isinstance(part, ast.FormattedValue) else part
    name = getattr(value, "id", getattr(value, "attr", ""))
    return f"{name.lower().lstrip('_')}" if name else f"n{at}"
