"""The harbour sample in the tables, row by row: what is read back owes nothing to a service."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model

from annotations.access import Access, enter
from annotations.models import (
    Article,
    Attribution,
    Edition,
    Label,
    Membership,
    Original,
    Project,
    Segment,
    Segmentation,
    Span,
    Speaker,
)
from claims.models import (
    Adjudication,
    Claim,
    Comment,
    Document,
    Evidence,
    EvidenceSet,
    EvidenceSetItem,
    Mention,
    Publication,
    Relation,
    Review,
    Scale,
    ScaleLabel,
    Source,
    Verdict,
    VerdictSet,
)
from tests.claims.exporters.sample import TEXT

ROLES = {
    "anahit": "annotator",
    "bela": "reviewer",
    "chen": "adjudicator",
    "edda": "manager",
    "farid": "reviewer",
    "grigor": "manager",
}


@dataclass
class Harbour:
    """The rows by their names in the sample."""

    project: Project
    people: dict[str, Any]
    rows: dict[str, Any]

    def access(self, name: str) -> Access:
        """The seat of one of the people."""
        return enter(self.people[name], self.project.pk)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.rows[name]
        except KeyError:
            raise AttributeError(name) from None


def people_of(project: Project) -> dict[str, Any]:
    """Everyone with a role, under log-in names that must never leave."""
    found = {}
    for name, role in ROLES.items():
        login = {"username": f"login-{name}", "defaults": {"email": f"{name}@secret.example"}}
        user, _ = get_user_model().objects.get_or_create(**login)
        user.display_name = name.title()
        user.save()
        Membership.objects.create(project=project, user=user, role=role)
        found[name] = user
    return found


def build(*, name: str = "Harbour row (fiction)", **rules: Any) -> Harbour:
    """A project with the sample in it, decided and not yet published."""
    project = Project.objects.create(name=name, **rules)
    made = Harbour(project, people_of(project), {})
    _corpus(made)
    _claims(made)
    _evidence(made)
    return made


def _add(made: Harbour, alias: str, model: type[Any], /, by: str | None = "anahit", **fields: Any) -> Any:
    author = {"created_by": made.people[by]} if by else {}
    made.rows[alias] = model.objects.create(project=made.project, **author, **fields)
    return made.rows[alias]


def _corpus(made: Harbour) -> None:
    raw = TEXT.encode()
    digest = hashlib.sha256(raw).hexdigest()
    for key, kind in {"claim": "claim", "number": "quantity", "place": "framing"}.items():
        _add(made, f"label_{key}", Label, key=key, name=key.title(), kind=kind)
    article = {"title": "FICTION 🚢 Harbour row", "outlet": "Imaginary Gazette", "published": "2031-03"}
    _add(made, "article", Article, url="https://gazette.example/harbour-row", language="en", **article)
    _add(
        made,
        "original",
        Original,
        sha256=digest,
        media_type="text/plain",
        size=len(raw),
        filename="article.txt",
    )
    text = {"text": TEXT, "sha256": digest, "length": len(TEXT), "original": made.original}
    _add(made, "edition", Edition, article=made.article, extractor="text/1", **text)
    _add(made, "run", Segmentation, by=None, edition=made.edition, pipeline_version="rules/1")
    for index, (start, end) in enumerate([(0, 21), (23, 138), (140, 209)]):
        place = {"kind": "paragraph", "index": index, "start": start, "end": end, "role": "body"}
        _add(made, f"segment{index}", Segment, by=None, segmentation=made.run, edition=made.edition, **place)
    mark(made, "span1", "claim", (45, 70))
    mark(made, "span2", "number", (45, 52))
    mark(made, "span3", "place", (65, 70), (72, 92))
    mark(made, "span4", "claim", (175, 208))
    mark(made, "span5", "claim", (0, 21), by=None, status="suggested", origin="machine", score=0.5)


def mark(made: Harbour, name: str, label: str, *fragments: tuple[int, int], **more: Any) -> Span:
    """A span with the words under its fragments."""
    edge = {"start": fragments[0][0], "end": fragments[-1][1], "fragments": list(fragments)}
    given = {"origin": "human", "status": "accepted", "quote": [TEXT[a:b] for a, b in fragments], **edge}
    label_row = made.rows[f"label_{label}"]
    found: Span = _add(made, name, Span, edition=made.edition, label=label_row, **{**given, **more})
    return found


def _claims(made: Harbour) -> None:
    _add(made, "ada", Speaker, name="Ada Quill", kind="person", role="Mayor of Port Imaginary")
    _add(made, "gazette", Speaker, name="Imaginary Gazette", kind="organization")
    _add(made, "hop0", Attribution, span=made.span1, position=0, speaker=made.gazette, role="reporter")
    said = {"cue": "said", "cue_start": 39, "cue_end": 43}
    _add(made, "hop1", Attribution, span=made.span1, position=1, speaker=made.ada, role="speaker", **said)
    stuck = "120,000 crates were stuck on the Marrow Bridge."
    _add(
        made, "claim1", Claim, text=stuck, claim_type="numerical", claim_date="2031-03-03", state="in_review"
    )
    _add(made, "claim2", Claim, text="No crate waited more than an hour.")
    _add(made, "claim3", Claim, by=None, text="Proposed by the pipeline.", state="suggested")
    _add(made, "mention1", Mention, claim=made.claim1, span=made.span1, voice="direct")
    _add(made, "mention2", Mention, claim=made.claim2, span=made.span4, voice="indirect")
    _add(made, "mention3", Mention, by=None, claim=made.claim3, span=made.span5, status="suggested")
    _add(made, "relation", Relation, from_claim=made.claim2, to_claim=made.claim1, kind="contradicts")
    _add(made, "veracity", Scale, key="default", axis="veracity")
    _add(made, "attribution", Scale, key="default-attribution", axis="attribution")
    for key in ("supported", "refuted"):
        _add(made, key, ScaleLabel, by=None, scale=made.veracity, key=key, name=key.title(), core=key)
    _add(made, "faithful", ScaleLabel, by=None, scale=made.attribution, key="faithful", name="Faithful")


def _evidence(made: Harbour) -> None:
    _add(made, "weighbridge", Source, name="Port Imaginary Weighbridge", kind="institution")
    page = {
        "url": "https://weighbridge.example/log",
        "title": "Weighbridge log",
        "sha256": "a" * 64,
        "size": 91,
    }
    _add(made, "document", Document, by="bela", source=made.weighbridge, published="2031-03-03", **page)
    quote = {
        "quote": "1,840 crates crossed.",
        "stance": "refutes",
        "independence_group": "the port's own log",
    }
    _add(made, "evidence", Evidence, by="bela", claim=made.claim1, document=made.document, **quote)
    secret = {"url": "https://secret.example/", "title": "Only Farid's"}
    _add(made, "document2", Document, by="farid", **secret)
    found = {"quote": "Farid's find.", "stance": "supports"}
    _add(made, "evidence2", Evidence, by="farid", claim=made.claim1, document=made.document2, **found)


def review(
    made: Harbour, who: str, label: str, *, revision: int, evidence: Any = None, **more: Any
) -> Review:
    """One review handed in, with its verdict and one cited set."""
    about = {"claim": made.claim1, "reviewer": made.people[who], "submitted_at": made.project.created_at}
    found: Review = _add(made, f"review_{who}", Review, by=who, **{"state": "submitted", **about, **more})
    verdict(made, f"verdict_{who}", label, revision=revision, by=who, review=found, evidence=evidence)
    return found


def verdict(made: Harbour, name: str, label: str, *, evidence: Any = None, **more: Any) -> Verdict:
    """A verdict citing at most one set of one piece."""
    rating = {"veracity": made.rows[label], "attribution": made.faithful}
    given = {"claim": made.claim1, "rationale": f"{name} thinks so.", "confidence": "high"}
    found: Verdict = _add(made, name, Verdict, **{**rating, **given, **more})
    if evidence is not None:
        cited = _add(made, f"set_{name}", EvidenceSet, claim=made.claim1, by=more.get("by", "anahit"))
        EvidenceSetItem.objects.create(project=made.project, evidence_set=cited, evidence=evidence)
        VerdictSet.objects.create(project=made.project, verdict=found, evidence_set=cited)
    return found


def two_reviews(made: Harbour) -> None:
    """Bela and Farid disagree; each has left a remark."""
    review(made, "bela", "refuted", revision=1, evidence=made.evidence)
    review(made, "farid", "supported", revision=2, evidence=made.evidence2)
    for who in ("bela", "farid"):
        _add(made, f"comment_{who}", Comment, by=who, claim=made.claim1, text=f"{who} remarks")


def decide(made: Harbour, state: str = "approved") -> None:
    """Chen settles it on Bela's evidence."""
    verdict(
        made, "decision", "refuted", revision=3, by="chen", evidence=made.evidence, search_log="one\n\n two "
    )
    reviews = {"review_ids": [made.review_bela.pk, made.review_farid.pk], "review_versions": [1, 1]}
    about = {"claim": made.claim1, "round": 1, "choice": "take", "reason": "The log is clear."}
    _add(made, "adjudication", Adjudication, by="chen", verdict=made.decision, **about, **reviews)
    set_claim(made, state=state)


def set_claim(made: Harbour, **fields: Any) -> None:
    """Move the first claim on."""
    Claim.objects.filter(pk=made.claim1.pk).update(**fields)
    made.claim1.refresh_from_db()


def publish(
    made: Harbour, number: int = 1, state: str = "published", name: str = "decision", note: str = ""
) -> None:
    """A row of the claim's public life."""
    about = {"claim": made.claim1, "verdict": made.rows[name], "number": number, "state": state, "note": note}
    before = made.rows.get(f"publication{number - 1}")
    _add(made, f"publication{number}", Publication, by="edda", supersedes=before, **about)
