
"""Sample contexts of the screens: the words of the mocks in the shape the templates document."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.workbench.design.sample_article import ITEMS, MINIMAP, PARAGRAPHS
from tests.workbench.design.sample_runs import CORPUS, HOW, OLD
from workbench.desk.style import samples

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
    "id": 1,
    "stance": "context",
    "stance_name": "Context",
    "title": "International Court of Justice, Order of 22 Feb 2023",
    "quote": "Azerbaijan shall “take all measures at its disposal to ensure unimpeded movement of persons, vehicles and "
    "cargo along the Lachin Corridor in both directions.”",
    "snapshot": "Snapshot kept",
    "facts": ["Primary source", "Added by you"],
}
AZERNEWS = {
    "id": 2,
    "stance": "supports",
    "stance_name": "Supports",
    "title": "Azernews, 28 Feb 2023 · ¶5",
    "quote": "“the free passage of its vehicles on the road are clear examples of this”",
    "facts": ["In this project", "Same government: not independent"],
}

WHO: dict[str, Any] = {
    "spoken": True,
    "hops": [
        {
            "name": "Ilham Aliyev", "note": "President of Azerbaijan", "role_name": "Speaker", "link": "", "certain": True, "cue": "said",
            "words": {"text": "He", "start": 1492, "end": 1494, "paragraph": 11, "anchor": 1492},
            "cue_words": {"text": "added", "start": 1495, "end": 1500, "paragraph": 11, "anchor": 1492},
        },
        {
            "name": "Office of the president", "note": "", "role_name": "Channel", "link": "via", "certain": False, "cue": "according to",
            "words": None, "cue_words": None,
        },
    ],
    "outlet": "Anadolu Agency",
    "voice": {"value": "indirect", "name": "Indirect speech", "words": "Retold in the article’s words."},
    "stance": {"value": "denies", "name": "Denies", "words": "says that it is not so"},
    "denial": {"proposition": "The road is closed.", "denier": "Ilham Aliyev"},
}  # fmt: skip

REVIEW: dict[str, Any] = {
    "article": {
        "id": 2,
        "title_shown": "Azerbaijani president, top US diplomat discuss Lachin corridor",
        "has_headline": True,
        "outlet": "Anadolu Agency",
        "published": "24 Jan 2023",
        "lang": "en",
        "sha256": "sha256:00",
        "version": 7,
        "ordinal": "Article 2 of 5",
    },
    "paragraphs": PARAGRAPHS,
    "items": ITEMS,
    "minimap": MINIMAP,
    "counts": {"done": 6, "open": 1, "suggested": 5, "total": 12, "todo": 6},
    "show": "all",
    "layers": {"claim": 12, "quote": 3, "number": 5, "frame": 3, "suggested": 10},
    "selected": "claim",
    "item": {
        "n": 4,
        "key": "c4",
        "span_id": 4,
        "span_url": "/spans/4",
        "span_version": 1,
        "kind_name": "Quantity",
        "paragraph": 10,
        "chars": 209,
    },
    "claim": {
        "id": 4,
        "state": "in_review",
        "state_name": "In review",
        "url": "/claims/4",
        "text": "980 vehicles used the Lachin road between 12 Dec 2022 and 23 Jan 2023: over 850 of Russian peacekeepers "
        "and over 120 of the ICRC.",
    },
    "who": WHO,
    "entities": [
        {
            "kind": "person", "name": "People", "count": 1, "more": 0,
            "entities": [
                {
                    "name": "Ilham Aliyev", "count": 2, "all": "10 22 1492 1494", "reasons": ["has the title “President”"], "certain": True,
                    "places": [{"start": 10, "end": 22, "paragraph": 1, "anchor": 0}],
                    "aliases": [{"name": "the head of state", "reason": "the title fits", "certain": False}],
                },
            ],
        },
    ],
    "scales": {"attribution": ATTRIBUTION, "veracity": VERACITY},
    "review": {
        "attribution": "faithful",
        "veracity": "partly",
        "confidence": "medium",
        "version": 7,
        "saved": "Draft saved just now",
        "history_url": "/claims/4/history",
        "rationale": "The count comes only from a party to the dispute. Nearly all of the traffic it lists is peacekeepers "
        "and ICRC, so the figure does not show that civilians could pass.",
    },
    "reviewers": "2 reviewers · blind until decided",
    "may_review": True,
    "may_remove": True,
    "may_mark": True,
    "may_decide": True,
    "may_finish": True,
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
}


def occurrence(quote: str, look: str, name: str, **more: Any) -> dict[str, Any]:
    """One occurrence row; confirmed unless said otherwise."""
    return {
        "id": sum(map(ord, quote)),
        "row": f"m{sum(map(ord, quote))}",
        "kind": "mention",
        "state": "confirmed",
        "quote": quote,
        "look": look,
        "relation_name": name,
        **more,
    }


SAME, DENIES, TENSION = ("same", "Says the same"), ("deny", "Denies the opposite"), ("tens", "In tension")
GROUPS = [
    {
        "article": {
            "id": 1,
            "title_shown": "Paris, Baku discuss situation…",
            "meta": "Anadolu Agency · undated",
            "places": "¶7",
        },
        "occurrences": [
            occurrence(
                "nothing hinders the use of the road for civil and humanitarian purposes",
                *SAME,
                before="Aliyev emphasized that ",
                after=" and that the passage of medical vehicles is ensured…",
                who="Ilham Aliyev",
                voice="Indirect speech",
                note="Canonical wording",
            )
        ],
    },
    {
        "article": {
            "id": 2,
            "title_shown": "Azerbaijani president, top US diplomat…",
            "meta": "Anadolu Agency · 24 Jan 2023",
            "places": "¶9, ¶11",
        },
        "occurrences": [
            occurrence(
                "dismissed allegations of a blockade on the key land route",
                *DENIES,
                before="The statement said Aliyev ",
                after=" between the cities of Lachin and Khankendi…",
                who="Ilham Aliyev",
                voice="Indirect, via office statement",
                note="Confirmed",
            ),
            occurrence(
                "demonstrating that Azerbaijan had not closed the road",
                *SAME,
                before="…had been taken to Armenia by the ICRC, ",
                after=", according to the statement.",
                who="Ilham Aliyev",
                voice="Indirect · inference, not a fact",
                note="Narrower: closure only",
            ),
        ],
    },
    {
        "article": {
            "id": 3,
            "title_shown": "Untitled, 28 Feb 2023",
            "meta": "Azernews, Sabina Mammadli",
            "places": "¶5, ¶6, ¶8",
        },
        "occurrences": [
            occurrence(
                'the accusations of the alleged "closure" of the Lachin road by Azerbaijan',
                *DENIES,
                after=', as well as the allegations of a "blockade" of Armenian residents… have no basis',
                who="Elnur Mammadov",
                voice="Indirect · 3 scare quotes",
                note="Confirmed",
            ),
            occurrence(
                "movement of citizens, vehicles and goods along the road remains unchanged",
                *SAME,
                before="the procedure for the ",
                who="Elnur Mammadov",
                voice="Indirect speech",
                note="Wider: all movement",
            ),
            occurrence(
                "The peaceful protest on Azerbaijan’s Lachin-Khankendi road",
                *TENSION,
                kind="relation",
                state="suggested",
                after="… has been going on since December 12, 2022.",
                who="Azernews",
                voice="Outlet’s own voice",
                score=0.74,
                version=1,
                may_decide=True,
            ),
        ],
    },
    {
        "article": {
            "id": 5,
            "title_shown": "Untitled, 1 Mar 2023",
            "meta": "Azernews, Sabina Mammadli",
            "places": "¶6",
        },
        "occurrences": [
            occurrence(
                "its position about a “blockade” of the road",
                "contra",
                "Contradicts",
                before="Armenia tries to mislead the international community by ",
                after=' and the "humanitarian crisis" in the region',
                who="Armenia, as reported by Elnur Mammadov",
                voice="Embedded · speaker not quoted",
                note="Position known only through an opponent",
            )
        ],
    },
]

CLAIM: dict[str, Any] = {
    "claim": {
        "id": 17,
        "state": "approved",
        "state_name": "Approved · version 3",
        "type_name": "Causal, present state",
        "checkable": "Checkable",
        "version": 3,
        "valid": "Valid from 12 Dec 2022",
        "first_seen": "First dated occurrence 24 Jan 2023",
        "short": "Nothing hinders civil and humanitarian use of the Lachin road",
        "text": "Nothing hinders the use of the Lachin road for civil and humanitarian purposes.",
        "gloss": "Aliases kept together: Lachin road, Lachin corridor, Lachin-Khankendi road, Lachin-Khankandi road. The opposite "
        "proposition (“the road is blocked”) is claim 18; a denial of 18 is linked here, never counted as an assertion of 18.",
    },
    "chain": {
        "note": "canonical occurrence, article 1 ¶7 · order certain",
        "hops": [
            {
                "role": "Speaker",
                "certain": True,
                "name": "Ilham Aliyev",
                "note": "Party to the dispute · speaks about own side",
                "party": True,
                "cue": "emphasized",
            },
            {
                "role": "Channel",
                "certain": True,
                "name": "Press service statement",
                "note": "Original not held · not yet asked for",
                "cue": "according to",
            },
            {
                "role": "Agency",
                "certain": True,
                "name": "Anadolu Agency",
                "note": "Byline “by Anadolu Agency”, Moscow",
                "cue": "by",
            },
            {
                "role": "Outlet",
                "certain": True,
                "name": "Republishing site",
                "note": "Name not in the text · ask the uploader",
            },
        ],
    },
    "occurrences_note": "7 occurrences in 4 of 5 articles",
    "occurrence_counts": [
        {"look": "same", "name": "Says the same", "count": 3},
        {"look": "deny", "name": "Denies the opposite", "count": 2},
        {"look": "contra", "name": "Contradicts", "count": 1},
        {"look": "tens", "name": "In tension", "count": 1, "note": "suggested, to confirm"},
    ],
    "groups": GROUPS,
    "verdict": {
        "attribution": FAITHFUL,
        "veracity": MISLEADING,
        "as_of": "as of 9 Nov 2026",
        "confidence_name": "Medium confidence",
        "by": "Mariam K. decided, Tom J. approved",
        "by_person": {"id": 1, "initials": "MK", "shown_name": "Mariam"},
        "rationale": "The vehicle count offered in its support is almost wholly peacekeepers and the ICRC, and comes from one "
        "party. The court’s order presupposes that movement was impeded.",
    },
    "may_attach": True,
    "may_reopen": True,
    "may_publish": True,
    "stances": [
        {"value": "supports", "name": "Supports"},
        {"value": "partly", "name": "Partly"},
        {"value": "refutes", "name": "Refutes"},
        {"value": "context", "name": "Context"},
        {"value": "irrelevant", "name": "Irrelevant"},
    ],
    "independence": {
        "sources": 3,
        "independent": 2,
        "groups": [2, 1],
        "note": "Two repeat one government’s account and count once.",
    },
    "evidence_groups": [
        {
            "letter": "A",
            "name": "Government of Azerbaijan",
            "note": "2 sources, count as 1",
            "items": [
                {
                    "id": 1,
                    "stance": "supports",
                    "stance_name": "Supports",
                    "title": "Anadolu Agency, 24 Jan 2023 · ¶10",
                    "quote": "over 850 belonged to Russian peacekeepers in the region, while over 120 belonged to the "
                    "International Committee of the Red Cross (ICRC)",
                    "facts": ["In this project", "Secondary", "Self-reported by claimant"],
                },
                {
                    "id": 2,
                    "stance": "supports",
                    "stance_name": "Supports",
                    "title": "Azernews, 28 Feb 2023 · ¶5",
                    "quote": "the free passage of its vehicles on the road are clear examples of this",
                    "facts": ["In this project", "Secondary", "Newer than the claim"],
                },
            ],
        },
        {
            "letter": "B",
            "name": "International Court of Justice",
            "note": "independent",
            "items": [
                {
                    **COURT,
                    "id": 3,
                    "stance": "refutes",
                    "stance_name": "Refutes",
                    "title": "Order of 22 Feb 2023",
                    "facts": ["Primary source", "Newer than the claim"],
                }
            ],
        },
    ],
    "steps": [
        {
            "title": "Version 3 · Misleading",
            "at_words": "9 Nov 2026",
            "rating": MISLEADING,
            "text": "Adjudicated. “The figure given counts other traffic than the claim speaks of.”",
        },
        {
            "title": "Evidence added",
            "at_words": "6 Nov 2026",
            "text": "Court order of 22 Feb 2023. Version 2 marked for another look.",
        },
        {
            "title": "Version 2 · Unverifiable ≠ Misleading",
            "at_words": "4 Nov 2026",
            "rating": UNVERIFIABLE,
            "text": "Two blind reviews disagreed, sent to adjudication.",
        },
        {
            "title": "Opened",
            "at_words": "3 Nov 2026",
            "icon": "claims",
            "text": "Canonical wording set; 8 occurrences linked, 2 left to confirm.",
        },
    ],
    "preview_note": "version 3 · not published",
    "preview": {
        "url": "/claims/17.jsonld",
        "json": """{ "@context": "https://schema.org", "@type": "ClaimReview",
  "url": "https://workbench.example/claims/17/v3",
  "claimReviewed": "Nothing hinders the use of the Lachin road for civil and humanitarian purposes.",
  "itemReviewed": { "@type": "Claim",
    "author": { "@type": "Person", "name": "Ilham Aliyev" },
    "appearance": [ { "@type": "NewsArticle", "headline": "Paris, Baku…" } ] },
  "reviewRating": { "@type": "Rating", "alternateName": "Misleading" } }""",
        "checks": [
            {
                "ok": True,
                "text": "Required fields present; Mammadov’s two occurrences go out as a second Claim",
            },
            {"ok": True, "text": "No ratingValue: “Misleading” has no place on an ordered scale"},
            {"ok": False, "text": "First appearance has no date: datePublished left out, not guessed"},
        ],
    },
}

A, B = {"letter": "A", "look": ""}, {"letter": "B", "look": "b"}


def field(name: str, first: dict[str, Any], second: dict[str, Any] | None = None) -> dict[str, Any]:
    """One row of the review table; with one cell both reviews say the same."""
    return {
        "name": name,
        "same": second is None,
        "first": first,
        "rest": [{"letter": "B", "cell": second or first}],
    }


REPEATS = {
    "stance": "supports",
    "stance_name": "Supports",
    "title": "Azernews, 28 Feb 2023 · ¶5",
    "fact": "same government",
}
ORDER = {
    "stance": "context",
    "stance_name": "Context",
    "title": "International Court of Justice, Order of 22 Feb 2023",
    "fact": "primary",
}
ADJUDICATE: dict[str, Any] = {
    "waiting": 3,
    "place": "1 of 3 waiting",
    "claim": {
        "id": 4,
        "short": "Claim 4 · vehicle count",
        "state": "disputed",
        "state_name": "Disputed",
        "kind_name": "Quantity",
        "version": 5,
        "text": "Some 980 vehicles used the Lachin road between 12 Dec 2022 and 23 Jan 2023: over 850 of Russian peacekeepers and "
        "over 120 of the ICRC.",
    },
    "disputes": [
        {
            "claim_id": 4,
            "text": "some 980 vehicles had used the road since Dec. 12, 2022…",
            "ratings": [PARTLY, UNVERIFIABLE],
            "age": "2 d",
            "current": True,
        },
        {
            "claim_id": 21,
            "text": "Azerbaijan was one of the countries with the most land mines deployed within its borders",
            "ratings": [SUPPORTED, UNVERIFIABLE],
            "age": "1 d",
        },
        {
            "claim_id": 30,
            "text": "Russian peacekeepers not only did not create necessary conditions but also prevented the process",
            "ratings": [REFUTED, UNVERIFIABLE],
            "age": "5 h",
        },
    ],
    "open_now": True,
    "decided_today": [
        {
            "claim_id": 40,
            "text": "over 300 settlements and villages",
            "ratings": [PARTLY],
            "decided": "Merged",
            "age": "09:41",
        },
        {
            "claim_id": 41,
            "text": "Armenia still occupies eight villages belonging to Azerbaijan",
            "ratings": [UNVERIFIABLE],
            "decided": "Took B",
            "age": "09:12",
        },
    ],
    "differ": "4 of 9 fields differ",
    "passage": {
        "legend_a": "Span of A, 209 characters",
        "legend_b": "Span of B, 55 characters",
        "lang": "en",
        "where": "Anadolu Agency · 24 Jan 2023 · ¶10",
        "pieces": [
            {"text": "Noting that "},
            {
                "text": "some 980 vehicles had used the road since Dec. 12, 2022",
                "look": "both",
                "starts": "A B start",
                "ends": "B ends",
            },
            {
                "text": ", Aliyev said that over 850 belonged to Russian peacekeepers in the region, while over 120 belonged to the "
                "International Committee of the Red Cross (ICRC)",
                "look": "onlya",
                "ends": "A ends",
            },
            {"text": "."},
        ],
    },
    "reviews": [{**A, "time": "6 min 12 s"}, {**B, "time": "3 min 40 s"}],
    "fields": [
        field(
            "Span",
            {
                "text": "“some 980 … (ICRC)”",
                "strong": True,
                "sub": "1,106–1,315, 209 characters · whole sentence",
            },
            {
                "text": "“some 980 … 2022”",
                "strong": True,
                "sub": "1,106–1,161, 55 characters · total only, lies inside A",
            },
        ),
        field(
            "Veracity",
            {"rating": PARTLY, "sub": "Confidence: medium"},
            {"rating": UNVERIFIABLE, "sub": "Confidence: high"},
        ),
        field(
            "Rationale",
            {
                "parts": [
                    {"text": "The count comes only from "},
                    {"text": "a party to the dispute", "own": True},
                    {"text": ". Nearly all of the traffic it lists is "},
                    {"text": "peacekeepers and ICRC", "own": True},
                    {"text": ", so the figure does not show that civilians could pass."},
                ]
            },
            {
                "parts": [
                    {"text": "The count comes only from "},
                    {"text": "the president’s office", "own": True},
                    {"text": ". "},
                    {"text": "No log, checkpoint record or third-party count", "own": True},
                    {"text": " was found for the period, so it can be neither confirmed nor refuted."},
                ]
            },
        ),
        field(
            "Evidence",
            {"evidence": [ORDER, REPEATS]},
            {"evidence": [REPEATS], "sub": "Searched: 3 queries logged, nothing found"},
        ),
        field("Attribution", {"rating": FAITHFUL}),
        field("Said by", {"text": "Ilham Aliyev, via his office’s statement"}),
        field("Kind", {"text": "Quantity"}),
        field("Voice", {"text": "Indirect speech"}),
        field("Loaded terms", {"text": "None in this span"}),
    ],
    "agreement": {
        "floor": 0.667,
        "note": "Dashed line: .667, the project’s floor. This claim: spans overlap 26 % (55 of 209 characters), 5 of 9 fields equal. "
        "One claim has no α of its own.",
        "rows": [
            {"field": "Span", "value": 0.74, "low": 0.66, "high": 0.81, "n": 84},
            {"field": "Kind", "value": 0.81, "low": 0.73, "high": 0.88, "n": 84},
            {"field": "Attribution", "value": 0.69, "low": 0.58, "high": 0.79, "n": 84},
            {"field": "Veracity", "value": 0.58, "low": 0.46, "high": 0.69, "n": 84},
        ],
    },
    "scales": {"attribution": ATTRIBUTION, "veracity": VERACITY},
    "decision": {
        "choice": "merge",
        "veracity": "partly",
        "attribution": "faithful",
        "confidence": "medium",
        "saved": "Draft saved just now",
        "reason": "B is right that no independent count exists. A is right that the figure is offered as proof of free passage, "
        "which peacekeeper and ICRC traffic cannot give. Keep the whole sentence as the span.",
    },
    "merged": [
        {"name": "Span", "text": "“some 980 … (ICRC)”", "from": [A]},
        {"name": "Evidence", "text": "2 sources, 2 independent", "from": [A, B]},
        {"name": "The rest", "text": "As both have it", "from": [A, B]},
    ],
    "precedents": [{"id": 3, "text": "Some 400 trucks passed in a week.", "likeness": 0.41, "veracity": PARTLY, "at": "2 Nov 2026"}],
    "article_url": "/articles/2#c4",
    "next_claim_id": 21,
}

NOW = datetime(2026, 11, 9, 12, tzinfo=UTC)
TABLES: dict[str, dict[str, Any]] = {
    "queue": {
        "next": {
            "url": "/articles/2?at=s4",
            "claim": "Azerbaijani president and top US diplomat discussed the Lachin corridor.",
            "number": 4,
            "article": "Azerbaijani president, top US diplomat discuss Lachin corridor",
            "title": "Azerbaijani president, top US diplomat discuss Lachin corridor",
            "outlet": "Anadolu Agency",
            "why": "You began it",
            "left": "6 claims to review",
        },
        "counts": [
            {"label": "due to review", "n": 12, "url": ""},
            {"label": "returned to you", "n": 1, "url": "", "tone": "c-par"},
            {"label": "waiting for adjudication", "n": 3, "url": "/adjudicate"},
        ],
        "poll_url": "/?seen=a2,r7",
        "tasks": [
            {
                "key": "a2",
                "url": "/articles/2?at=s4",
                "title": "Azerbaijani president, top US diplomat discuss Lachin corridor",
                "outlet": "Anadolu Agency",
                "left": "6 claims to review",
                "since": NOW,
                "why": "You began it",
                "tone": "c-acc",
                "done": 6,
                "total": 12,
                "suggested": 3,
            },
            {
                "key": "r7",
                "url": "/articles/3?at=s9",
                "title": "Nothing hinders the use of the road.",
                "outlet": "Azernews",
                "left": "your review",
                "since": NOW,
                "why": "Returned to you",
                "tone": "c-par",
                "note": "Please name the court order.",
                "done": 0,
                "total": 0,
                "suggested": 0,
            },
        ],
        "gone": [{"id": "5", "title": "Untitled, 1 Mar 2023"}],
    },
    "articles": {
        "may_upload": True,
        "total": "5 articles",
        "stalled": True,
        "filters": [
            {"name": "state", "label": "State", "options": [{"value": "ready", "name": "Ready"}]},
            {"name": "outlet", "label": "Outlet", "options": [{"value": "1", "name": "Azernews"}]},
        ],
        "articles": [
            {
                "id": 2,
                "title_shown": "Azerbaijani president, top US diplomat discuss Lachin corridor",
                "outlet": "Anadolu Agency",
                "published": "24 Jan 2023",
                "state": "in_review",
                "state_name": "In review",
                "done": 6,
                "total": 12,
                "suggested": 3,
            },
            {
                "id": 3,
                "title_shown": "Untitled, 28 Feb 2023",
                "outlet": "Azernews",
                "published": "28 Feb 2023",
                "state": "segmenting",
                "state_name": "Segmenting",
                "near": {"id": 5, "title": "Untitled, 1 Mar 2023", "per_cent": 62},
            },
            {
                "id": 4,
                "title_shown": "Putin, Pashinian discuss Karabakh",
                "outlet": "",
                "published": "",
                "state": "failed",
                "state_name": "Failed",
                "reason": "The worker stopped three times at this text.",
                "may_retry": True,
                "job_id": 9,
            },
        ],
        "page": {"words": "3 of 5", "next_url": "?after=3"},
    },
    "upload": {
        "limit": "up to 20 MB each",
        "cards": [
            {
                "name": "azernews.txt",
                "size": "3 KB",
                "format": "Text",
                "encoding": "UTF-8",
                "state": "ready",
                "pre": "0-",
                "data": "QQ==",
                "text": {
                    "facts": {"title": "Untitled", "outlet": "Azernews", "published": "2023-02-28"},
                    "found": {"title": "Untitled"},
                    "language": "English, by its frequent words",
                    "long": "3,420 characters",
                    "whole": True,
                    "count": "2 paragraphs",
                    "out": "1 left out",
                    "outs": [{"n": 2, "reason": "subscription note"}],
                    "paragraphs": [
                        {"n": 1, "at": "0-20", "out": False, "words": "The road has been closed."},
                        {"n": 2, "at": "22-40", "out": True, "role_name": "Boilerplate", "reason": "a note", "words": "Subscribe"},
                    ],
                    "unbalanced": [{"n": 1, "why": "no closing mark", "words": "“The road"}],
                    "near": {"id": 4, "title": "Untitled, 1 Mar 2023", "per_cent": 62, "new": ["Only here."], "gone": ["Only there."]},
                },
            },
            {"name": "photo.jpg", "size": "2 MB", "state": "refused", "told": ["The file is a JPEG image; that is not read."], "pre": "1-"},
        ],
        "ready": 1,
        "summary": "1 of 2 read, 1 refused: not text",
        "results": [
            {
                "name": "azernews.txt",
                "state": "read",
                "article_id": 3,
                "title": "Untitled, 28 Feb 2023",
                "found": ["UTF-8", "11 paragraphs", "1 unbalanced quote"],
            },
            {"name": "photo.jpg", "state": "refused", "words": "photo.jpg: this is an image, not text."},
        ],
        "errors": {"published": "Write the date as 2023-01-24."},
        "typed": {"published": "yesterday"},
    },
    "claims": {
        "total": "58 claims",
        "filters": [{"name": "state", "label": "State", "options": []}],
        "claims": [
            {
                "id": 17,
                "text": "Nothing hinders the use of the Lachin road for civil and humanitarian purposes.",
                "state": "approved",
                "state_name": "Approved",
                "attribution": FAITHFUL,
                "veracity": MISLEADING,
                "mentions": "8 in 5 articles",
                "speaker": "Ilham Aliyev",
                "changed": "9 Nov 2026",
            },
            {
                "id": 4,
                "text": "980 vehicles used the Lachin road between 12 Dec 2022 and 23 Jan 2023.",
                "state": "disputed",
                "state_name": "Disputed",
                "mentions": "3 in 2 articles",
                "speaker": "Ilham Aliyev",
                "changed": "8 Nov 2026",
            },
        ],
        "page": {"words": "2 of 58"},
    },
    "exports": {
        "formats": [
            {
                "key": "bundle",
                "name": "Bundle (JSONL)",
                "description": "Everything, lossless",
                "current": True,
            },
            {"key": "csv", "name": "CSV", "description": "A line a claim, for spreadsheets"},
            {"key": "claimreview", "name": "ClaimReview", "description": "JSON-LD for search engines"},
            {"key": "webanno", "name": "Web Annotation", "description": "W3C, spans with selectors"},
        ],
        "chosen": {"key": "csv", "name": "CSV"},
        "loss": {"lines": [{"count": 4, "words": "overlapping spans cannot be written"}], "counted": True},
        "preview": {
            "head": ["claim_id", "text"],
            "rows": [[{"name": "claim_id", "value": "17"}, {"name": "text", "value": "Nothing hinders"}]],
        },
        "exports": [
            {
                "id": 1,
                "name": "Bundle (JSONL)",
                "made": "9 Nov 2026, Edda",
                "state": "done",
                "state_name": "Done",
                "records": 58,
                "size": "212 kB",
                "sha256": "9f86d081884c7d659a2feaa0",
                "download_url": "#",
            },
            {
                "id": 2,
                "name": "CSV",
                "made": "just now",
                "state": "running",
                "state_name": "Running",
                "step": "Step 2 of 3: written from one state of the data",
                "poll_url": "/exports/2",
            },
        ],
    },
    "members": {
        "may_manage": True,
        "roles": [{"value": "annotator", "name": "Annotator"}, {"value": "reviewer", "name": "Reviewer"}],
        "members": [
            {
                "id": 1,
                "person": {"id": 1, "initials": "AN", "shown_name": "Anahit"},
                "username": "anahit",
                "role": "annotator",
                "role_name": "Annotator",
                "since": "3 Nov 2026",
                "version": 1,
            },
            {
                "id": 2,
                "person": {"id": 2, "initials": "ED", "shown_name": "Edda"},
                "username": "edda",
                "role": "manager",
                "role_name": "Manager",
                "since": "1 Nov 2026",
                "is_self": True,
            },
        ],
    },
    "projects": {
        "may_create": True,
        "projects": [
            {
                "id": 1,
                "name": "Lachin corridor 2023",
                "description": "Five articles on one road",
                "role_name": "Manager",
                "articles": 5,
                "claims": 58,
                "current": True,
            }
        ],
    },
    "settings": {
        "prefs": {
            "theme": "system", "density": "compact", "reading_size": "18", "reading_font": "serif", "announcements": "normal",
            "span_ends": False, "single_keys": True, "language": "auto", "keys": {"accept": ["Y"]}, "seen": [], "tour": "",
        },
        "choices": {
            "theme": [("system", "As the system"), ("dark", "Dark")], "density": [("comfortable", "Comfortable"), ("compact", "Compact")],
            "reading_size": [("18", "18 px")], "reading_font": [("serif", "Serif")], "announcements": [("normal", "Normal")],
        },
        "refused": {"density": "Choose one of the values offered."},
        "presets": [{"key": "prodigy", "name": "Close to Prodigy", "about": "A accepts.", "current": False}],
        "groups": [
            {"scope": "suggestion", "title": "A suggestion in hand", "rows": [
                {"name": "accept", "words": "Accept", "label": "", "keys": [["Y"]], "field": "x", "own": True, "fixed": False, "open": True,
                 "error": "X is “Reject” already."},
                {"name": "close", "words": "Close", "label": "", "keys": [["Escape"]], "field": "Escape", "own": False, "fixed": True,
                 "open": False, "error": ""},
            ]},
        ],
    },
    "job": {
        "job": {
            "id": 9,
            "name": "Segmentation",
            "state": "quarantined",
            "state_name": "Quarantined",
            "attempts": 3,
            "max_attempts": 3,
            "subject": "Putin, Pashinian discuss Karabakh",
            "subject_url": "/articles/4",
            "may_retry": True,
            "version": 3,
            "error": "The worker stopped three times at this text.",
            "stages": [
                {"name": "paragraphs", "state_name": "ran", "found": 11},
                {"name": "quotations", "state_name": "failed", "found": 0, "note": "stopped"},
            ],
        },
    },
    "evidence": {
        "claim": {**CLAIM["claim"]},
        "known": {"refused": "This address is private and is not fetched.", "names": ["Azernews"]},
        "stances": CLAIM["stances"],
        "errors": {"url": "This address is private and is not fetched."},
        "typed": {"url": "http://10.0.0.1/"},
        "evidence_groups": CLAIM["evidence_groups"],
        "body": "components/evidence_form.html",
        "own_sets": [{"key": "1-2", "pieces": ["The log: “Nine passed.”", "The law: “It names who passed.”"]}],
        "own_pieces": [{"id": 1, "words": "The log: “Nine passed.”", "stance": "supports", "stance_name": "Supports", "on": True}],
        "back_url": "/articles/2",
    },
    "conflict": {
        "title": "This changed while you were working on it",
        "stale": True,
        "may_repeat": True,
        "who": "You saved it in another window",
        "why": "Nothing was overwritten. Choose what is kept.",
        "fields": [
            {
                "name": "veracity", "label": "Veracity", "kind": "choice", "mine": "2", "theirs": "3", "merged": "2", "differs": True,
                "mine_shown": "Partly", "theirs_shown": "Refuted", "options": [("2", "Partly"), ("3", "Refuted")],
            },
            {
                "name": "rationale", "label": "Rationale", "kind": "text", "mine": "The road is shut.", "theirs": "The road is open.",
                "merged": "The road is shut. open.", "differs": True,
                "mine_parts": [{"text": "The road is ", "own": False}, {"text": "shut.", "own": True}],
                "theirs_parts": [{"text": "The road is ", "own": False}, {"text": "open.", "own": True}],
            },
        ],
        "action": "/claims/4/review",
        "version": 8,
        "back": "/claims/4",
    },
}

SUGGESTION: dict[str, Any] = {
    **REVIEW,
    "selected": "suggestion",
    "item": {
        "n": 7,
        "key": "c7",
        "span_id": 7,
        "span_url": "/spans/7",
        "span_version": 1,
        "kind": "claim",
        "kind_name": "Quantity",
        "state": "suggested",
        "state_name": "Suggested",
        "paragraph": 11,
        "chars": 128,
        "may_decide": True,
        "text": "About 90 people in need of medical assistance had been taken to Armenia by the ICRC",
    },
    "who": WHO,
    "weighed": {"for": ["reported speech", "a quantity"], "against": ["opinion or feeling"], "percentile": 82, "score": 0.91},
    "facts": [{"name": "Value", "value": "about 90 people"}, {"name": "Unit", "value": "people"}],
    "checks": [],
}

SCREENS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "review": ("desk/article.html", "queue", REVIEW),
    "suggestion": ("desk/article.html", "queue", SUGGESTION),
    "review_empty": (
        "desk/article.html",
        "queue",
        {
            **REVIEW,
            "items": [],
            "selected": "",
            "segmentation": {"version": "1.0"},
            "counts": {"done": 0, "open": 0, "suggested": 0, "total": 0, "todo": 0},
        },
    ),
    "review_read_again": ("desk/article.html", "queue", {**REVIEW, "how": HOW}),
    "corpus": ("desk/corpus.html", "articles", {**CORPUS, "project": {"id": 1, "name": "Lachin corridor 2023"}}),
    "articles_old": ("desk/articles.html", "articles", {**TABLES["articles"], "corpus": OLD}),
    "claim": ("desk/claim.html", "claims", CLAIM),
    "adjudicate": ("desk/adjudicate.html", "adjudicate", ADJUDICATE),
    "adjudicate_empty": (
        "desk/adjudicate.html",
        "adjudicate",
        {"empty_words": "Last 7 days: 12 agreed without you."},
    ),
    "style": ("desk/style.html", "", samples()),
    **{name: (f"desk/{name}.html", name, sample) for name, sample in TABLES.items()},
    "sign_in": ("registration/sign_in.html", "", {"refusal": "User name and password do not match."}),
    "404": ("404.html", "", {"error": {"title": "Not found"}, "status": 404, "request_id": "01J0"}),
    "500": ("500.html", "", {"error": {"title": "Something broke"}, "status": 500, "request_id": "01J0"}),
}
