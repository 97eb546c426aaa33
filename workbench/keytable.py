"""The desk's key table as the server reads it: one table, `static/wb/keytable.js`, for handlers, sheet, reference and remapping.

The browser runs the module; here its rows are read as text. A browser test compares both readings, so a row written in a
way this reader does not know cannot go in (decision 0037).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "static" / "wb" / "keytable.js"
GROUP = re.compile(r'\.\.\.table\("(?P<scope>[^"]+)",(?P<rows>.*?)\n(?=  \.\.\.table|\]\))', re.DOTALL)
ROW = re.compile(r'\["(?P<name>[^"]+)", "(?P<keys>[^"]+)", "(?P<words>[^"]+)"(?P<more>[^\]]*)')
NUMBERED = re.compile(r'numbered\("(?P<name>[^"]*)", (?P<most>\d+), "(?P<words>[^"]*)"(?:, "(?P<before>[^"]*)")?(?P<more>[^)]*)')
PAGE = re.compile(r"^  (?P<page>[\w-]+): \[(?P<groups>[^\]]*)\]", re.MULTILINE)
MODE = re.compile(r'mode: "(\w+)"|\b(MARK|EDGES)\b')
FIXED = ("close",)
"""Never remapped: Escape is the way out of everything."""


@dataclass(frozen=True, slots=True)
class Key:
    """One row of the table."""

    name: str
    keys: tuple[str, ...]
    words: str
    scope: str
    mode: str = ""
    in_list: bool = False
    in_panel: bool = False


@cache
def table() -> tuple[Key, ...]:
    """Every row, in the table's order."""
    return tuple(_rows(TABLE.read_text(encoding="utf-8")))


@cache
def pages() -> Mapping[str, tuple[str, ...]]:
    """Which groups are live on which page."""
    text = TABLE.read_text(encoding="utf-8").partition("export const SCOPES")[2]
    return {found["page"]: tuple(re.findall(r'"([\w-]+)"', found["groups"])) for found in PAGE.finditer(text)}


def names() -> frozenset[str]:
    """Every action that has a key."""
    return frozenset(key.name for key in table())


def with_own(own: Mapping[str, Iterable[str]]) -> list[Key]:
    """The table with a person's own keys in place of ours."""
    return [replace(key, keys=tuple(own.get(key.name, key.keys))) for key in table()]


def clashes(own: Mapping[str, Iterable[str]]) -> list[tuple[str, Key, Key]]:
    """(stroke, one, the other) for every key that would mean two things at once on some page, the first of each pair once."""
    rows, found = with_own(own), dict[tuple[str, str, str], tuple[str, Key, Key]]()
    for groups in pages().values():
        here = [key for key in rows if key.scope in groups]
        found |= {(stroke, one.name, other.name): (stroke, one, other) for stroke, one, other in _on_one_page(here)}
    return list(found.values())


def _on_one_page(here: list[Key]) -> Iterator[tuple[str, Key, Key]]:
    taken: dict[tuple[str, bool, bool, str], Key] = {}
    for key in here:
        for stroke in key.keys:
            other = taken.setdefault((key.mode, key.in_list, key.in_panel, stroke), key)
            if other.name != key.name:
                yield stroke, other, key
    begun = {stroke.partition(" ")[0]: key for key in here for stroke in key.keys if " " in stroke}
    for (*_where, stroke), key in taken.items():
        if stroke in begun and begun[stroke].name != key.name:
            yield stroke, begun[stroke], key


def _rows(text: str) -> Iterator[Key]:
    for group in GROUP.finditer(text):
        yield from _of(group["scope"], group["rows"])


def _of(scope: str, rows: str) -> Iterator[Key]:
    for line in rows.splitlines():
        if row := ROW.search(line):
            mode = MODE.search(row["more"])
            where = ["list: true" in row["more"], "panel: true" in row["more"]]
            yield Key(row["name"], tuple(row["keys"].split("|")), row["words"], scope, _mode(mode), *where)
        elif row := NUMBERED.search(line):
            mode = MODE.search(row["more"])
            for n in range(1, int(row["most"]) + 1):
                yield Key(f"{row['name']}-{n}", (f"{row['before'] or ''}{n}",), f"{row['words']} {n}", scope, _mode(mode))


def _mode(found: re.Match[str] | None) -> str:
    return (found[1] or found[2].lower()) if found else ""
