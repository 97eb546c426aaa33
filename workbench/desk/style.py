"""The style page: every component of the kit with sample data, for who builds screens. Staff only."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.errors import NotFound
from workbench.desk.guideline import DEFAULT
from workbench.desk.plain_marks import blocks
from workbench.desk.tour import card

VERACITY = [
    {"value": "supported", "name": "Supported", "shape": "circle", "tone": "sup"},
    {"value": "partly", "name": "Partly", "shape": "half", "tone": "par"},
    {"value": "refuted", "name": "Refuted", "shape": "square", "tone": "ref"},
    {"value": "misleading", "name": "Misleading", "shape": "diamond", "tone": "ctx"},
    {"value": "unverifiable", "name": "Unverifiable", "shape": "ring", "tone": "unv"},
    {"value": "not_a_claim", "name": "Not a claim", "shape": "dashed", "tone": "unv"},
]
ATTRIBUTION = [
    {"value": "faithful", "name": "Faithful"},
    {"value": "paraphrase", "name": "Paraphrase"},
    {"value": "distorted", "name": "Distorted"},
    {"value": "misattributed", "name": "Misattributed"},
    {"value": "unconfirmed", "name": "Unconfirmed"},
]
STATES = [
    ("suggested", "Suggested"),
    ("accepted", "Accepted"),
    ("in_review", "In review"),
    ("disputed", "Disputed"),
    ("approved", "Approved"),
    ("published", "Published"),
    ("corrected", "Corrected"),
    ("retracted", "Retracted"),
    ("failed", "Failed"),
]
ROW = {
    "kind_name": "Quantity",
    "paragraph": 10,
    "score": None,
    "text": "Some 980 vehicles had used the road since Dec. 12, 2022",
}
ROWS = [
    {**ROW, "key": "k1", "n": 1, "state": "duplicate", "state_name": "Same as 4"},
    {**ROW, "key": "k2", "n": 2, "state": "decided", "state_name": "Supported", "rating": VERACITY[0]},
    {**ROW, "key": "k4", "n": 4, "state": "todo", "state_name": "In review", "current": True},
    {**ROW, "key": "k7", "n": 7, "state": "suggested", "state_name": "Suggested", "score": 0.91},
    {**ROW, "key": "k8", "n": 8, "state": "rejected", "state_name": "Rejected"},
]
EVIDENCE = [
    {
        "id": 1,
        "stance": "context",
        "stance_name": "Context",
        "title": "International Court of Justice, Order of 22 Feb 2023",
        "quote": "Azerbaijan shall “take all measures at its disposal…”",
        "snapshot": "Snapshot kept",
        "facts": ["Primary source"],
    },
    {
        "id": 2,
        "stance": "supports",
        "stance_name": "Supports",
        "title": "Azernews, 28 Feb 2023 · ¶5",
        "quote": "“the free passage of its vehicles on the road”",
        "facts": ["Same government: not independent"],
    },
]
HOPS = [
    {
        "role": "Speaker",
        "name": "Ilham Aliyev",
        "note": "Party to the dispute",
        "party": True,
        "cue": "emphasized",
    },
    {
        "role": "Channel",
        "name": "Press service statement",
        "note": "Original not held",
        "cue": "according to",
    },
    {"role": "Agency", "name": "Anadolu Agency", "note": "Byline “by Anadolu Agency”"},
]
STEPS = [
    {
        "title": "Version 2 · Misleading",
        "at_words": "9 Nov 2026",
        "rating": VERACITY[3],
        "text": "Adjudicated.",
    },
    {"title": "Evidence added", "at_words": "6 Nov 2026", "text": "Court order of 22 Feb 2023."},
]
SHEET = Path(__file__).parents[1] / "static" / "wb" / "tokens.css"


def tokens() -> list[tuple[str, list[str]]]:
    """Every colour of the token file, under the heading it has there: a new one shows without a change here."""
    groups: list[tuple[str, list[str]]] = []
    for title, name in re.findall(r"/\* ([^*]+?) \*/|--([\w-]+): light-dark", SHEET.read_text(encoding="utf-8")):
        if title:
            groups.append((title, []))
        elif groups:
            groups[-1][1].append(name)
    return [group for group in groups if group[1]]


def key_rows() -> list[dict[str, Any]]:
    """A row of the key settings at rest, one's own, and refused while it is changed."""
    row = {"label": "", "field": "A", "own": False, "fixed": False, "open": False, "error": ""}
    return [
        {**row, "name": "s-accept", "words": "Accept", "keys": [["A"]]},
        {**row, "name": "s-next", "words": "Veracity 1", "label": "Supported", "keys": [["1"], ["G", "S"]], "own": True},
        {**row, "name": "s-close", "words": "Close the top layer", "keys": [["Escape"]], "fixed": True},
        {**row, "name": "s-skip", "words": "Skip", "keys": [["S"]], "field": "X", "open": True, "error": "X is “Reject” already."},
    ]


def samples() -> dict[str, Any]:
    """What the page shows."""
    return {
        "veracity": VERACITY,
        "attribution": ATTRIBUTION,
        "states": STATES,
        "rows": ROWS,
        "article": {"id": 0},
        "evidence": EVIDENCE,
        "hops": HOPS,
        "steps": STEPS,
        "nobody": {"seen": [], "tour": ""}, "sample_project": {"id": 0},
        "kinds_of": [("comfortable", "Comfortable"), ("compact", "Compact")],
        "tokens": tokens(), "key_rows": key_rows(), "guideline": blocks(str(DEFAULT)), "tour": card("1"),
        "said": [
            {"name": "Ilham Aliyev"},
            {"name": "his office’s statement", "link": "via"},
            {"name": "Anadolu", "link": "in"},
        ],
        "stances": [
            ("supports", "Supports"),
            ("partly", "Partly"),
            ("refutes", "Refutes"),
            ("context", "Context"),
            ("irrelevant", "Irrelevant"),
        ],
        "relations": [
            ("same", "Says the same"),
            ("deny", "Denies the opposite"),
            ("contra", "Contradicts"),
            ("tens", "In tension"),
            ("narrower", "Narrower"),
            ("updates", "Updates"),
        ],
        "kinds": ["claim", "quote", "number", "frame"],
        "check": {"title": "Numbers check.", "text": "850 + 120 = 970, leaving 10 of 980 unaccounted for."},
        "independence": {
            "sources": 3,
            "independent": 2,
            "groups": [2, 1],
            "note": "Two repeat one account and count once.",
        },
        "agreement": {
            "floor": 0.667,
            "note": "Dashed line: the project’s floor.",
            "rows": [
                {"field": "Veracity", "value": 0.58, "low": 0.46, "high": 0.69, "n": 84},
                {"field": "Kind", "value": None, "words": "all 12 are the same label", "n": 12},
            ],
        },
        "message": {"level_tag": "success"},
        "page": {"words": "50 of 1,204", "next_url": "?after=50"},
        "filters": [
            {"name": "state", "label": "State", "value": "", "options": [{"value": "ready", "name": "Ready"}]}
        ],
        "tabs": [
            {"label": "All", "url": "?", "count": 12, "current": True},
            {"label": "To do", "url": "?", "count": 6},
        ],
    }


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """GET /style. Who is no staff is told that there is nothing here."""
    if not getattr(request.user, "is_staff", False):
        raise NotFound
    return render(request, "desk/style.html", samples())
