"""Where a thing that an act moved is seen: its article and mark, or its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from annotations.access import Access
from annotations.models import UndoPart
from claims import access


@dataclass(frozen=True, slots=True)
class Place:
    """An address; within an article also which one, and what is chosen there."""

    url: str
    article_id: int | None = None
    key: str = ""


def place_of(by: Access, part: UndoPart, *, near: int | None = None) -> Place:
    """Where to look; `near`: the article in which the reader is, if the thing is seen there too."""
    if part.kind == "span":
        span = by.spans().filter(pk=part.object_id).values_list("pk", "edition__article_id").first()
        return _in_article(span[1], f"s{span[0]}") if span else Place("/")
    if part.kind == "segment":
        segment = by.segments().filter(pk=part.object_id).values_list("start", "edition__article_id").first()
        return _in_article(segment[1], f"p{segment[0]}") if segment else Place("/")
    if part.kind == "article":
        kept = by.articles().filter(pk=part.object_id).exists()
        return _in_article(part.object_id, "") if kept else Place(f"/articles?project={by.project.pk}")
    if part.kind == "speaker":
        return Place(f"/sources?project={by.project.pk}&speaker={part.object_id}")
    return _of_claim(by, _claim_of(by, part), part, near)


def _in_article(article_id: int, key: str) -> Place:
    return Place(f"/articles/{article_id}?at={key}" if key else f"/articles/{article_id}", article_id, key)


def _claim_of(by: Access, part: UndoPart) -> int | None:
    if part.kind in {"claim", "relation"}:  # a link taken back and made again has another number
        wanted = part.object_id if part.kind == "claim" else int(part.after["from"])
        return access.claims(by).filter(pk=wanted).values_list("pk", flat=True).first()
    rows: dict[str, QuerySet[Any]] = {
        "mention": access.mentions(by), "evidence": access.evidence_ever(by), "review": access.reviews(by), "flag": access.flags(by),
    }  # fmt: skip
    found = rows[part.kind].filter(pk=part.object_id).values_list("claim_id", flat=True).first()
    return None if found is None else int(found)


def _of_claim(by: Access, claim_id: int | None, part: UndoPart, near: int | None) -> Place:
    """One's own review is worked on in an article; all else of a claim is seen on its page, or in the article in hand."""
    if claim_id is None:
        return Place("/")
    page = Place(f"/claims/{claim_id}")
    at_work = part.kind == "review" or part.verb == "claim.skip"
    if near is None and not at_work:
        return page
    spans = by.spans().filter(mentions__claim_id=claim_id).order_by("edition__created_at", "start")
    stands = spans.values_list("pk", "edition__article_id")
    here = stands.filter(edition__article_id=near) if near is not None else stands.none()
    found = here.first() or (stands.first() if at_work else None)
    return _in_article(found[1], f"s{found[0]}") if found else page
