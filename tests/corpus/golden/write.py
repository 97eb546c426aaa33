"""Write what the pipeline finds in the five seed articles, in a form whose changes a person can read.

    python -m tests.corpus.golden.write

rewrites the files beside this module. Read the difference before it is committed: each line is one thing found.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from annotations.segmentation import EntityFound, Found, HopFound, SegmentFound, SuggestionFound, segment

ROOT = Path(__file__).resolve().parents[3]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLDEN = Path(__file__).parent / "segmentation"


def golden_path(seed: Path) -> Path:
    """Where the golden reading of a seed is kept."""
    return GOLDEN / f"{seed.stem}.json"


def seed_text(seed: Path) -> str:
    """The seed's text, no newline touched."""
    return seed.read_bytes().decode("utf-8")


def rendered(text: str, found: Found) -> str:
    """JSON with one finding a line: metadata, notes, segments, entities, suggestions."""
    parts = {
        "version": [found.version],
        "metadata": [
            {name: getattr(found.metadata, name)}
            for name in ("title", "deck", "author", "outlet", "dateline", "published")
        ],
        "notes": [{"stage": one.stage, "state": one.state, "found": one.found} for one in found.notes],
        "segments": [_segment(text, one) for one in found.segments],
        "entities": [_entity(one) for one in found.entities],
        "suggestions": [_suggestion(text, one) for one in found.suggestions],
    }
    return "{\n" + ",\n".join(_part(name, rows) for name, rows in parts.items()) + "\n}\n"


def _part(name: str, rows: list[object] | list[dict[str, object]] | list[str]) -> str:
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    return f' "{name}": [\n{lines}\n ]'


def _segment(text: str, one: SegmentFound) -> dict[str, object]:
    row: dict[str, object] = {one.kind: one.index, "at": [one.start, one.end]}
    if one.kind == "paragraph":
        row |= {"role": one.role, "reason": one.reason}
        if one.excluded:
            row["excluded"] = one.excluded
    quote = text[one.start : one.end]
    return row | {"text": quote if len(quote) <= 90 else f"{quote[:60]} … {quote[-24:]}"}


def _entity(one: EntityFound) -> dict[str, object]:
    return {
        one.kind: one.name,
        "mentions": len(one.mentions),
        "certain": one.certain,
        "aliases": {alias.name: alias.reason if alias.certain else f"(?) {alias.reason}" for alias in one.aliases},
    }


def _suggestion(text: str, one: SuggestionFound) -> dict[str, object]:
    row: dict[str, object] = {one.kind: " … ".join(text[start:end] for start, end in one.fragments)}
    row["at"] = [list(fragment) for fragment in one.fragments]
    if one.kind in ("claim", "quotation"):
        row |= {"voice": one.voice, "stance": one.stance}
        row["chain"] = [" ".join(_hop(text, hop)) for hop in one.chain]
    if one.score is not None:
        row["score"] = one.score
    return row | {"details": dict(one.details), "reasons": list(one.reasons)}


def _hop(text: str, hop: HopFound) -> Iterator[str]:
    yield f"{hop.role}: {hop.speaker}"
    if hop.speaker_start is not None and hop.speaker_end is not None:
        yield f"[{text[hop.speaker_start : hop.speaker_end]} / {hop.cue}]"
    if not hop.order_certain:
        yield "(order uncertain)"


def main() -> None:
    """Rewrite every golden file."""
    GOLDEN.mkdir(exist_ok=True)
    for seed in SEEDS:
        text = seed_text(seed)
        golden_path(seed).write_text(rendered(text, segment(text)), encoding="utf-8")


if __name__ == "__main__":
    main()
