"""`/claims/<id>`: one claim in its own words, everywhere it appears, with evidence, verdicts and history (UI.md §6.5)."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.models import Attribution, HopRole
from claims import access
from claims.exporters import claim_review
from claims.exporters.ratings import scales_by_version
from claims.models import Claim, ClaimState, ClaimType, Confidence, Evidence, Publication, PublicationState, Review, ReviewState
from claims.records import ProjectSnapshot, dossier_of
from claims.services.export import exporter_of, options_of
from claims.services.publish import last_publication
from claims.services.settle import claims_verdict
from workbench.desk.claim_history import steps
from workbench.desk.dates import day
from workbench.desk.occurrences import occurrences
from workbench.desk.panel import evidence_card, evidence_of, rating, stances
from workbench.desk.place import remember
from workbench.desk.relations import candidates, kinds, relations
from workbench.desk.said import ROLES
from workbench.language.words import named


def claim_seat(request: HttpRequest, claim_id: int) -> tuple[Access, Claim]:
    """The reader's seat and the claim; NotFound for everyone else."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    remember(request, by.project.pk)
    return by, by.one(access.claims(by), claim_id)


@require_safe
def claim_page(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The page."""
    by, claim = claim_seat(request, claim_id)
    return render(request, "desk/claim.html", page(by, claim))


def page(by: Access, claim: Claim) -> dict[str, Any]:
    """Everything desk/claim.html asks for."""
    pieces = evidence_of(by, claim)
    last = last_publication(claim)
    public = last is not None and last.state != PublicationState.RETRACTED
    return {
        "project": by.project,
        "claim": _head(claim),
        "chain": _chain(claim),
        **occurrences(by, claim),
        "relations": relations(by, claim),
        "candidates": candidates(by, claim),
        "kinds": kinds(),
        **_verdict(by, claim),
        "own_review": _own(by, claim),
        "evidence_groups": groups(pieces),
        "independence": independence(pieces),
        "steps": steps(by, claim),
        "preview": _preview(by, claim) if claims_verdict(claim) else None,
        "preview_note": _("published") if public else _("not published"),
        "publication": _publication(last),
        "stances": stances(),
        "typed": {},
        "errors": {},
        **_rights(by, claim, last, public=public),
    }


def _head(claim: Claim) -> dict[str, Any]:
    names = {ClaimState.MERGED: _("Merged into claim %(n)s") % {"n": claim.merged_into_id}}
    return {
        "id": claim.pk,
        "text": claim.text,
        "short": claim.short_text or claim.text[:60],
        "state": claim.state,
        "state_name": names.get(ClaimState(claim.state), named(ClaimState(claim.state))),
        "version": claim.etag,
        "type_name": named(ClaimType(claim.claim_type)) if claim.claim_type else "",
        "gloss": claim.note,
        "valid": _("As of %(date)s") % {"date": claim.claim_date} if claim.claim_date else "",
    }


def _rights(by: Access, claim: Claim, last: Publication | None, *, public: bool) -> dict[str, bool]:
    wrote = Review.objects.filter(claim=claim, round=claim.round, reviewer=by.user).exists()
    waits = claim.state in {ClaimState.AGREED, ClaimState.ADJUDICATED}  # also where the rule was given up meanwhile
    verdict = claims_verdict(claim)
    new = verdict is not None and (last is None or last.verdict_id != verdict.pk)
    own = by.project.needs_second_publisher and wrote
    approved = claim.state == ClaimState.APPROVED
    return {
        "may_attach": by.may("review") and not claim.decided and claim.state != ClaimState.MERGED,
        "may_approve": by.may("adjudicate") and waits and not wrote,
        "may_publish": by.may("publish") and approved and not public and not own,
        "may_correct": by.may("publish") and public and not own,
        "may_publish_correction": public and approved and new,
        "may_reopen": by.may("adjudicate") and claim.decided,
        "may_link": by.may("claim"),
        "may_edit": by.may("claim") and not claim.decided,
    }


def _chain(claim: Claim) -> dict[str, Any]:
    mention = claim.mentions.exclude(status="rejected").order_by("created_at", "pk").first()
    rows = list(Attribution.objects.filter(span=mention.span_id).select_related("speaker").order_by("-position")) if mention else []
    sure = all(hop.order_certain for hop in rows)
    hops = [
        {"role": ROLES[HopRole(hop.role)], "name": hop.speaker.name, "note": hop.speaker.role, "party": False, "cue": hop.cue or "→"}
        for hop in rows
    ]
    return {"hops": hops, "note": _("order certain") if sure else _("order uncertain")}


def _verdict(by: Access, claim: Claim) -> dict[str, Any]:
    verdict = claims_verdict(claim)
    if verdict is None:
        return {"verdict": None, "verdict_wait": waiting_words(by, claim)}
    return {
        "verdict": {
            "attribution": rating(verdict.attribution),
            "veracity": rating(verdict.veracity),
            "rationale": verdict.rationale,
            "as_of": _("as of %(date)s") % {"date": day(verdict.created_at)},
            "by_person": verdict.created_by,
            "by": _("Decided by %(who)s") % {"who": verdict.created_by.shown_name} if verdict.created_by else "",
            "confidence_name": _("%(level)s confidence") % {"level": named(Confidence(verdict.confidence))}
            if verdict.confidence
            else "",
        },
    }


def waiting_words(by: Access, claim: Claim) -> str:
    """What the verdict still waits for."""
    done = Review.objects.filter(claim=claim, round=claim.round, state=ReviewState.SUBMITTED).count()
    if claim.state == ClaimState.DISPUTED:
        return _("The reviews disagree; the claim waits for adjudication.")
    if claim.state == ClaimState.AGREED:
        return _("The reviews agree; the claim waits for approval.")
    if claim.state in {ClaimState.MERGED, ClaimState.REJECTED}:
        return _("This claim is not in work.")
    if not access.sees_reviews(by, claim):
        return _("No verdict yet. Reviews stay hidden until the claim is decided.")
    return _("%(done)s of %(n)s reviews are in.") % {"done": done, "n": by.project.reviews_per_claim}


def _own(by: Access, claim: Claim) -> dict[str, str] | None:
    review = Review.objects.filter(claim=claim, reviewer=by.user, round=claim.round).first()
    mention = claim.mentions.select_related("span__edition").defer("span__edition__text", "span__edition__search").first()
    if mention is None or not by.may("review"):
        return None
    words = {
        "draft": _("You have a draft here."),
        "submitted": _("You have submitted your review."),
        "returned": _("Your review was returned."),
    }
    said = words[review.state] if review else _("You have not reviewed this claim.")
    if review is None and claim.decided:
        return None
    return {"url": f"/articles/{mention.span.edition.article_id}?at=s{mention.span_id}", "words": said}


def groups(pieces: list[Evidence]) -> list[dict[str, Any]]:
    """Evidence by its origin: one group counts once."""
    found: dict[str, list[Evidence]] = {}
    for one in pieces:
        source = one.document.source.name if one.document.source else one.document.title or one.document.url
        found.setdefault(one.independence_group or source, []).append(one)
    return [
        {
            "letter": chr(65 + n % 26),
            "name": name,
            "items": [evidence_card(one) for one in rows],
            "note": _("%(n)s pieces, count as 1") % {"n": len(rows)} if len(rows) > 1 else _("independent"),
        }
        for n, (name, rows) in enumerate(found.items())
    ]


def independence(pieces: list[Evidence]) -> dict[str, Any]:
    """How many origins stand behind the evidence."""
    sizes = [len(group["items"]) for group in groups(pieces)]
    note = _("Pieces of one origin count once.") if len(pieces) > len(sizes) else ""
    return {"sources": len(pieces), "independent": len(sizes), "groups": sizes, "note": note}


def _publication(last: Publication | None) -> dict[str, Any] | None:
    if last is None:
        return None
    said = {"published": _("Published"), "corrected": _("Corrected"), "retracted": _("Retracted")}[last.state]
    return {
        "state": last.state,
        "state_name": said,
        "version": f'"{last.pk}-{last.number}"',
        "words": ngettext("%(said)s, version %(n)s", "%(said)s, version %(n)s", last.number) % {"said": said, "n": last.number},
    }


def _preview(by: Access, claim: Claim) -> dict[str, Any]:
    dossier = dossier_of(claim, access=by)
    options = options_of(by, exporter_of("claimreview"), {})
    record = claim_review(dossier, scales=scales_by_version(ProjectSnapshot(by)), options=options)
    shown = orjson.dumps(record, option=orjson.OPT_INDENT_2).decode() if record else ""
    return {
        "json": shown,
        "checks": _checks(record),
        "url": f"/reviews/{claim.pk}.jsonld" if record and by.project.public_pages else "",
    }


def _checks(record: Any) -> list[dict[str, Any]]:
    if not record:
        return [{"ok": False, "text": _("Nothing is published yet. The record appears here with the publication.")}]
    rated = "ratingValue" in record.get("reviewRating", {})
    length = len(record.get("claimReviewed", ""))
    return [
        {"ok": True, "text": _("Required fields present")},
        {"ok": rated, "text": _("On the ordered scale") if rated else _("No ratingValue: the label has no place on an ordered scale")},
        {"ok": length <= 75, "text": _("Claim has %(n)s characters; aggregators show 75") % {"n": length}},
    ]
