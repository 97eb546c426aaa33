"""Attaching, correcting and removing evidence. In a blind round it is its author's alone until the claim is decided."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now

from annotations import ledger
from annotations.access import Access
from annotations.errors import Invalid
from annotations.models import Article, Edition
from annotations.services.sound import sound
from annotations.undoing import remember
from claims import access
from claims.capture.address import canonical_url
from claims.models import Claim, Document, Evidence, Source
from claims.services.edit_claim import open_claim

EDITABLE = (
    "quote", "locator", "stance", "strength", "question", "answer", "independence_group", "self_reported", "note",
)  # fmt: skip


@transaction.atomic
def attach_evidence(
    *, by: Access, claim: Claim, stance: str, url: str = "", title: str = "", article: Article | None = None, publisher: str = "",
    published: str = "", medium: str = "web_text", **passage: Any,
) -> Evidence:  # fmt: skip
    """Quote a passage for or against a claim. The same page is one document of the project, whoever quotes it."""
    by.require("review")
    claim = open_claim(by, claim)
    document = _document(by, url=url, title=title, article=article, publisher=publisher, published=published, medium=medium)
    evidence = Evidence(
        project_id=by.project.pk, claim=claim, document=document, round=claim.round, stance=stance, created_by=by.user,
        **{key: value for key, value in passage.items() if key in EDITABLE},
    )  # fmt: skip
    sound(evidence)
    _stands_in(document, evidence.quote)
    evidence.save()
    _touch(by, claim.pk, "evidence.attach", evidence)
    _attached(by, "evidence.attach", evidence, now=True)
    return evidence


@transaction.atomic
def change_evidence(*, by: Access, evidence: Evidence, **changes: Any) -> Evidence:
    """Correct one's own piece while the claim is open."""
    evidence = _own(by, access.evidence(by), evidence.pk)
    changed = [key for key in EDITABLE if key in changes and getattr(evidence, key) != changes[key]]
    if not changed:
        return evidence
    before, after = {key: getattr(evidence, key) for key in changed}, {key: changes[key] for key in changed}
    remember(by=by, verb="evidence.change", obj=f"evidence:{evidence.pk}", before=before, after=after)
    for key in changed:
        setattr(evidence, key, changes[key])
    evidence.version += 1
    sound(evidence)
    _stands_in(evidence.document, evidence.quote)
    evidence.save()
    _touch(by, evidence.claim_id, "evidence.change", evidence, fields=changed)
    return evidence


@transaction.atomic
def remove_evidence(*, by: Access, evidence: Evidence) -> None:
    """Take one's own piece away; verdicts that cite it keep it."""
    evidence = _own(by, access.evidence(by), evidence.pk)
    Evidence.objects.filter(pk=evidence.pk).update(removed_at=Now(), version=F("version") + 1)
    _touch(by, evidence.claim_id, "evidence.remove", evidence)
    _attached(by, "evidence.remove", evidence, now=False)


@transaction.atomic
def restore_evidence(*, by: Access, evidence_id: int) -> Evidence:
    """Undo a removal."""
    evidence = _own(by, access.evidence_ever(by), evidence_id)
    if evidence.removed_at is None:
        return evidence
    evidence.removed_at, evidence.version = None, evidence.version + 1
    evidence.save(update_fields=["removed_at", "version"])
    _touch(by, evidence.claim_id, "evidence.restore", evidence)
    _attached(by, "evidence.restore", evidence, now=True)
    return evidence


def _attached(by: Access, verb: str, evidence: Evidence, *, now: bool) -> None:
    remember(by=by, verb=verb, obj=f"evidence:{evidence.pk}", before={"attached": not now}, after={"attached": now})


def _stands_in(document: Document, quote: str) -> None:
    """A passage of an article of ours is in one of its texts, word for word; how its lines are broken does not matter."""
    if document.article_id is None or not quote:
        return
    texts = Edition.objects.filter(article_id=document.article_id).values_list("text", flat=True)
    if not any(" ".join(quote.split()) in " ".join(text.split()) for text in texts):
        raise Invalid("These words do not stand in that article.", field="quote", reason="quote_mismatch")


def _own(by: Access, rows: QuerySet[Evidence], pk: int) -> Evidence:
    by.require("review")
    evidence = by.locked(rows, pk)
    open_claim(by, evidence.claim)
    if evidence.created_by_id != by.user.pk:
        by.require("change_others")
    return evidence


def _touch(by: Access, claim_id: int, verb: str, evidence: Evidence, **payload: Any) -> None:
    Claim.objects.filter(pk=claim_id).update(dossier_version=F("dossier_version") + 1)
    ledger.record(project_id=by.project.pk, actor=by.user, verb=verb, obj=f"evidence:{evidence.pk}", claim=claim_id, **payload)


def _document(
    by: Access, *, url: str, title: str, article: Article | None, publisher: str, published: str, medium: str
) -> Document:
    if article is not None:
        defaults = {"title": article.display_title, "published": article.published, "created_by": by.user}
        return _same(by, article=article) or Document.objects.create(project_id=by.project.pk, article=article, **defaults)
    if not url and not title:
        raise Invalid("Evidence needs a URL, a title or an article of the project.", field="url", reason="missing")
    fields = {
        "title": title[:300], "published": published, "medium": medium, "created_by": by.user,
        "source": _source(by, publisher) if publisher else None,
    }  # fmt: skip
    if not url:
        return _same(by, article=None, title=title[:300]) or Document.objects.create(project_id=by.project.pk, **fields)
    document, _ = Document.objects.get_or_create(project_id=by.project.pk, url=canonical_url(url), defaults=fields)
    return document


def _same(by: Access, **known: Any) -> Document | None:
    """The first document without an address that is known by this; two at once may have made two."""
    return Document.objects.filter(project_id=by.project.pk, url="", **known).order_by("pk").first()


def _source(by: Access, name: str) -> Source:
    source, _ = Source.objects.get_or_create(project_id=by.project.pk, name=name[:300], defaults={"created_by": by.user})
    return source
