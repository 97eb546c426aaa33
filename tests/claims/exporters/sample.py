"""The sample of the interchange formats: one fictional article, two claims, one verdict log.

Its labels and scales are its own, to show that they are data. `tests/corpus/formats/examples` holds what
every format must make of it.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claims.exporters.contract import ExportOptions, Publisher
from claims.exporters.corpus import (
    Article,
    Edition,
    LabelSet,
    Original,
    Project,
    Scale,
    ScaleLabel,
    Segment,
    Source,
    Span,
    Speaker,
    User,
)
from claims.exporters.judgement import (
    Adjudication,
    Claim,
    ClaimRelation,
    Document,
    Evidence,
    EvidenceSet,
    Hop,
    Mention,
    Publication,
    Rating,
    Review,
    Verdict,
)
from tests.claims.exporters.in_memory import ListSnapshot

FORMATS = Path(__file__).parents[2] / "corpus" / "formats"
EXAMPLES = FORMATS / "examples"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2031, 3, day, hour, minute, tzinfo=UTC)


NINE = at(4, 9)
TEXT = (
    "FICTION 🚢 Harbour row\n\n"
    "Mayor Ada Quill said “120,000 crates were stuck” on the Marrow Bridge, "
    "the Imaginary Gazette wrote on 3 March 2031.\n\n"
    "Harbour chief Bo Fenn denied this: no crate waited more than an hour.\n"
)
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
OPTIONS = ExportOptions(
    exported_at=at(5, 12),
    base_url="https://workbench.example",
    publisher=Publisher(name="Imaginary Checks", url="https://workbench.example/"),
    generator="workbench 0.1.0",
    licence="https://creativecommons.org/licenses/by/4.0/",
)


def project(id_: str = "prj-1", name: str = "Harbour row (fiction)") -> Project:
    return Project(id=id_, name=name, language="en", created_at=NINE, settings={})


def label(key: str, name: str, *, core: str | None = None, ordinal: float | None = None) -> ScaleLabel:
    return ScaleLabel(key=key, name=name, core=core, ordinal=ordinal)


def segment(number: int, kind: str, index: int, start: int, end: int, role: str | None) -> Segment:
    return Segment(
        id=f"seg-{number}",
        edition_id="edn-1",
        kind=kind,
        index=index,
        start=start,
        end=end,
        role=role,
        excluded=None,
        segmenter="rules/1",
    )


def span(id_: str, key: str, *fragments: tuple[int, int], text: str = TEXT, **more: Any) -> Span:
    given = {
        "edition_id": "edn-1",
        "origin": "human",
        "status": "accepted",
        "score": None,
        "created_by": "usr-1",
    }
    quote = tuple(text[start:end] for start, end in fragments)
    return Span(id=id_, label=key, fragments=fragments, quote=quote, created_at=NINE, **{**given, **more})


def claim(id_: str, text: str, kind: str | None, status: str, **more: Any) -> Claim:
    given = {
        "short_text": text,
        "claim_type": kind,
        "language": "en",
        "claim_date": "2031-03-03",
        "location": None,
    }
    return Claim(id=id_, text=text, status=status, created_by="usr-1", created_at=NINE, **{**given, **more})


def mention(id_: str, claim_id: str, span_id: str, voice: str, *speakers: str) -> Mention:
    roles = [*["reporter"][: len(speakers) - 1], *["relayer"] * (len(speakers) - 2), "speaker"]
    chain = tuple(Hop(speaker_id=s, role=r, cue_span_id=None) for s, r in zip(speakers, roles, strict=False))
    given = {"stance": "asserts", "voice": voice, "created_by": "usr-1", "created_at": NINE}
    return Mention(id=id_, claim_id=claim_id, span_id=span_id, chain=chain, **given)


def document(id_: str, source: str, url: str, title: str, archived: str, sha256: str, size: int) -> Document:
    when = {"published_at": "2031-03-03", "retrieved_at": at(4, 10), "language": "en", "medium": "web_text"}
    kept = {"sha256": sha256, "bytes": size, "archived_url": archived, "archive_file": None}
    return Document(id=id_, url=url, title=title, source_id=source, **when, **kept)


def evidence(
    id_: str, document_id: str, start: int, quote: str, question: str, answer: str, **more: Any
) -> Evidence:
    place = {"start": start, "end": start + len(quote), "quote": quote, "line": 1, "locator": None}
    given = {"boolean_explanation": None, "self_reported": False, "note": None, "created_by": "usr-1"}
    said = {"stance": "refutes", "question": question, "answer": answer, "created_at": at(4, 10, 30)}
    return Evidence(id=id_, claim_id="clm-1", document_id=document_id, **place, **said, **{**given, **more})


def verdict(id_: str, revision: int, status: str, *ratings: tuple[str, str], **more: Any) -> Verdict:
    given = {
        "review_id": None,
        "supersedes_id": None,
        "justification": "",
        "confidence": None,
        "search_log": (),
    }
    later = {"evidence_set_ids": (), "created_by": "usr-1", "published_at": None, "correction_note": None}
    scored = tuple(Rating(scale_key=scale, scale_version=1, label=key) for scale, key in ratings)
    fixed = {"id": id_, "claim_id": "clm-1", "revision": revision, "status": status, "ratings": scored}
    return Verdict(**{**fixed, **given, **later, "created_at": at(5, 9, 50), **more})


def publication(number: int, verdict_id: str, state: str = "published", **more: Any) -> Publication:
    given = {"supersedes_id": None, "note": None, "created_by": "usr-1", "created_at": at(5, 10)}
    fixed = {
        "id": f"pub-{number}",
        "claim_id": "clm-1",
        "verdict_id": verdict_id,
        "number": number,
        "state": state,
    }
    return Publication(**{**fixed, **given, **more})


VERACITY = Scale(
    id="scl-1",
    key="averitec-4",
    version=1,
    axis="veracity",
    labels=(
        label("supported", "Supported", core="supported"),
        label("refuted", "Refuted", core="refuted"),
        label("not_enough_evidence", "Not Enough Evidence", core="not_enough_evidence"),
        label("conflicting", "Conflicting Evidence/Cherrypicking", core="conflicting"),
    ),
)
ATTRIBUTION = Scale(
    id="scl-2",
    key="sample-attribution",
    version=1,
    axis="attribution",
    labels=(
        label("accurately_quoted", "Accurately quoted"),
        label("faithful_paraphrase", "Faithful paraphrase"),
        label("distorted", "Distorted or out of context"),
        label("misattributed", "Misattributed"),
        label("unconfirmed", "Unconfirmed"),
    ),
)


def people_and_labels() -> tuple[Any, ...]:
    keys = {"claim": "Claim", "number": "Number", "place": "Place", "quote": "Quote"}
    labels = tuple({"key": key, "name": name} for key, name in keys.items())
    return (
        User(id="usr-1", display_name="reviewer one", role="adjudicator"),
        User(id="usr-2", display_name="reviewer two", role="reviewer"),
        LabelSet(id="lbs-1", version=1, labels=labels),
        VERACITY,
        ATTRIBUTION,
    )


def sources_and_speakers() -> tuple[Any, ...]:
    nothing: dict[str, Any] = {"side": None, "wikidata": None}
    return (
        Source(id="src-1", name="Imaginary Gazette", kind="newspaper", **nothing),
        Source(id="src-2", name="Port Imaginary Weighbridge", kind="institution", **nothing),
        Source(id="src-3", name="Marrow Bridge Authority", kind="institution", **nothing),
        Speaker(id="spk-1", name="Ada Quill", kind="person", role="Mayor of Port Imaginary", wikidata=None),
        Speaker(id="spk-2", name="Bo Fenn", kind="person", role="Harbour chief", wikidata=None),
        Speaker(id="spk-3", name="Imaginary Gazette", kind="organization", role=None, wikidata=None),
    )


def article(**more: Any) -> Article:
    about = {"title": "FICTION 🚢 Harbour row", "url": "https://gazette.example/harbour-row", "author": None}
    given = {"source_id": "src-1", "published_at": "2031-03-03", "language": "en", "created_at": NINE}
    return Article(**{"id": "art-1", **about, **given, **more})


def edition(text: str = TEXT, **more: Any) -> Edition:
    raw = text.encode()
    sha = hashlib.sha256(raw).hexdigest()
    original = Original(sha256=sha, media_type="text/plain", filename="article.txt", bytes=len(raw))
    fixed = {
        "id": "edn-1",
        "article_id": "art-1",
        "number": 1,
        "text": text,
        "sha256": sha,
        "length": len(text),
    }
    given = {"original": original, "extractor": "text/1", "supersedes_id": None, "created_at": NINE}
    return Edition(**{**fixed, **given, **more})


def marks() -> tuple[Any, ...]:
    return (
        segment(1, "paragraph", 0, 0, 21, "headline"),
        segment(2, "paragraph", 1, 23, 138, "body"),
        segment(3, "paragraph", 2, 140, 209, "body"),
        segment(4, "sentence", 0, 0, 21, None),
        segment(5, "sentence", 1, 23, 138, None),
        segment(6, "sentence", 2, 140, 209, None),
        span("spn-1", "claim", (45, 70)),
        span("spn-2", "number", (45, 52)),
        span("spn-3", "place", (65, 70), (72, 92)),
        span("spn-4", "claim", (175, 208)),
    )


def claims() -> tuple[Any, ...]:
    ends = {"from_claim_id": "clm-2", "to_claim_id": "clm-1"}
    return (
        claim("clm-1", "120,000 crates were stuck on the Marrow Bridge.", "numerical", "approved"),
        claim("clm-2", "No crate waited more than an hour.", "event_property", "accepted"),
        mention("men-1", "clm-1", "spn-1", "direct", "spk-3", "spk-1"),
        mention("men-2", "clm-2", "spn-4", "indirect", "spk-3", "spk-2"),
        ClaimRelation(
            id="rel-1", kind="contradicts", status="confirmed", created_by="usr-1", created_at=NINE, **ends
        ),
    )


def evidence_given() -> tuple[Any, ...]:
    log, bulletin = (
        "1,840 crates crossed; none was held longer than 55 minutes.",
        "Traffic moved normally all day.",
    )
    return (
        document(
            *(
                "doc-1",
                "src-2",
                "https://weighbridge.example/log/2031-03-03",
                "Weighbridge log, 3 March 2031",
            ),
            "https://archive.example/weighbridge/2031-03-03",
            "f63d1045e06fe30e773fa405e5b4985ba5298c826d036e3fc635f0f143291b72",
            91,
        ),
        document(
            *("doc-2", "src-3", "https://bridge.example/bulletin/14", "Bridge bulletin 14"),
            "https://archive.example/bridge/14",
            "323bcc6f152abd2bab944d136dbc830608028775ba0016f72e3cfe1cdee3912c",
            52,
        ),
        evidence(
            *("ev-1", "doc-1", 31, log, "How many crates crossed the Marrow Bridge on 3 March 2031?", log),
            strength="primary",
            answer_type="extractive",
            independence_group="grp-1",
        ),
        evidence(
            *("ev-2", "doc-2", 20, bulletin, "Was crate traffic over the Marrow Bridge interrupted?", "No"),
            strength="secondary",
            answer_type="boolean",
            independence_group="grp-2",
            boolean_explanation="The bulletin reports normal traffic for the whole day.",
        ),
        EvidenceSet(id="set-1", claim_id="clm-1", evidence_ids=("ev-1", "ev-2")),
    )


def verdict_log() -> tuple[Any, ...]:
    early = at(4, 9, 30)
    about = {"claim_id": "clm-1", "round": 1}
    review = {"reviewer_id": "usr-2", "state": "submitted", "guideline_version": None}
    decided = {"verdict_id": "vrd-2", "reason": "Records for the day were found after the review."}
    return (
        Review(id="rev-1", **about, **review, created_at=early, submitted_at=early),
        verdict(
            *("vrd-1", 1, "submitted", ("averitec-4", "not_enough_evidence")),
            review_id="rev-1",
            confidence="low",
            search_log=("weighbridge log requested",),
            justification="Only the speaker's own figure was found so far.",
            created_by="usr-2",
            created_at=early,
        ),
        verdict(
            *(
                "vrd-2",
                2,
                "published",
                ("averitec-4", "refuted"),
                ("sample-attribution", "accurately_quoted"),
            ),
            justification="Two independent records for the day show moving traffic and far fewer crates.",
            confidence="high",
            evidence_set_ids=("set-1",),
            published_at=at(5, 10),
        ),
        Adjudication(
            **{"id": "adj-1", **about, "review_ids": ("rev-1",), "choice": "merge", **decided},
            created_by="usr-1",
            created_at=at(5, 9, 50),
        ),
        publication(1, "vrd-2"),
    )


def sample() -> ListSnapshot:
    before = (*people_and_labels(), *sources_and_speakers(), article(), edition(), *marks())
    return ListSnapshot(project(), (*before, *claims(), *evidence_given(), *verdict_log()))


def empty() -> ListSnapshot:
    return ListSnapshot(project("prj-0", "Empty (fiction)"))
