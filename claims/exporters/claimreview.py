"""schema.org ClaimReview: what a project has published, for aggregators and other readers.

One object is the current publication of one claim. `claim_review` makes it for the public page of a
claim; the exporter writes those of a project as a JSON array. Retracted claims are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from claims.exporters.contract import ExportOptions, Publisher, Sink, Writing, begin
from claims.exporters.corpus import Scale, ScaleLabel, Speaker
from claims.exporters.encoding import day, encode, whole_date
from claims.exporters.judgement import Document, Verdict
from claims.exporters.losses import LossReport
from claims.exporters.ratings import Scales, rated, scales_by_version
from claims.exporters.snapshot import ClaimDossier, Place, Snapshot

CONTEXT = "https://schema.org"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClaimReviews:
    """What is published now."""

    key: str = "claimreview"
    version: str = "schema.org"
    name: str = "Published reviews (ClaimReview JSON-LD)"
    media_type: str = "application/ld+json"
    suffix: str = "jsonld"
    options: tuple[str, ...] = ()
    loses: tuple[str, ...] = (
        *("span.dropped", "claim.no_verdict", "mention.extra_dropped", "mention.chain_flattened"),
        *(
            "rating.axis_dropped",
            "verdict.history_dropped",
            "evidence.fields_dropped",
            "evidence.set_flattened",
        ),
        *("relation.dropped", "segment.dropped", "comment.dropped"),
    )

    def write(self, snapshot: Snapshot, sink: Sink, options: ExportOptions) -> LossReport:
        """Write the snapshot; the report says what it lost."""
        writing = begin(self, snapshot, sink, options)
        scales = scales_by_version(snapshot)
        writing.out.write(b"[")
        for dossier in snapshot.claim_dossiers():
            review = claim_review(dossier, scales=scales, options=options)
            if review is None:
                writing.lost.add("claim.no_verdict", dossier.claim.id)
                continue
            writing.out.write((b",\n" if writing.records else b"\n") + encode(review))
            writing.records += 1
            _count_losses(writing, dossier, scales)
        writing.out.write(b"\n]\n" if writing.records else b"]\n")
        writing.lost.add_tally("relation.dropped", snapshot.tally("claim_relation"))
        writing.lost.add_tally("segment.dropped", snapshot.tally("segment"))
        writing.lost.add_tally("comment.dropped", snapshot.tally("comment"))
        return writing.report()


def claim_review(dossier: ClaimDossier, *, scales: Scales, options: ExportOptions) -> Json | None:
    """The published review of one claim; none if nothing is published now, or it has no veracity rating."""
    shown, verdict = dossier.published, dossier.published_verdict
    rating = rated(verdict, "veracity", scales) if verdict else None
    if shown is None or verdict is None or rating is None:
        return None
    claim, url = dossier.claim, f"{options.base_url}/reviews/{dossier.claim.id}"
    review: Json = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "@id": f"{url}#review",
        "url": url,
        "claimReviewed": claim.short_text or claim.text,
        "datePublished": day(dossier.publications[0].created_at),
        "dateModified": day(shown.created_at),
        "inLanguage": claim.language,
        "author": _organization(options.publisher),
        "reviewRating": _rating(*rating, verdict),
        "itemReviewed": _claims(dossier, options),
        "citation": [_citation(document) for document in _cited_pages(dossier, verdict)],
        "correction": _correction(dossier),
        "sdPublisher": _organization(options.publisher),
        "sdDatePublished": day(shown.created_at),
        "sdLicense": options.licence,
    }
    return _said(review)


def is_web_address(url: str | None) -> bool:
    """Whether others may be sent there: http or https, and nothing that breaks out of an IRI."""
    if not url or any(character.isspace() for character in url):
        return False
    return urlsplit(url).scheme in {"http", "https"}


def _said(thing: Mapping[str, Any]) -> Json:
    return {key: value for key, value in thing.items() if value not in (None, "", [])}


def _organization(publisher: Publisher) -> Json:
    return _said({"@type": "Organization", "name": publisher.name, "url": publisher.url})


def _rating(scale: Scale, label: ScaleLabel, verdict: Verdict) -> Json:
    ordinals = [other.ordinal for other in scale.labels if other.ordinal is not None]
    bounds = {} if label.ordinal is None else {"bestRating": max(ordinals), "worstRating": min(ordinals)}
    return _said(
        {
            "@type": "Rating",
            "alternateName": label.name,
            "ratingValue": label.ordinal,
            **bounds,
            "ratingExplanation": verdict.justification,
        }
    )


def _claims(dossier: ClaimDossier, options: ExportOptions) -> Json | list[Json]:
    """One claim a speaker, the first occurrence's first. Who denies it did not claim it; what nobody is named for goes with the first."""
    said: dict[str | None, list[Place]] = {}
    for place in dossier.places:
        if place.mention.stance != "denies":
            said.setdefault(place.speakers[-1].id if place.speakers else None, []).append(place)
    nobody = said.pop(None, []) if len(said) > 1 else []
    groups = list(said.values()) or [[]]
    groups[0] = sorted([*groups[0], *nobody], key=dossier.places.index)
    claims = [_claim(dossier, options, group, number) for number, group in enumerate(groups)]
    return claims if len(claims) > 1 else claims[0]


