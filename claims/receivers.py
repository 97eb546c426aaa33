"""Listeners of this room. Those of in-transaction events write with the act that caused them."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from annotations.events import (
    project_configured,
    project_created,
    span_carried,
    span_changing,
    span_corrected,
    span_settled,
    suggestions_giving_way,
    tidying,
)
from claims.models import Mention
from claims.presets import install_scales
from claims.services import housekeeping
from claims.services.assert_claim import carry_mentions, follow_span, follow_words, keep_decided
from claims.services.settle import settle_due


@receiver(project_created)
def give_scales(sender: Any, *, project: Any, actor: Any, **_: Any) -> None:
    """A new project starts with the default scales."""
    install_scales(project=project, actor=actor)


@receiver(project_configured)
def settle_what_is_enough(sender: Any, *, by: Any, fields: Any, **_: Any) -> None:
    """Claims that have as many reviews as are now asked for need no further one."""
    if "reviews_per_claim" in fields:
        settle_due(by=by)


@receiver(span_changing)
def keep_ground(sender: Any, *, span: Any, **_: Any) -> None:
    """A decided claim keeps the marks it was decided on."""
    keep_decided(span)


@receiver(span_settled)
def keep_claim_with_span(sender: Any, *, span: Any, by: Any, before: str | None, **_: Any) -> None:
    """Marking or accepting a span of kind claim makes or accepts its Claim and Mention; taking it back, back."""
    follow_span(by=by, span=span, fresh=before is None)


@receiver(span_corrected)
def keep_mention_with_span(sender: Any, *, span: Any, before: Any, **_: Any) -> None:
    """What the words of a mark do, and in whose voice, is so for the claims that they state."""
    follow_words(span=span, before=before)


@receiver(suggestions_giving_way)
def hold_mentioned(sender: Any, *, span_ids: set[int], **_: Any) -> set[int]:
    """A mark in which a claim is mentioned stays: claims never lose the words they stand on."""
    return set(Mention.objects.filter(span__in=span_ids).values_list("span_id", flat=True)) if span_ids else set()


@receiver(span_carried)
def carry(sender: Any, *, pairs: Any, by: Any, **_: Any) -> None:
    """Claims are mentioned in the new edition where their spans were carried to."""
    carry_mentions(by=by, pairs=pairs)


@receiver(tidying)
def tidy_judgement(sender: Any, **_: Any) -> dict[str, int]:
    """Assignments and exports whose time is over."""
    return housekeeping.tidy()
