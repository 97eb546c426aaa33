"""No regular expression of ours can be made to run for ever by nested quantifiers."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

from tests.house.sources import ROOMS, called, sources

UNBOUNDED = 64  # more repetitions than this count as any number
FUNCTIONS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


def patterns() -> Iterator[tuple[str, str, int]]:
    """Every pattern: compiled ones as modules hold them, and texts handed to `re` directly."""
    for module in modules():
        for name, value in vars(module).items():
            for index, one in enumerate(value if isinstance(value, tuple | list) else [value]):
                if hasattr(one, "flags") and isinstance(getattr(one, "pattern", None), str | bytes):
                    text = one.pattern.decode("latin-1") if isinstance(one.pattern, bytes) else one.pattern
                    yield f"{module.__name__}.{name}[{index}]", text, int(one.flags)
    for source in sources():
        for node in ast.walk(source.tree):
            text = literal(node)
            if text is not None:
                yield f"{source.path}:{node.lineno}", text, 0


def modules() -> Iterator[ModuleType]:
    """All of ours that may be imported without starting something."""
    for room in ROOMS:
        for found in pkgutil.walk_packages(importlib.import_module(room).__path__, f"{room}."):
            if ".migrations" not in found.name and ".settings." not in found.name and not found.name.endswith(("gunicorn_conf", "wsgi")):
                yield importlib.import_module(found.name)


def literal(node: ast.AST) -> str | None:
    """The pattern of `re.search("…", text)`."""
    if isinstance(node, ast.Call) and called(node) in FUNCTIONS and node.args:
        first = node.args[0]
        if ast.unparse(node.func).startswith(("re.", "regex.")) and isinstance(first, ast.Constant) and isinstance(first.value, str):
            return first.value
    return None


def parsed(text: str, flags: int) -> Any:
    """The tree; properties of the `regex` package read as word characters."""
    plain = re.sub(r"\\[pP]\{[^}]*\}", r"\\w", text)
    plain = re.sub(r"\\[hXR]", r"\\s", plain)
    return _parser.parse(plain, flags & (re.VERBOSE | re.IGNORECASE | re.DOTALL))


def many(item: tuple[Any, Any]) -> bool:
    """A repeat without a small bound that can give back what it took."""
    operator, argument = item
    return operator in {sre.MAX_REPEAT, sre.MIN_REPEAT} and argument[1] > UNBOUNDED


def nullable(item: tuple[Any, Any]) -> bool:
    """Whether the item can match nothing."""
    operator, argument = item
    if operator in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
        return argument[0] == 0 or all(nullable(one) for one in argument[2])
    if operator is sre.SUBPATTERN:
        return all(nullable(one) for one in argument[3])
    if operator is sre.BRANCH:
        return any(all(nullable(one) for one in branch) for branch in argument[1])
    return operator in {sre.AT, sre.ASSERT, sre.ASSERT_NOT}


def bare_repeat(body: Any) -> bool:
    """Whether the body can be one repeat and nothing else, so that a repeat around it may cut the same text in many ways."""
    items = list(body)
    for index, (operator, argument) in enumerate(items):
        others_vanish = all(nullable(one) for place, one in enumerate(items) if place != index)
        if not others_vanish:
            continue
        if many((operator, argument)):
            return True
        if operator is sre.SUBPATTERN and bare_repeat(argument[3]):
            return True
        if operator is sre.BRANCH and any(bare_repeat(branch) for branch in argument[1]):
            return True
    return False


def nested(tree: Any) -> bool:
    """(a+)+ and its disguises, anywhere in the pattern."""
    for operator, argument in tree:
        if many((operator, argument)) and bare_repeat(argument[2]):
            return True
        inner: list[Any] = []
        if operator in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            inner = [argument[2]]
        elif operator is sre.SUBPATTERN:
            inner = [argument[3]]
        elif operator is sre.BRANCH:
            inner = list(argument[1])
        elif operator in {sre.ASSERT, sre.ASSERT_NOT}:
            inner = [argument[1]]
        elif operator is sre.ATOMIC_GROUP:
            inner = [argument]
        if any(nested(one) for one in inner):
            return True
    return False


def test_no_pattern_nests_quantifiers() -> None:
    seen = list(patterns())
    assert len(seen) > 50, "the search for patterns finds too few of them"
    assert [(where, text) for where, text, flags in seen if nested(parsed(text, flags))] == []


@pytest.mark.parametrize("text", ["(a+)+", "(a*)*", "(?:a|b+)*x", "(x?a+y?)+", r"(?:\s*\w+)*$", "((a+))*", "(?=(a+)+)"])
def test_the_search_finds_them(text: str) -> None:
    assert nested(parsed(text, 0))


@pytest.mark.parametrize("text", ["(?:a+b)*", "a+b+", "(?:a+,){0,3}", "(?:[ab])+", "(?>a+)+", "(a++)+"])
def test_the_search_leaves_others_alone(text: str) -> None:
    assert not nested(parsed(text, 0))
