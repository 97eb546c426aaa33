"""A span as it is taken and given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from annotations.api.shown import moment
from annotations.http import fields
from annotations.http.reasons import Reason
from annotations.http.serializers import StrictSerializer
from annotations.models import Anchor, Kind, Origin, Span, SpanStatus, Stance, Voice

MOST_FRAGMENTS = 100


@extend_schema_field({"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
class Quote(serializers.Field[list[str], Any, list[str], Any]):
    """The words at the offsets: a string, or one string per fragment."""

    def to_internal_value(self, data: Any) -> list[str]:
        """One string per fragment."""
        words = data if isinstance(data, list) else [data]
        if not all(isinstance(one, str) for one in words):
            raise fields.wrong_type("a string or an array of strings")
        return [fields.clean_characters(one) for one in words]

    def to_representation(self, value: list[str]) -> list[str]:
        """Always as an array."""
        return value


class Place(StrictSerializer):
    """Where a span lies: `start` and `end`, or `fragments`; always with the words that stand there."""

    start = fields.Offset(required=False, help_text="Code points of the stored text, from 0.")
    end = fields.Offset(required=False, help_text="The first code point after it.")
    fragments = fields.Items(
        child=fields.Items(child=fields.Offset()), required=False, help_text="[[start, end], …], ascending and apart; at most 100."
    )
    quote = Quote()
    text_sha256 = fields.Text(max_length=64, required=False, help_text="The text one looked at; an older one is 409 edition_changed.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """`fragments` in any case."""
        start, end, fragments = attrs.pop("start", None), attrs.pop("end", None), attrs.get("fragments")
        if fragments is None:
            attrs["fragments"] = _of_edges(start, end)
        elif start is not None or end is not None:
            raise refused("start", "Give start and end, or fragments.", "not_with_fragments")
        else:
            attrs["fragments"] = [_pair(one) for one in fragments]
        if not attrs["fragments"]:
            raise refused("fragments", "A span needs a start and an end.", "empty")
        if len(attrs["fragments"]) > MOST_FRAGMENTS:
            raise refused("fragments", f"A span has at most {MOST_FRAGMENTS} fragments.", "too_many_fragments")
        return attrs


def _of_edges(start: int | None, end: int | None) -> list[tuple[int, int]]:
    if start is None or end is None:
        raise refused("start" if start is None else "end", "A span needs a start and an end.", "required")
    return [(start, end)]


def _pair(one: list[int]) -> tuple[int, int]:
    if len(one) != 2:
        raise refused("fragments", "A fragment is [start, end].", "wrong_type")
    return (one[0], one[1])


def refused(name: str, words: str, reason: str) -> ValidationError:
    """The refusal of one field by a rule over several."""
    return ValidationError({name: [ValidationError(words, code=Reason(reason)).detail[0]]})  # type: ignore[index]


class SpanDraft(Place):
    """A mark made by hand."""

    label = fields.Text(max_length=100, help_text="The label's key.")  # type: ignore[assignment]  # DRF has a label of its own


class SpanOut(StrictSerializer):
    """A span."""

    id = fields.Id()
    article = fields.Id()
    edition = fields.Id()
    label = fields.Text()  # type: ignore[assignment]
    kind = fields.Choice(choices=Kind.choices)
    start = fields.Offset()
    end = fields.Offset()
    fragments = fields.Items(child=fields.Items(child=fields.Offset()))
    quote = fields.Items(child=fields.Text(), help_text="One exact quote per fragment.")
    prefix = fields.Text()
    suffix = fields.Text()
    origin = fields.Choice(choices=Origin.choices)
    status = fields.Choice(choices=SpanStatus.choices)
    anchor = fields.Choice(choices=Anchor.choices)
    score = fields.Score(allow_null=True)
    reasons = fields.Items(child=fields.Text(), help_text="Why the pipeline suggests it.")
    details = fields.Free()
    voice = fields.Choice(choices=Voice.choices)
    stance = fields.Choice(choices=Stance.choices)
    created_at = fields.Moment()
    created_by = fields.Id(allow_null=True, help_text="None: the pipeline.")
    decided_at = fields.Moment(allow_null=True)
    decided_by = fields.Id(allow_null=True)
    decision_reason = fields.Text()
    etag = fields.Text()

    def to_representation(self, instance: Span) -> dict[str, Any]:
        """From a row whose label and edition are at hand."""
        row = {name: getattr(instance, name) for name in COLUMNS}
        return shape(row, instance.edition.article_id, instance.label.key, instance.label.kind)


COLUMNS = (
    "id", "edition_id", "start", "end", "fragments", "quote", "prefix", "suffix", "origin", "status", "anchor", "score", "reasons",
    "details", "voice", "stance", "created_at", "created_by_id", "decided_at", "decided_by_id", "decision_reason", "version",
)  # fmt: skip


class SpanMade(SpanOut):
    """The span one made, and what one should know about its edges."""

    warnings = fields.Items(child=fields.Free())

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """From a `Highlighted`."""
        return {**super().to_representation(instance.span), "warnings": instance.warnings}


def shape(row: Mapping[str, Any], article_id: int, label: str, kind: str) -> dict[str, Any]:
    """One span out of its columns; `document` writes the same in SQL."""
    return {
        "id": row["id"], "article": article_id, "edition": row["edition_id"], "label": label, "kind": kind, "start": row["start"],
        "end": row["end"], "fragments": row["fragments"], "quote": row["quote"], "prefix": row["prefix"], "suffix": row["suffix"],
        "origin": row["origin"], "status": row["status"], "anchor": row["anchor"], "score": row["score"], "reasons": row["reasons"],
        "details": row["details"], "voice": row["voice"], "stance": row["stance"], "created_at": moment(row["created_at"]),
        "created_by": row["created_by_id"], "decided_at": moment(row["decided_at"]), "decided_by": row["decided_by_id"],
        "decision_reason": row["decision_reason"], "etag": f'"{row["id"]}-{row["version"]}"',
    }  # fmt: skip
