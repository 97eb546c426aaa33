"""A claim as it is taken and given."""

from __future__ import annotations

from annotations.api.shown import Language
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from claims.api.shown import NOTE, Country, Wording
from claims.models import ClaimState, ClaimType


class ClaimDraft(StrictSerializer):
    """A mark of kind claim that states it; its words, unless those of the mark will do."""

    span_id = fields.Id()
    text = Wording(max_length=2_000, required=False)


class ClaimChanges(StrictSerializer):
    """What may change about an undecided claim."""

    text = Wording(max_length=2_000)
    short_text = Wording(max_length=300, allow_blank=True)
    claim_type = fields.Choice(choices=ClaimType.choices, allow_blank=True)
    language = Language()
    claim_date = fields.Day(allow_null=True)
    location = Country()
    note = fields.Text(max_length=NOTE, allow_blank=True)


class ClaimOut(StrictSerializer):
    """A claim and where its checking stands."""

    id = fields.Id()
    text = fields.Text()
    short_text = fields.Text()
    claim_type = fields.Choice(choices=ClaimType.choices, allow_blank=True)
    language = fields.Text()
    claim_date = fields.Day(allow_null=True)
    location = fields.Text()
    note = fields.Text()
    state = fields.Choice(choices=ClaimState.choices)
    round = fields.Integer()
    merged_into = fields.Id(source="merged_into_id", allow_null=True, help_text="Its successor, if it was merged.")
    created_by = fields.Id(source="created_by_id", allow_null=True)
    created_at = fields.Moment()
    etag = fields.Text()
