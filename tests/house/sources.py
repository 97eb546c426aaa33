"""Our own modules as syntax trees, for rules that no linter knows."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("annotations", "claims", "workbench")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something a rule does not allow."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.what}"


@dataclass(frozen=True, slots=True)
class Source:
    """One module: its path below the root, and its tree."""

    path: str
    tree: ast.Module


@cache
def sources() -> tuple[Source, ...]:
    """Every module of the three rooms but migrations."""
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts]
    return tuple(Source(str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


Rule = Callable[[Source], Iterator[Hit]]


def hits(rule: Rule, *, allowed: tuple[str, ...] = (), only: tuple[str, ...] = ("",)) -> list[str]:
    """What the rule finds in modules whose path begins with one of `only` and with none of `allowed`."""
    found = []
    for source in sources():
        if source.path.startswith(only) and not (allowed and source.path.startswith(allowed)):
            found += [str(hit) for hit in rule(source)]
    return found


def planted(rule: Rule, code: str) -> bool:
    """Whether the rule finds what it is there for."""
    return any(True for _ in rule(Source("planted.py", ast.parse(code))))


def called(node: ast.Call) -> str:
    """The last part of what is called: `delay` of `task.delay(…)`."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every imported module, also below functions; `from a import b` gives a and a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
