"""How values are taken and written in this room's answers."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Model
from rest_framework.exceptions import ValidationError

from annotations.access import Access
from annotations.http import fields
from annotations.http.reasons import Reason
from annotations.http.serializers import StrictSerializer

NOTE = 20_000
_COUNTRY = re.compile(r"[A-Z]{2}")


class Wording(fields.Text):
    """One line of words: single spaces, none at the ends, so that what is sent is what is kept."""

    def to_internal_value(self, data: Any) -> str:
        """The words."""
        value = super().to_internal_value(data)
        if value != " ".join(value.split()):
            raise ValidationError("Write one line, with single spaces and none at its ends.", code=Reason("white_space"))
        return value


class Country(fields.Text):
    """ISO 3166-1 alpha-2, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_blank=True, help_text="ISO 3166-1 alpha-2, such as AM.", **kwargs)

    def to_internal_value(self, data: Any) -> str:
        """The code."""
        value = super().to_internal_value(data)
        if value and not _COUNTRY.fullmatch(value):
            raise ValidationError("Write two capital letters, such as AM.", code=Reason("country"))
        return value


class Reasoned(StrictSerializer):
    """An act with its reason."""

    reason = fields.Text(max_length=NOTE)


class RatingOut(StrictSerializer):
    """A label of a scale; rules look at its core value."""

    id = fields.Id()
    key = fields.Text()
    name = fields.Text()
    core = fields.Text(allow_blank=True)
    scale = fields.Id(source="scale_id", help_text="The version of the scale it belongs to.")


def author(by: Access, row: Any, user_id: int | None) -> int | None:
    """Who wrote a review, verdict, remark or piece of evidence: nobody is named while the round is blind and runs."""
    hidden = by.project.blind and not row.claim.decided and row.round == row.claim.round
    return None if hidden and user_id != by.user.pk else user_id


class Authored(StrictSerializer):
    """The base of what is blind while its round runs: `created_by` is null for others' work until the claim is decided."""

    def to_representation(self, instance: Model) -> dict[str, Any]:
        """With the author as far as the reader may know."""
        shape = dict(super().to_representation(instance))
        for name in ("created_by", "reviewer"):
            if name in shape:
                shape[name] = author(self.context["access"], instance, shape[name])
        return shape
