"""A mark becomes a claim, and stays in step with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Invalid
from annotations.events import announce
from annotations.http.transactions import one_act
from annotations.models import Anchor, Kind, Span, SpanStatus
from annotations.undoing import remember, silently
from claims.events import claim_changed
from claims.models import Claim, ClaimState, LinkStatus, Mention

LINK = {
    SpanStatus.ACCEPTED: LinkStatus.CONFIRMED,
    SpanStatus.SUGGESTED: LinkStatus.SUGGESTED,
    SpanStatus.REJECTED: LinkStatus.REJECTED,
    SpanStatus.REMOVED: LinkStatus.REJECTED,
}
UNTOUCHED = (ClaimState.SUGGESTED, ClaimState.ACCEPTED, ClaimState.REJECTED)


@one_act
def assert_claim(*, by: Access, span: Span, text: str = "", claim: Claim | None = None) -> Claim:
    """Say that the span states a claim: a new one in its own words, or one that is there already (another occurrence)."""
    by.require("claim")
    if span.label.kind != Kind.CLAIM:
        raise Invalid("Only spans with a label of kind claim state claims.", field="span_id", reason="not_a_claim_label")
    if span.status != SpanStatus.ACCEPTED:
        raise Conflict("Accept the mark first.", reason="span_not_accepted", status=span.status)
    occurrence: dict[str, Any] = {"stance": span.stance, "voice": span.voice, "created_by": by.user}
    fresh = claim is None
    if claim is None:
        claim = Claim.objects.create(
            project_id=by.project.pk, text=_wording(span, text), state=ClaimState.ACCEPTED, created_by=by.user,
            claim_type=str(span.details.get("claim_type", "")), language=span.edition.article.language,
        )  # fmt: skip
        mention, made = Mention.objects.create(project_id=by.project.pk, claim=claim, span=span, **occurrence), True
    elif claim.state == ClaimState.MERGED:
        raise Conflict("This claim was merged.", reason="claim_merged", successor=claim.merged_into_id)
    else:
        mention, made = Mention.objects.get_or_create(project_id=by.project.pk, claim=claim, span=span, defaults=occurrence)
    if not made:
        return claim
    now = {"held": True, "mention": mention.pk, "made": fresh or (claim.created_by_id == by.user.pk and claim.mentions.count() == 1)}
    remember(by=by, verb="claim.assert", obj=f"claim:{claim.pk}", before={"held": False}, after=now)
    ledger.record(project_id=by.project.pk, actor=by.user, verb="claim.assert", obj=f"claim:{claim.pk}", span=span.pk, mention=mention.pk)
    announce(claim_changed, claim_id=claim.pk, project_id=by.project.pk, verb="assert")
    return claim


def _wording(span: Span, text: str) -> str:
    draft = text or str(span.details.get("draft") or " … ".join(span.quote))
    words = " ".join(draft.split())
    if not words:
        raise Invalid("A claim needs words.", field="text", reason="empty")
    if len(words) > 2_000:
        raise Invalid("A claim has at most 2,000 characters; mark the statement alone.", field="text", reason="too_long", limit=2_000)
    return words


def follow_span(*, by: Access, span: Span, fresh: bool = False) -> None:
    """Keep claim and mention in step with a span whose status moved; refuses what would pull the ground from under a review.

    A `fresh` span was made in this very act: nothing mentions it yet.
    """
    claims = {} if fresh else _locked_claims(span)
    mentions = list(Mention.objects.select_for_update().filter(span=span, claim__in=claims)) if claims else []
    states_claim = span.label.kind == Kind.CLAIM
    if not mentions:
        if states_claim and span.status == SpanStatus.ACCEPTED:
            with silently():  # it goes back with its mark
                assert_claim(by=by, span=span)
        return
    link = LINK[SpanStatus(span.status)] if states_claim else LinkStatus.REJECTED
    for mention in mentions:
        if mention.status != link:
            mention.status, mention.version = link, mention.version + 1
            mention.save(update_fields=["status", "version"])
        _follow_mention(claims[mention.claim_id], link)


def follow_words(*, span: Span, before: Mapping[str, str]) -> None:
    """Voice and stance were corrected at the mark: mentions that said the same say so too, those set apart by hand stay."""
    claims = _locked_claims(span)
    for mention in Mention.objects.select_for_update().filter(span=span, claim__in=claims):
        claim = claims[mention.claim_id]
        changed = [name for name, was in before.items() if getattr(mention, name) == was != getattr(span, name)]
        if claim.decided or claim.state == ClaimState.MERGED or not changed:
            continue
        for name in changed:
            setattr(mention, name, getattr(span, name))
        mention.version += 1
        mention.save(update_fields=[*changed, "version"])


def _locked_claims(span: Span) -> dict[int, Claim]:
    """The claims that a mark states, locked before their mentions and in one order, as everywhere."""
    stated = Mention.objects.filter(span=span).values("claim")
    return {claim.pk: claim for claim in Claim.objects.select_for_update(no_key=True).filter(pk__in=stated).order_by("pk")}


def _follow_mention(claim: Claim, link: LinkStatus) -> None:
    if claim.state == ClaimState.MERGED:  # its successor follows
        return
    if claim.mentions.filter(status=LinkStatus.CONFIRMED).exists() and link != LinkStatus.CONFIRMED:
        return
    wanted = {
        LinkStatus.CONFIRMED: ClaimState.ACCEPTED,
        LinkStatus.SUGGESTED: ClaimState.SUGGESTED,
        LinkStatus.REJECTED: ClaimState.REJECTED,
    }[link]
    if claim.state == wanted or (link == LinkStatus.CONFIRMED and claim.state not in {ClaimState.SUGGESTED, ClaimState.REJECTED}):
        return
    if claim.state not in UNTOUCHED or claim.reviews.exists():
        raise Conflict("The claim in this span is under review.", reason="claim_in_review", claim_id=claim.pk)
    claim.state, claim.version = wanted, claim.version + 1
    claim.save(update_fields=["state", "version"])


def keep_decided(span: Span) -> None:
    """What a decided claim stands on is not moved, renamed or taken away under it."""
    stated = Mention.objects.filter(span=span, status=LinkStatus.CONFIRMED).values("claim")
    for claim in Claim.objects.select_for_update(no_key=True).filter(pk__in=stated).order_by("pk"):
        if claim.decided:
            raise Conflict("The claim in this span is decided; reopen it with a reason first.", reason="claim_locked", claim_id=claim.pk)


def carry_mentions(*, by: Access, pairs: Sequence[tuple[Span, Span]]) -> None:
    """The claims of carried spans are mentioned in the new edition too, where the words were found."""
    found = {old.pk: new for old, new in pairs if new.anchor == Anchor.ANCHORED}
    Mention.objects.bulk_create(
        Mention(
            project_id=by.project.pk, claim_id=mention.claim_id, span=found[mention.span_id], stance=mention.stance,
            voice=mention.voice, status=mention.status, created_by_id=mention.created_by_id,
        )
        for mention in Mention.objects.filter(span_id__in=found)
    )  # fmt: skip