def _claim(dossier: ClaimDossier, options: ExportOptions, places: Sequence[Place], number: int) -> Json:
    claim = dossier.claim
    speaker = next((place.speakers[-1] for place in places if place.speakers), None)
    return _said(
        {
            "@type": "Claim",
            "@id": f"{options.base_url}/claims/{claim.id}" + (f"#by-{number + 1}" if number else ""),
            "text": claim.text,
            "datePublished": claim.claim_date,
            "author": _speaker(speaker) if speaker else None,
            "appearance": [_appearance(place) for place in _shown_places(places)],
        }
    )


def _speaker(speaker: Speaker) -> Json:
    organization = speaker.kind in {"organization", "group"}
    same = f"https://www.wikidata.org/entity/{speaker.wikidata}" if speaker.wikidata else None
    if organization:
        return _said({"@type": "Organization", "name": speaker.name, "sameAs": same})
    return _said({"@type": "Person", "name": speaker.name, "jobTitle": speaker.role, "sameAs": same})


def _shown_places(places: Sequence[Place]) -> list[Place]:
    """One place an article, and only where the article can be visited."""
    first: dict[str, Place] = {}
    for place in places:
        if is_web_address(place.article.url):
            first.setdefault(place.article.id, place)
    return list(first.values())


def _appearance(place: Place) -> Json:
    article, source = place.article, place.source
    return _said(
        {
            "@type": "CreativeWork",
            "url": article.url,
            "headline": article.title,
            "datePublished": whole_date(article.published_at),
            "publisher": {"@type": "Organization", "name": source.name} if source else None,
        }
    )


def _cited_pages(dossier: ClaimDossier, verdict: Verdict) -> list[Document]:
    documents = {exhibit.document.id: exhibit.document for exhibit in dossier.cited(verdict)}
    return [document for document in documents.values() if is_web_address(document.url)]


def _citation(document: Document) -> Json:
    return _said(
        {
            "@type": "CreativeWork",
            "url": document.url,
            "name": document.title,
            "datePublished": whole_date(document.published_at),
            "archivedAt": document.archived_url if is_web_address(document.archived_url) else None,
        }
    )


def _correction(dossier: ClaimDossier) -> Json | None:
    shown = dossier.published
    if shown is None or shown.state != "corrected" or not shown.note:
        return None
    return {"@type": "CorrectionComment", "text": shown.note, "datePublished": day(shown.created_at)}


def _count_losses(writing: Writing, dossier: ClaimDossier, scales: Scales) -> None:
    lost, verdict = writing.lost, dossier.published_verdict
    if verdict is None:
        return
    shown = {place.mention.id for place in _shown_places(dossier.places)}
    lost.add_all("span.dropped", (place.span.id for place in dossier.places))
    lost.add_all("mention.extra_dropped", (p.mention.id for p in dossier.places if p.mention.id not in shown))
    lost.add_all("mention.chain_flattened", (p.mention.id for p in dossier.places if len(p.speakers) > 1))
    lost.add_all("verdict.history_dropped", (v.id for v in dossier.verdicts if v is not verdict))
    lost.add_all("evidence.fields_dropped", (exhibit.evidence.id for exhibit in dossier.exhibits))
    lost.add("evidence.set_flattened", *verdict.evidence_set_ids)
    if rated(verdict, "attribution", scales):
        lost.add("rating.axis_dropped", verdict.id)
