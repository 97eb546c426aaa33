"""The seed articles and what a careful annotator marked in three of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
GOLD = Path("seeds") / "gold_000_002_004.json"
SENTENCES = Path("seeds") / "sentences_000_002_004.jsonl"


@dataclass(frozen=True, slots=True)
class Seed:
    """One seed article with its gold: ``lines``, ``quotes`` and ``claims`` as the file has them, empty without data."""

    name: str
    text: str
    gold: dict[str, Any]


def read_seeds(data: Path | None) -> list[Seed]:
    """All five seeds of the repository in order of name; with ``data`` the three that have gold carry it."""
    files = json.loads((data / GOLD).read_text(encoding="utf-8"))["files"] if data else {}
    return [Seed(path.name, path.read_bytes().decode("utf-8"), files.get(path.name, {})) for path in sorted(SEEDS.glob("*.txt"))]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim the annotator marked, and how it reads without its article."""

    span: tuple[int, int]
    normalized: str


def gold_claims(seed: Seed) -> list[GoldClaim]:
    """The claims of a seed (what is only reported as an allegation left out); empty without gold."""
    rows = [row for row in seed.gold.get("claims", ()) if row["kind"] == "claim"]
    return [GoldClaim((row["start"], row["end"]), row["normalized"]) for row in rows]


def name_variants(data: Path) -> list[list[str]]:
    """Groups of mentions in the seeds that mean one person, body or place."""
    groups: list[list[str]] = json.loads((data / GOLD).read_text(encoding="utf-8"))["entity_variants"]
    return groups


def gold_sentences(data: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """File name and extent of each sentence in the three labelled seeds."""
    for line in (data / SENTENCES).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["file"], (row["start"], row["end"])
