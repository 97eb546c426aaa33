"""No two modules import each other, not even by a long way round, below a function or for their types alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house.sources import sources


def ties(modules: dict[str, ast.Module]) -> dict[str, set[str]]:
    """What each module imports of the others; a name taken from a package is the module of that name where there is one."""

    def named(tree: ast.Module) -> Iterator[str]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    yield inner if inner in modules else node.module

    return {name: {one for one in named(tree) if one in modules} for name, tree in modules.items()}


def test_the_import_of_modules_goes_round_in_no_circle() -> None:
    modules = {one.path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): one.tree for one in sources()}
    TopologicalSorter(ties(modules)).prepare()


def test_a_circle_would_be_found() -> None:
    modules = {"a.b": ast.parse("def f():\n from a import c"), "a.c": ast.parse("import a.d"), "a.d": ast.parse("from a.b import f")}
    with pytest.raises(CycleError):
        TopologicalSorter(ties(modules)).prepare()
