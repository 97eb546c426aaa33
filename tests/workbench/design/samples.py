"""Sample contexts of the screens: the words of the mocks in the shape the templates document."""

from __future__ import annotations

from typing import Any

from tests.workbench.design.sample_article import ITEMS, MINIMAP, PARAGRAPHS

SUPPORTED = {"value": "supported", "name": "Supported", "shape": "circle", "tone": "sup"}
PARTLY = {"value": "partly", "name": "Partly", "shape": "half", "tone": "par"}
REFUTED = {"value": "refuted", "name": "Refuted", "shape": "square", "tone": "ref"}
MISLEADING = {"value": "misleading", "name": "Misleading", "shape": "diamond", "tone": "ctx"}
UNVERIFIABLE = {"value": "unverifiable", "name": "Unverifiable", "shape": "ring", "tone": "unv"}
NOT_A_CLAIM = {"value": "not_a_claim", "name": "Not a claim", "shape": "dashed", "tone": "unv"}
VERACITY = [SUPPORTED, PARTLY, REFUTED, MISLEADING, UNVERIFIABLE, NOT_A_CLAIM]
FAITHFUL = {"value": "faithful", "name": "Faithful", "shape": "circle", "tone": "sup"}
ATTRIBUTION = [
    FAITHFUL,
    {"value": "paraphrase", "name": "Paraphrase"},
    {"value": "distorted", "name": "Distorted"},
    {"value": "misattributed", "name": "Misattributed"},
    {"value": "unconfirmed", "name": "Unconfirmed"},
]

COURT = {
    "id": 1, "stance": "context", "stance_name": "Context", "title": "International Court of Justice, Order of 22 Feb 2023",
    "quote": "Azerbaijan shall “take all measures at its disposal to ensure unimpeded movement of persons, vehicles and "
    "cargo along the Lachin Corridor in both directions.”",
    "snapshot": "Snapshot kept", "facts": ["Primary source", "Added by you"],
}  # fmt: skip
AZERNEWS = {
    "id": 2, "stance": "supports", "stance_name": "Supports", "title": "Azernews, 28 Feb 2023 · ¶5",
    "quote": "“the free passage of its vehicles on the road are clear examples of this”",
    "facts": ["In this project", "Same government: not independent"],
}  # fmt: skip

REVIEW: dict[str, Any] = {
    "article": {
        "id": 2, "title_shown": "Azerbaijani president, top US diplomat discuss Lachin corridor", "has_headline": True,
        "outlet": "Anadolu Agency", "published": "24 Jan 2023", "lang": "en", "sha256": "sha256:00", "version": 7,
        "ordinal": "Article 2 of 5",
    },
    "paragraphs": PARAGRAPHS,
    "items": ITEMS,
    "minimap": MINIMAP,
    "counts": {"done": 6, "open": 1, "suggested": 5, "total": 12, "todo": 6},
    "show": "all",
    "layers": {"claim": 12, "quote": 3, "number": 5, "frame": 3, "suggested": 10},
    "here": [{"id": 1, "initials": "MK", "shown_name": "Mariam"}, {"id": 2, "initials": "TJ", "shown_name": "Tom"}],
    "selected": "claim",
    "item": {"n": 4, "key": "c4", "span_id": 4, "span_version": 1, "kind_name": "Quantity", "paragraph": 10, "chars": 209},
    "claim": {
        "id": 4, "state": "in_review", "state_name": "In review", "url": "/claims/4",
        "text": "980 vehicles used the Lachin road between 12 Dec 2022 and 23 Jan 2023: over 850 of Russian peacekeepers "
        "and over 120 of the ICRC.",
    },
    "hops": [
        {"name": "Ilham Aliyev"},
        {"name": "his office’s statement", "link": "via"},
        {"name": "Anadolu", "link": "in"},
    ],
    "scales": {"attribution": ATTRIBUTION, "veracity": VERACITY},
    "review": {
        "attribution": "faithful", "veracity": "partly", "confidence": "medium", "version": 7, "saved": "Draft saved just now",
        "history_url": "/claims/4/history",
        "rationale": "The count comes only from a party to the dispute. Nearly all of the traffic it lists is peacekeepers "
        "and ICRC, so the figure does not show that civilians could pass.",
    },
    "reviewers": "2 reviewers · blind until decided",
    "may_review": True, "may_remove": True, "may_mark": True, "may_decide": True, "may_finish": True,
    "checks": [
        {
            "title": "Numbers check.",
            "text": "850 + 120 = 970, leaving 10 of 980 unaccounted for. “Some” and “over” make this consistent. "
            "The summary (¶3) says “at least 980”.",
        }
    ],
    "evidence": [COURT, AZERNEWS],
    "next_n": 7,
    "labels": [
        {"value": "claim", "name": "Claim", "kind": "claim", "key": "C"},
        {"value": "quotation", "name": "Quotation", "kind": "quote", "key": "Q"},
        {"value": "quantity", "name": "Quantity", "kind": "number", "key": "W"},
        {"value": "framing", "name": "Framing", "kind": "frame", "key": "T"},
    ],
}  # fmt: skip

SCREENS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "review": ("desk/article.html", "queue", REVIEW),
}
