"""The reference says what the code does, and says all of it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.house.reference import BLOCK, PAGES, ROOT, STATES, TABLES, rewritten
from workbench.doctor.tables import triggers

PAGE = sorted(PAGES.glob("*.md"))
AGAIN = "run: .venv/bin/python -m tests.house.reference"


def cells(page: str) -> list[list[str]]:
    """The cells of every table row of a page, heads and rules left out."""
    text = (PAGES / page).read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in text.splitlines() if line.startswith("| ")]
    return [row for row in rows if set(row[0]) != {"-"}]


@pytest.mark.parametrize("path", PAGE, ids=[path.stem for path in PAGE])
def test_the_tables_are_what_the_code_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert rewritten(text) == text, AGAIN


def test_every_table_stands_somewhere() -> None:
    shown = {found["name"] for path in PAGE for found in BLOCK.finditer(path.read_text(encoding="utf-8"))}
    assert shown == set(TABLES)


def read_by_settings() -> Iterator[tuple[str, str | None]]:
    """(variable, default as written) of every `env.…("NAME", default=…)`."""
    for path in (ROOT / "workbench/settings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("env.") and node.args:
                default = next((keyword.value for keyword in node.keywords if keyword.arg == "default"), None)
                assert isinstance(node.args[0], ast.Constant)
                yield str(node.args[0].value), None if default is None else ast.unparse(default).strip("'")


ELSEWHERE = {"DJANGO_SETTINGS_MODULE", "WORKBENCH_STATE", "WORKBENCH_CHROMIUM"}
"""Read before there are settings."""


def test_settings_are_all_there_and_no_others() -> None:
    told = {row[0].strip("`") for row in cells("settings.md")[1:]}
    assert told == {name for name, _ in read_by_settings()} | ELSEWHERE


def test_elsewhere_is_where_they_are_read() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "workbench").rglob("*.py"))
    assert all(f'"{name}"' in code for name in ELSEWHERE)


def test_a_default_that_is_a_plain_value_is_told() -> None:
    told = {row[0].strip("`"): row[1] for row in cells("settings.md")[1:]}
    for name, default in read_by_settings():
        if default and re.fullmatch(r"[\w:/.]+", default) and default != "None":
            assert f"`{default.replace('_', '')}`" in told[name].replace("_", ""), (name, default)


def test_the_moves_name_every_state_of_a_column_and_no_other() -> None:
    moves = {row[0]: set(re.findall(r"`(\w+)`", row[1])) for row in cells("states.md") if len(row) == 2}
    for name, place in STATES.items():
        room, model, field = place.split(".")
        choices = apps.get_model(room, model)._meta.get_field(field).choices
        assert moves[name.replace("-", ", its ")] == {value for value, _ in choices}, name


def test_triggers_named_in_the_laws_exist() -> None:
    text = (PAGES / "database-laws.md").read_text(encoding="utf-8")
    there = {name for name, _ in triggers()}
    assert set(re.findall(r"`((?:edition|span|act)_\w+)`", text)) <= there


def test_dependencies_are_all_there_and_no_others() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["embedded"]]
    wanted += project["dependency-groups"]["dev"]
    named = {re.split(r"[\[~><=]", one)[0] for one in wanted}
    assert {row[0] for row in cells("dependencies.md")} - {"package"} == named
