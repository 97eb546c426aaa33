"""How many hostile rows there are, counted where they stand: none is lost unnoticed, and each has a valid control."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.hostile import claims_http, uploads_reading
from tests.matrix import table
from tests.matrix.table import P as PROJECT

LEAST = 150
HERE = Path(__file__).parent


def modules() -> list[ModuleType]:
    """Every module of data here: whatever has ROWS and is no test."""
    data = [one.stem for one in sorted(HERE.glob("*.py")) if not one.stem.startswith(("test_", "conftest"))]
    found = [import_module(f"tests.hostile.{name}") for name in data]
    return [one for one in found if hasattr(one, "ROWS")]


def hostile(module: ModuleType) -> list[Any]:
    """The rows that must be refused."""
    return [row for row in module.ROWS if getattr(row, "code", "said otherwise") is not None]


def by_its_own(row: Any) -> bool:
    return row.control is not None


def by_its_kind(row: Any) -> bool:
    """A file that is accepted has the same suffix, or (where the type is what is refused) belongs to the same case."""
    taken = [one for one in uploads_reading.ROWS if one.code is None]
    return suffix(row) in {suffix(one) for one in taken} or row.case in {one.case for one in taken}


def suffix(row: Any) -> str:
    return Path((row.filename or "a.txt").replace("\0", "")).suffix.lower()


def by_its_route(row: Any) -> bool:
    """A request that is taken goes to the same route in the same way: here, or as the positive control of the matrix."""
    taken = {(one.method, shape(one.path)) for one in claims_http.CONTROLS}
    taken |= {(one.method, shape(one.route.removeprefix(f"{PROJECT}/"))) for one in table.ROWS}
    return (row.method, shape(row.path)) in taken


def shape(path: str) -> str:
    return re.sub(r"\{\w+\}|<\w+>", "{}", path.partition("?")[0])


HAS_CONTROL: dict[str, Callable[[Any], bool]] = {"uploads_reading": by_its_kind, "claims_http": by_its_route}


def test_there_are_enough_hostile_rows() -> None:
    counted = {module.__name__.rpartition(".")[2]: len(hostile(module)) for module in modules()}
    assert sum(counted.values()) >= LEAST, counted


@pytest.mark.parametrize("module", modules(), ids=lambda one: one.__name__.rpartition(".")[2])
def test_each_has_a_valid_control(module: ModuleType) -> None:
    has_control = HAS_CONTROL.get(module.__name__.rpartition(".")[2], by_its_own)
    assert [str(row)[:200] for row in hostile(module) if not has_control(row)] == []
