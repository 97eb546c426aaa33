"""The right column of the review: the claim in hand with one's own review, or a suggestion with its reasons."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from annotations.access import Access
from annotations.models import Origin, Span, SpanStatus
from claims import access as claims_access
from claims.models import Axis, Claim, ClaimState, ClaimType, Evidence, EvidenceStance, Review, ReviewState, Strength
from workbench.desk.checks import checks
from workbench.desk.claim_side import beside, decision
from workbench.desk.due import due, others, reviewers
from workbench.desk.facts import details_form, facts, weighed
from workbench.desk.item import Item
from workbench.desk.layout import layout_panel
from workbench.desk.reading import Reading, stands_beside
from workbench.desk.said import may_correct, said
from workbench.desk.together import own_pieces, shown_sets
from workbench.language.words import mark, named, rating_name


def panel(reading: Reading, key: str, *, errors: dict[str, str] | None = None) -> dict[str, Any]:
    """Context of components/panel.html for the mark or paragraph of that name, or "layout" ("": nothing chosen)."""
    laid = layout_panel(reading, key)
    if laid is not None:
        return {**laid, "counts": counts(reading)}
    item = reading.item(key)
    if item is not None and item.state != "suggested" and item.claim is not None:
        return _claim(reading, item, item.claim, errors or {})
    span = item.span if item is not None else reading.span(key)
    if span is None:
        return {"selected": "", "counts": counts(reading)}
    return _suggestion(reading, span, item)


def counts(reading: Reading) -> dict[str, int]:
    """How far the reader is with this article."""
    states = [item.state for item in reading.items]
    done = sum(item.done for item in reading.items)
    suggested = states.count("suggested")
    return {"done": done, "suggested": suggested, "open": len(states) - done - suggested, "total": len(states), "todo": len(states) - done}


def place(reading: Reading, span: Span) -> dict[str, Any]:
    """Where a mark stands and how long it is."""
    return {
        "key": f"s{span.pk}",
        "span_id": span.pk,
        "span_url": f"/spans/{span.pk}",
        "span_version": span.etag,
        "kind": span.label.kind,
        "kind_name": mark(span.label.name),
        "paragraph": reading.paragraph_of(span.start),
        "chars": sum(end - start for start, end in span.fragments),
    }


def _suggestion(reading: Reading, span: Span, item: Item | None) -> dict[str, Any]:
    """Open, it is decided here; decided, it is what it is, and may be removed."""
    by, open_now = reading.by, span.status == SpanStatus.SUGGESTED
    may_mark = by.may("mark") and not by.read_only
    return {
        "selected": "suggestion",
        "item": {
            **place(reading, span),
            "n": item.number if item else "·",
            "state": span.status,
            "state_name": named(SpanStatus(span.status)),
            "text": " … ".join(span.quote),
            "num_state": "sug" if open_now else "ok",
            "by_hand": span.origin == Origin.HUMAN,
            "may_decide": open_now and may_mark,
            "may_remove": span.status == SpanStatus.ACCEPTED and may_mark,
            "may_judge": open_now and may_mark and by.may("review"),
        },
        "due": due(reading, f"s{span.pk}"),
        "who": said(reading, span),
        "weighed": weighed(span),
        "facts": facts(span),
        "details": details_form(span) if may_correct(reading, span) else None,
        "draft": span.details.get("draft", ""),
        "checks": checks(reading, span) if span.label.kind == "claim" else [],
    }


def _claim(reading: Reading, item: Item, claim: Claim, errors: dict[str, str]) -> dict[str, Any]:
    by, review = reading.by, item.review
    open_now = not claim.decided and claim.state not in {"rejected", "merged"}
    submitted = review is not None and review.state == ReviewState.SUBMITTED
    following, evidence = reading.after(item.key), evidence_of(by, claim) if stands_beside(claim, "has_evidence") else []
    return {
        "selected": "claim",
        "claim": {
            "id": claim.pk,
            "text": claim.text,
            "state": claim.state,
            "state_name": named(ClaimState(claim.state)),
            "type_name": named(ClaimType(claim.claim_type)) if claim.claim_type else "",
            "version": claim.version,
            "url": f"/claims/{claim.pk}",
        },
        "item": {**place(reading, item.span), "n": item.number},
        "who": said(reading, item.span, settled=not open_now),
        "scales": scales(reading.by),
        "review": review_fields(review),
        "errors": errors,
        "may_review": by.may("review") and open_now and not submitted and claim.state not in {"agreed", "disputed"},
        "may_withdraw": submitted and open_now,
        "may_remove": by.may("mark") and open_now,
        "decided": _decided(reading, claim),
        "reviewers": reviewers(reading),
        "others": others(reading) if submitted and open_now else "",
        **beside(reading, item, claim, evidence),
        "evidence": [evidence_card(one) for one in evidence],
        "own_sets": shown_sets(review.evidence_sets, evidence) if review else [],
        "may_group": len(own_pieces(by, evidence)) > 1,
        "next_n": following.number if following and following.key != item.key else None,
    }


def stances() -> list[dict[str, str]]:
    """What a piece of evidence may do for a claim."""
    return [{"value": stance.value, "name": named(stance)} for stance in EvidenceStance]


def _decided(reading: Reading, claim: Claim) -> dict[str, Any] | None:
    verdict = decision(claim)
    if verdict is None:
        return None
    return {
        "words": _("This claim is decided."),
        "may_reopen": reading.by.may("adjudicate"),
        "attribution": rating(verdict.attribution),
        "veracity": rating(verdict.veracity),
        "rationale": verdict.rationale,
    }


def scales(by: Access) -> dict[str, list[dict[str, Any]]]:
    """The labels one may choose, in order, by axis."""
    found: dict[str, list[dict[str, Any]]] = {Axis.ATTRIBUTION.value: [], Axis.VERACITY.value: []}
    for label in claims_access.scale_labels(by, *found).select_related("scale"):
        shown = {"value": label.pk, "name": rating_name(label.name), "shape": label.shape, "tone": label.tone or "unv"}
        found[label.scale.axis].append(shown)
    return found


def review_fields(review: Review | None) -> dict[str, Any]:
    """One's own review as the form shows it."""
    if review is None:
        return {"state": "draft", "version": ""}
    return {
        "attribution": review.attribution_id,
        "veracity": review.veracity_id,
        "confidence": review.confidence,
        "rationale": review.rationale,
        "search_log": review.search_log,
        "version": review.etag,
        "number": review.version,
        "state": review.state,
        "note": review.return_comment if review.state == ReviewState.RETURNED else "",
        "attribution_rating": rating(review.attribution),
        "veracity_rating": rating(review.veracity),
        "saved": _("Draft saved") if review.state == ReviewState.DRAFT else _("Submitted"),
    }


def rating(label: Any) -> dict[str, str] | None:
    """Shape, colour and word of a scale label."""
    return {"shape": label.shape or "circle", "tone": label.tone or "unv", "name": rating_name(label.name)} if label else None


def evidence_of(by: Access, claim: Claim) -> list[Evidence]:
    """The evidence the reader may see on a claim."""
    rows = claims_access.evidence(by).filter(claim=claim)
    return list(rows.select_related("document__source").order_by("created_at", "pk"))


def evidence_card(one: Evidence) -> dict[str, Any]:
    """A piece of evidence as components/evidence.html shows it."""
    facts = [
        named(Strength(one.strength)) if one.strength else "",
        one.locator,
        _("Self-reported by claimant") if one.self_reported else "",
    ]
    source = one.document.source.name if one.document.source else ""
    return {
        "id": one.pk,
        "stance": one.stance,
        "stance_name": named(EvidenceStance(one.stance)),
        "title": one.document.title or one.document.url,
        "url": one.document.url,
        "quote": one.quote,
        "facts": [fact for fact in (source, *facts) if fact],
        "snapshot": _("In this project") if one.document.article_id else _("No snapshot"),
        "version": one.etag,
    }
