"""Sample contexts of what tells how texts were read, and read again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

HOW: dict[str, Any] = {
    "version": "2.1.0",
    "when": datetime(2023, 3, 1, 9, 30, tzinfo=UTC),
    "article": 2,
    "stages": [
        {"name": "Layout", "state": "ran", "state_name": "ran", "found": 14, "note": ""},
        {"name": "Loaded language", "state": "failed", "state_name": "failed", "found": 0, "note": "KeyError: 'gloss'"},
        {"name": "Who says it", "state": "skipped", "state_name": "skipped", "found": 0, "note": "reads English only"},
    ],
    "failed": ["Loaded language"],
    "skipped": 1,
    "busy": False,
    "due": True,
    "now": "2.2.0",
    "again_failed": "",
    "changes": {
        "before": "1.0.0",
        "summary": "+1 new, −1 withdrawn, 1 moved, 38 unchanged",
        "carried": 1,
        "more": 3,
        "named": [
            {
                "what": "New", "tone": "c-sup", "kind": "claim", "words": "over 850 vehicles of the peacekeepers", "was": "",
                "paragraph": 10, "anchor": "#p0",
            },
            {
                "what": "Moved", "tone": "c-ctx", "kind": "quotation", "words": "the road is open", "was": "that the road is open",
                "paragraph": 11, "anchor": "#p0",
            },
        ],
    },
}  # fmt: skip
RUNNING: dict[str, Any] = {
    "articles": 28,
    "due": "28 articles were read by an older pipeline (1.0.0 → 2.1.0).",
    "now": "2.1.0",
    "active": True,
    "url": "/projects/1/resegment",
    "may_ask": True,
    "job": {
        "id": 9, "version": '"9-running.1"', "state": "running", "state_name": "Running", "error": "", "pipeline": "2.1.0",
        "ended": 12, "total": 40, "words": "12 of 40 texts read, 1 failed",
    },
}  # fmt: skip
CORPUS: dict[str, Any] = {
    "corpus": RUNNING,
    "sums": [{"name": "New suggestions", "n": 120}, {"name": "Unchanged", "n": 4031}],
    "most": [{"id": 2, "title": "Putin, Pashinian discuss Karabakh", "n": 14}],
    "failed": [{"id": 4, "title": "Untitled", "job": 12, "why": "worker_lost"}],
}
OLD: dict[str, Any] = {**RUNNING, "active": False, "job": None}
